"""What the annotation of a field says, read as the text it is."""

from __future__ import annotations

from .field import Constructor

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .value import Value


def written_annotation(value_type: type[Value], name: str) -> str:
    """What a field can be written as; for a field with a short form, all its forms."""
    return _annotation(value_type, name, 0)


def held_alternatives(value_type: type[Value], name: str) -> list[str]:
    """The types of what a field holds once it is written: ``["Sequence[ContainerPort]"]``."""
    held = _annotation(value_type, name, -1)
    return [alternative for alternative in _parts(held, "|") if alternative != "None"]


def _annotation(value_type: type[Value], name: str, of_a_short_form: int) -> str:
    for base in value_type.__mro__:
        annotation = str(getattr(base, "__annotations__", {}).get(name, ""))
        if annotation:
            constructor = base.__dict__.get(name)
            if isinstance(constructor, Constructor):
                return f"{constructor.held_type} | None"
            if annotation.startswith(("Short[", "RequiredShort[")):
                return list(_parts(annotation.partition("[")[2][:-1], ","))[of_a_short_form]
            return annotation
    return "Any"


def _parts(text: str, separator: str) -> Iterator[str]:
    """The parts of a text between the separators that stand outside of brackets."""
    part, depth = "", 0
    for character in text:
        depth += (character == "[") - (character == "]")
        if character == separator and not depth:
            yield part.strip()
            part = ""
        else:
            part += character
    yield part.strip()
