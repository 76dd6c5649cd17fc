"""What a rule is, and the register of all of them."""

from __future__ import annotations

from cdk8s_pods.issues import Issue
from cdk8s_pods.schema.type_names import version_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias, TypedDict, TypeVar

    from typing_extensions import NotRequired, Unpack

    from cdk8s_pods.issues import FieldPath, Message
    from cdk8s_pods.issues.issue import Category

    from .context import Context
    from .source import Source
    from .target import PodSecurityLevel

    #: Where the problem is and what is wrong, in the API server's words: ``duplicate("http")``.
    Problem: TypeAlias = tuple[FieldPath, Message]
    #: What a rule finds.
    Problems: TypeAlias = Iterable[Problem]
    Check: TypeAlias = Callable[[Any, FieldPath, Context], Problems | None]
    CheckT = TypeVar("CheckT", bound=Check)

    class Metadata(TypedDict):
        """What is said of a rule besides what it looks at; see :class:`Rule`."""

        remedy: str
        source: Source | tuple[Source, ...]
        category: NotRequired[Category]
        level: NotRequired[PodSecurityLevel]
        since: NotRequired[str]
        until: NotRequired[str]
        when: NotRequired[tuple[str, ...]]


class Rule:
    """One rule: a sentence-named function and what is said when it finds something.

    Args:
        id: The stable id, the name of the function: a sentence that holds for every good manifest.
        targets: What it looks at: ``Type`` for every object of an API type, ``Type.field`` for every written field. A
            rule between objects has none: it is asked for the objects of some kinds.
        check: Called as ``check(value, at, context)`` with a well-typed value; gives the problems found, or None.
        remedy: What the user does about it, in the imperative.
        source: Where the rule was read: the API server's function, the documentation page, the measured fact.
        category: ``api``, ``runtime``, ``pod-security`` or ``advice``.
        level: The level of the Pod Security Standards from which on it holds; makes it ``pod-security``.
        since: The first Kubernetes that has the rule, such as ``1.36``; of a control of the Pod Security Standards the
            first version of the standards.
        until: The first that no longer has it.
        when: Fields of which an object of a ``Type`` target needs one to be looked at; none looks at every object. Of a
            rule between objects, the kinds of which the input must hold one for the rule to find anything.
    """

    __slots__ = ("category", "check", "id", "level", "remedy", "since", "sources", "targets", "until", "when")

    def __init__(
        self,
        id: str,
        targets: tuple[str, ...],
        check: Check,
        *,
        remedy: str,
        source: Source | tuple[Source, ...],
        category: Category = "api",
        level: PodSecurityLevel | None = None,
        since: str | None = None,
        until: str | None = None,
        when: tuple[str, ...] = (),
    ) -> None:
        self.id = id
        self.targets = targets
        self.check = check
        self.remedy = remedy
        self.sources = source if isinstance(source, tuple) else (source,)
        self.category: Category = "pod-security" if level else category
        self.level: PodSecurityLevel | None = level
        self.since = since
        self.until = until
        self.when = when

    def holds_in(self, version: tuple[int, int]) -> bool:
        """Whether a version of Kubernetes, or of the Pod Security Standards, has the rule."""
        return (self.since is None or version_number(self.since) <= version) and (
            self.until is None or version < version_number(self.until)
        )

    def issue(self, at: FieldPath, message: Message) -> Issue:
        """What the rule says of a place."""
        category: Category = "advice" if message.is_mild else self.category
        return Issue(at, self.id, category, message, message.remedy or self.remedy)

    @property
    def triggers(self) -> tuple[str, ...]:
        """What in a manifest has the rule called: its targets, or the fields it waits for in each of them."""
        return tuple(f"{target}.{field}" for target in self.targets for field in self.when) or self.targets

    @property
    def explanation(self) -> str:
        """Why the rule exists, in a sentence or a few: the docstring of its function."""
        return (self.check.__doc__ or "").strip()


#: Every rule by its id, in the order of definition.
RULES: dict[str, Rule] = {}


def rule(*targets: str, **metadata: Unpack[Metadata]) -> Callable[[CheckT], CheckT]:
    """Register the decorated function as a rule; its name becomes the rule's id. What is said of it: see ``Rule``.

    A rule is called once for each target it meets, with the value, its path and the context. Objects that the API
    server takes as written and empty when they are not (a Pod's ``spec``, a workload's ``template``) are met too, as
    ``{}``; see ``walk.IMPLIED``. Where it holds in some versions of Kubernetes alone, ``since`` and ``until`` say so,
    and it is not asked in others. Two things keep checking quick, and a rule has to bear with them:

    - it is a pure function of the value and the context. It is first called with a path that leads nowhere; only
      when some rule of the manifest finds something are all called again with their real paths;
    - it is called for good manifests nearly always, so it returns None or an empty list at once where nothing can be
      wrong. Where it costs no clarity, target ``Type.field`` rather than ``Type``, or say ``when`` a ``Type`` is to be
      looked at: only what is written costs then.

    Rules that ask one of a few frequent questions are declared, not coded: see ``declarations``.
    """

    def register(check: CheckT) -> CheckT:
        name: str = check.__name__
        if name in RULES:
            raise ValueError(f"rule {name} is defined twice")
        RULES[name] = Rule(name, targets, check, **metadata)
        return check

    return register
