"""Tests of what must be refused."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


class Refusal:
    """What a block was refused for; made by ``assert_refused``.

    Args:
        rule: The id of the rule that must refuse.
        path: The field that it must name; None for any.
    """

    def __init__(self, rule: str, path: str | None) -> None:
        self._rule = rule
        self._path = path
        self._error: Exception | None = None

    @property
    def error(self) -> Exception:
        """What was raised: ``InvalidManifest``, or cdk8s' ``RuntimeError`` where the whole tree was refused."""
        if self._error is None:
            raise AttributeError("nothing was raised yet: ask for the error after the block")
        return self._error

    def __enter__(self) -> Refusal:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, error: BaseException | None, _traceback: TracebackType | None
    ) -> bool:
        if error is None:
            raise AssertionError(f"nothing was refused; expected {self._expected}")
        if not isinstance(error, Exception):
            return False
        found = _refused_by(error)
        if found is None:
            # Not a refusal: what went wrong is seen as it is.
            return False
        self._error = error
        if not any(rule == self._rule and self._path in (None, path) for rule, path in found):
            raise AssertionError(f"refused for something else; expected {self._expected}\n{error}") from error
        return True

    @property
    def _expected(self) -> str:
        return f"{self._rule} at {self._path}" if self._path else self._rule


def assert_refused(rule: str, path: str | None = None) -> Refusal:
    """Assert that a ``with`` block is refused by a rule.

    .. code-block:: python

        with assert_refused("containers_have_an_image", "spec.containers[0].image"):
            Pod(chart, "web", spec=PodSpec(containers=[Container(name="web")]))

    Both a construct that is refused where it is made and a tree that is refused when it is synthesized (by
    ``manifests(chart)``) count; other issues may be found as well.

    Args:
        rule: The id of the rule; ``cdk8s-pods rules`` lists them.
        path: The field that it names, such as ``spec.containers[0].image``; None for any.

    Raises:
        ValueError: No rule has that id.
        AssertionError: Nothing is refused, or something else is.
    """
    # Deferred: all rules are loaded for it.
    from cdk8s_pods.rules.catalogue import load_rules

    if rule not in (known := load_rules()):
        from cdk8s_pods.suggestion import did_you_mean

        raise ValueError(f"no rule is named {rule}{did_you_mean(rule, known)}")
    return Refusal(rule, path)


def _refused_by(error: Exception) -> list[tuple[str, str]] | None:
    """The rules and the paths of a refusal; None of what is none."""
    from cdk8s_pods.issues import InvalidManifest

    if isinstance(error, InvalidManifest):
        return [(issue.rule, issue.path) for issue in error.issues]
    return _refused_at_synth(str(error)) if isinstance(error, RuntimeError) else None


def _refused_at_synth(text: str) -> list[tuple[str, str]] | None:
    """What cdk8s tells of a refused tree is text alone: ``Service "web" (file:1): spec.selector: ... [rule]``."""
    import re

    found = re.findall(r'^.*?\w+ "[^"\n]*"(?: \([^\n]*?:\d+\))?: ([^\s:]+): [^\n]*\[(\w+)\]$', text, re.MULTILINE)
    return [(rule, path) for path, rule in found] or None
