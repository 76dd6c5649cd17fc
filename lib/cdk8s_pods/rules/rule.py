"""What a rule is, and the register of all of them."""

from __future__ import annotations

from cdk8s_pods.issues import Issue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias, TypeVar

    from cdk8s_pods.issues import FieldPath, Message
    from cdk8s_pods.issues.issue import Category

    from .context import Context

    #: Where the problem is and what is wrong, in the API server's words: ``duplicate("http")``.
    Problem: TypeAlias = tuple[FieldPath, Message]
    Check: TypeAlias = Callable[[Any, FieldPath, Context], Iterable[Problem] | None]
    CheckT = TypeVar("CheckT", bound=Check)


class Rule:
    """One rule: a sentence-named function and what is said when it finds something.

    Args:
        id: The stable id, the name of the function: a sentence that holds for every good manifest.
        category: ``api``, ``runtime``, ``pod-security`` or ``advice``.
        targets: What it looks at: ``Type`` for every object of an API type, ``Type.field`` for every written field.
        remedy: What the user does about it, in the imperative.
        source: Where the rule comes from: the API server's function, the documentation page, the measured fact.
        check: Called as ``check(value, at, context)`` with a well-typed value; gives the problems found, or None.
        when: Fields of which an object of a ``Type`` target needs one to be looked at; none looks at every object.
    """

    __slots__ = ("category", "check", "id", "remedy", "source", "targets", "when")

    def __init__(
        self,
        id: str,
        category: Category,
        targets: tuple[str, ...],
        remedy: str,
        source: str,
        check: Check,
        when: tuple[str, ...] = (),
    ) -> None:
        self.id = id
        self.category: Category = category
        self.targets = targets
        self.remedy = remedy
        self.source = source
        self.check = check
        self.when = when

    def issue(self, at: FieldPath, message: Message) -> Issue:
        """What the rule says of a place."""
        return Issue(at, self.id, self.category, message, message.remedy or self.remedy)

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


def rule(
    *targets: str, category: Category = "api", remedy: str, source: str, when: tuple[str, ...] = ()
) -> Callable[[CheckT], CheckT]:
    """Register the decorated function as a rule; its name becomes the rule's id.

    A rule is called once for each target it meets, with the value, its path and the context. Objects that the API
    server takes as written and empty when they are not (a Pod's ``spec``, a workload's ``template``) are met too, as
    ``{}``; see ``walk.IMPLIED``. Two things keep checking quick, and a rule has to bear with them:

    - it is a pure function of the value and the context. It is first called with a path that leads nowhere; only
      when some rule of the manifest finds something are all called again with their real paths;
    - it is called for good manifests nearly always, so it returns None or an empty list at once where nothing can be
      wrong. Where it costs no clarity, target ``Type.field`` rather than ``Type``, or say ``when`` a ``Type`` is to be
      looked at: only what is written costs then.
    """

    def register(check: CheckT) -> CheckT:
        name: str = check.__name__
        if name in RULES:
            raise ValueError(f"rule {name} is defined twice")
        RULES[name] = Rule(name, category, targets, remedy, source, check, when)
        return check

    return register
