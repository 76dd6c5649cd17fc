"""The module `jsii._type_checking` of the engine: whether an argument has the type that its annotation says.

Every constructor of a generated class asks this for each of its arguments, so the annotations are not evaluated, but
read as text, and once for all classes of a module. Only a value that does not pass is looked at by typeguard, which
finds the words of the refusal.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Accepts = Callable[[Any], bool]

__all__ = ["cached_type_hints", "check_type"]

_ABSTRACT: dict[str, tuple[type, int]] = {
    "Sequence": (Sequence, 1),
    "List": (list, 1),
    "Mapping": (Mapping, 2),
    "Dict": (dict, 2),
}
"""The collections of annotations, with the number of their parameters."""


class Expectation:
    """The annotation of one argument."""

    __slots__ = ("_annotation", "_names", "_test", "is_optional")

    def __init__(self, annotation: Any, names: dict[str, Any]) -> None:
        self._annotation = annotation
        self._names = names
        self._test: Accepts | None = None
        text = annotation if isinstance(annotation, str) else repr(annotation)
        self.is_optional = text.startswith(("typing.Optional[", "typing.Any"))

    def accepts(self, value: object) -> bool:
        """Return whether a value has the type."""
        if self._test is None:
            self._test = _test_of(_parsed(self._annotation), self._names)
        return self._test(value)


class _Hints(dict[str, Expectation]):
    """The annotations of a function by argument, with the function itself."""

    function: Any


_hints: dict[Any, _Hints] = {}
_expectations: dict[tuple[int, str], Expectation] = {}


def cached_type_hints(stub: Any) -> Mapping[str, Any]:
    """Return what `check_type` takes as the expected type of each argument of a function."""
    hints = _hints.get(stub)
    if hints is None:
        hints = _hints[stub] = _Hints()
        hints.function = stub
        names = stub.__globals__
        for name, annotation in stub.__annotations__.items():
            # Most annotations stand in a module many times.
            key = (id(names), annotation if isinstance(annotation, str) else repr(annotation))
            expectation = _expectations.get(key)
            if expectation is None:
                expectation = _expectations[key] = Expectation(annotation, names)
            hints[name] = expectation
    return hints


def check_type(argname: str, value: object, expected_type: Any) -> None:
    """Refuse a value that has not the type expected, in the words of typeguard.

    Raises:
        TypeError: or, with later versions of typeguard, its own exception.
    """
    if type(expected_type) is Expectation:
        if (value is None and expected_type.is_optional) or expected_type.accepts(value):
            return
        expected_type = _evaluated(expected_type)
    _typeguard_check(argname, value, expected_type)


def _evaluated(expectation: Expectation) -> Any:
    """Return the type that an annotation stands for."""
    for hints in _hints.values():
        for name, each in hints.items():
            if each is expectation:
                return typing.get_type_hints(hints.function)[name]
    raise AssertionError("every expectation is that of an argument")


def _typeguard_check(argname: str, value: object, expected_type: Any) -> None:
    from importlib.metadata import version

    from .later import loaded

    typeguard = loaded("typeguard")
    check = typeguard.check_type
    major = int(version("typeguard").split(".")[0])
    if major <= 2:
        check(argname=argname, value=value, expected_type=expected_type)
    elif major == 3:
        typeguard.config.collection_check_strategy = typeguard.CollectionCheckStrategy.ALL_ITEMS
        check(value=value, expected_type=expected_type)
    else:
        strategy = typeguard.CollectionCheckStrategy.ALL_ITEMS
        check(value=value, expected_type=expected_type, collection_check_strategy=strategy)


def _parsed(annotation: Any) -> Any:
    """Return an annotation as a name, a class, or a tuple of a name and its parameters."""
    if isinstance(annotation, str):
        tree, _ = _parsed_from(annotation.replace(" ", ""), 0)
        return tree
    if isinstance(annotation, typing.ForwardRef):
        return _parsed(annotation.__forward_arg__)
    origin = typing.get_origin(annotation)
    if origin is None:
        return annotation
    name = next((name for name, (kind, _) in _ABSTRACT.items() if kind is origin), "Union")
    return (f"typing.{name}", *map(_parsed, typing.get_args(annotation)))


def _parsed_from(text: str, start: int) -> tuple[Any, int]:
    at = start
    while at < len(text) and text[at] not in "[],":
        at += 1
    name = text[start:at].strip("\"'")
    if at == len(text) or text[at] != "[":
        return name, at
    parameters: list[Any] = []
    while text[at] != "]":
        parameter, at = _parsed_from(text, at + 1)
        parameters.append(parameter)
    return (name, *parameters), at + 1


def _test_of(tree: Any, names: dict[str, Any]) -> Accepts:
    if isinstance(tree, tuple):
        name, *parameters = tree  # pyright: ignore[reportUnknownVariableType]
        tests = [_test_of(parameter, names) for parameter in parameters]  # pyright: ignore[reportUnknownVariableType]
        short: str = name.rpartition(".")[2]  # pyright: ignore[reportUnknownVariableType,reportUnknownMemberType]
        if short == "Optional":
            return _any_of([_is_none, *tests])
        if short == "Union":
            return _any_of(tests)
        collection, number = _ABSTRACT[short]
        return _items_of(collection, tests[0]) if number == 1 else _entries_of(collection, *tests)
    kind: Any = _named(tree, names) if isinstance(tree, str) else tree
    if kind is typing.Any:
        return _is_anything
    if kind is None or kind is type(None):
        return _is_none
    if kind is float:
        kind = (int, float)  # typeguard takes an int for a float
    if typing.get_origin(kind) is typing.Union:
        kind = typing.get_args(kind)  # jsii.Number
    return lambda value: isinstance(value, kind)


def _named(name: str, names: dict[str, Any]) -> Any:
    first, *others = name.split(".")
    value = names[first] if first in names else names["builtins"].__dict__[first]
    for other in others:
        value = getattr(value, other)
    return value


def _is_none(value: object) -> bool:
    return value is None


def _is_anything(_value: object) -> bool:
    return True


def _any_of(tests: Sequence[Accepts]) -> Accepts:
    if len(tests) == 2:  # nearly always
        first, second = tests
        return lambda value: first(value) or second(value)
    return lambda value: any(test(value) for test in tests)


def _items_of(kind: type, test: Accepts) -> Accepts:
    return lambda value: isinstance(value, kind) and all(map(test, value))  # type: ignore[call-overload]  # a collection


def _entries_of(kind: type, key_test: Accepts, test: Accepts) -> Accepts:
    return lambda value: (
        isinstance(value, kind)
        and all(map(key_test, value))  # type: ignore[call-overload]  # a mapping
        and all(map(test, value.values()))  # type: ignore[attr-defined]
    )
