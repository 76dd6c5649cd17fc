"""Refusals of arguments of a wrong type, in the words that the official modules use.

Callers test the expected type themselves, which costs next to nothing, and come here only to refuse.
"""

from __future__ import annotations

from .values import native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def qualified_name(kind: type) -> str:
    """Return `module.Class`, or the bare name of a built-in type."""
    return kind.__qualname__ if kind.__module__ in ("builtins", "typing") else f"{kind.__module__}.{kind.__qualname__}"


def wrong_type(argument: str, value: object, expected: str) -> TypeError:
    """Return the TypeError for an argument that must be of one type."""
    kind: type = value if isinstance(value, type) else type(value)
    return TypeError(f"type of argument {argument} must be {expected}; got {qualified_name(kind)} instead")


def not_optional(argument: str, value: object, expected: str) -> TypeError:
    """Return the TypeError for an argument that must be of one type or None."""
    return wrong_type(argument, value, f"one of ({expected}, NoneType)")


def not_implemented(argument: str, value: object, interface: str) -> RuntimeError:
    """Return the RuntimeError for an argument that does not implement an interface."""
    return RuntimeError(f"argument {argument} must implement {interface}; got {value!r}")


def require_construct(argument: str, value: object) -> None:
    """Refuse an argument that is not a construct."""
    if not hasattr(value, "__construct_node__"):
        native(value)
        raise not_implemented(argument, value, "constructs.IConstruct")


def require_implementation(argument: str, value: object, interface: str, method: str) -> None:
    """Refuse an argument without the method of an interface; its class need not be decorated with `jsii.implements`."""
    if not callable(getattr(value, method, None)):
        native(value)  # refuses what is no value at all, in the words for that
        raise not_implemented(argument, value, interface)


def require_text(**arguments: object) -> None:
    """Refuse every argument that is not a string."""
    for argument, value in arguments.items():
        if not isinstance(value, str):
            raise wrong_type(argument, value, "str")


def require_optional_text(**arguments: object) -> None:
    """Refuse every argument that is neither a string nor None."""
    for argument, value in arguments.items():
        if value is not None and not isinstance(value, str):
            raise not_optional(argument, value, "str")


def require_optional_flag(**arguments: object) -> None:
    """Refuse every argument that is neither a boolean nor None."""
    for argument, value in arguments.items():
        if value is not None and not isinstance(value, bool):
            raise not_optional(argument, value, "bool")


def require_number(argument: str, value: object) -> None:
    """Refuse an argument that is not a number."""
    if not isinstance(value, (int, float)):
        raise wrong_type(argument, value, "one of (int, float)")
    if isinstance(value, bool):
        raise RuntimeError(f"argument {argument} must be a number; got {value!r}")


def require_all(argument: str, values: Sequence[object], kind: type, expected: str) -> None:
    """Refuse the first of several arguments that is not of one type."""
    for position, value in enumerate(values):
        if not isinstance(value, kind):
            raise wrong_type(f"{argument}[{position}]", value, expected)


def native_texts(argument: str, values: Sequence[str] | None) -> list[str]:
    """Return the strings of a list, none for None; refuse a single string and any sequence that is no list."""
    native_values = native(values or [])
    if isinstance(native_values, str):
        raise RuntimeError(f"argument {argument} must be a list of strings; got {values!r}")
    return native_values  # type: ignore[no-any-return]  # a list


def require_optional_texts(**arguments: object) -> None:
    """Refuse every argument that is neither a sequence of strings nor None."""
    for argument, value in arguments.items():
        if value is None or isinstance(value, str):
            continue
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            raise not_optional(argument, value, "Sequence[str]")


def require_optional_mapping(expected: str, **arguments: object) -> None:
    """Refuse every argument that is neither a mapping nor None."""
    for argument, value in arguments.items():
        if value is not None and not isinstance(value, dict):
            raise not_optional(argument, value, expected)
