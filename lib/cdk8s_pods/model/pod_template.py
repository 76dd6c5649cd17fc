"""The pods that a workload makes."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from typing_extensions import Self

    from .metadata import ObjectMeta
    from .pod_spec import PodSpec

    class Wish(Protocol):
        """What was asked of the order in which a pod's containers start; patterns know what it is."""

        def kept_in(self, template: PodTemplateSpec, /) -> PodTemplateSpec:
            """The template in which it has come true."""


class PodTemplateSpec(Value):
    """The pods that a workload makes: what patterns work on."""

    metadata: ObjectMeta | None = None
    """The labels and annotations of each pod."""
    spec: PodSpec | None = None
    """What each pod runs, and where and how."""

    _remembers = ("_brought", "_helpers", "_wishes")

    @property
    def brought(self) -> tuple[Value, ...]:
        """What patterns bring beside the pods, not made yet: the construct of the workload makes it."""
        found: tuple[Value, ...] = self.__dict__.get("_brought", ())
        return found

    def bringing(self, *objects: Value) -> Self:
        """This template with objects that belong to its pods: whatever construct makes the pods makes them too.

        Args:
            objects: ``BroughtConfigMap(...)``, ``BroughtService(...)`` or ``BroughtServiceAccount(...)``; one that is
                brought already is not brought again.
        """
        return self.replace(_brought=tuple(dict.fromkeys((*self.brought, *objects))))

    @property
    def helpers(self) -> tuple[str, ...]:
        """The names of the native sidecars that patterns put in, and that may be moved where an order is asked for."""
        found: tuple[str, ...] = self.__dict__.get("_helpers", ())
        return found

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """The orders that were asked for with ``before=`` and ``after=``; they hold for later patterns too."""
        found: tuple[Wish, ...] = self.__dict__.get("_wishes", ())
        return found

    def apply(self, *patterns: Callable[[PodTemplateSpec], PodTemplateSpec]) -> PodTemplateSpec:
        """This template with patterns applied: in order, but for those that come last, such as ``hardened()``.

        Once all are applied, every container that one of them names with ``before=`` or ``after=`` has to be there.

        Args:
            patterns: Anything that makes a template of a template: ``sidecar(...)``, ``hardened()``, a function of your
                own.

        Raises:
            TypeError: One of them is none, such as ``sidecar`` that is not called; the message says what to write.
        """
        template = self
        for pattern in sorted(patterns, key=_is_applied_last):
            made = pattern if _is_certainly_none(pattern) else pattern(template)
            if not isinstance(made, PodTemplateSpec):
                # Deferred: only a mistake pays for good advice.
                from .mistakes import not_a_pattern

                raise TypeError(not_a_pattern(pattern, made))
            template = made
        for wish in template.wishes:
            template = wish.kept_in(template)
        return template


def _is_applied_last(pattern: object) -> bool:
    return getattr(pattern, "is_applied_last", False)


def _is_certainly_none(pattern: object) -> bool:
    """Whether what stands among patterns cannot be called, or says of itself that it makes a pattern when called."""
    made = str(getattr(pattern, "__annotations__", {}).get("return", ""))
    return not callable(pattern) or made.endswith("Pattern") or "Callable[" in made
