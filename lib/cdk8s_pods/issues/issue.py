"""One problem found in a manifest."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, NamedTuple

    Category = Literal["api", "runtime", "pod-security", "advice"]

    class _Fields(NamedTuple):
        path: str
        rule: str
        category: Category
        message: str
        remedy: str = ""

else:  # the same tuple without the import of typing or collections, which cost more than all else of a small pod

    class _Fields(tuple):
        __slots__ = ()

        def __new__(cls, path, rule, category, message, remedy=""):
            return tuple.__new__(cls, (path, rule, category, message, remedy))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            return f"Issue(path={self[0]!r}, rule={self[1]!r}, category={self[2]!r}, message={self[3]!r})"

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changes):
            return type(self)(**{**self._asdict(), **changes})

    _Fields._fields = ("path", "rule", "category", "message", "remedy")
    for _position, _name in enumerate(_Fields._fields):
        setattr(_Fields, _name, property(lambda self, position=_position: self[position]))

#: The categories whose issues refuse a manifest; ``advice`` never does.
REFUSING_CATEGORIES = frozenset({"api", "runtime", "pod-security"})


class Issue(_Fields):
    """One problem: where it is, which rule found it, what is wrong and what to do.

    Args:
        path: The field as the API server prints it, such as ``spec.containers[0].ports[1].name``.
        rule: The stable id of the rule that found it, such as ``port_names_are_unique_in_a_container``.
        category: ``api`` (the API server refuses it), ``runtime`` (the server takes it and it breaks when run),
            ``pod-security`` (the asked Pod Security Standard is not met) or ``advice`` (worth knowing, never fatal).
        message: ``Reason: value: what is required``, lower-case detail, no full stop.
        remedy: What to do about it, in the imperative.
    """

    __slots__ = ()

    @property
    def refuses(self) -> bool:
        """Whether this issue alone is enough to refuse the manifest."""
        return self.category in REFUSING_CATEGORIES

    def __str__(self) -> str:
        said = f"{self.path}: {self.message}" if self.path else self.message
        return f"{said}; {self.remedy}" if self.remedy else said
