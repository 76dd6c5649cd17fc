"""Whether a manifest has the fields and JSON types that its kind has: the API server's strict decoding."""

from __future__ import annotations

from .conformance import conforms
from .scalars import JSON_NAMES, SCALARS, ZEROS, is_unicode
from .tables import REMOVED, SINCE, TYPES
from .type_names import element_of, is_list, is_map, type_of, version_number
from .types import VERSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal, TypeAlias

    from cdk8s_pods.issues import FieldPath, Message

    #: What does not decode: a field no version knows, one the targeted version lacks, a value of a wrong type, or text
    #: that is no Unicode.
    Fault: TypeAlias = Literal["field", "version", "type", "text"]
    #: Called with where, what kind of fault it is, and what the server would say.
    Report: TypeAlias = Callable[[FieldPath, Fault, Message], None]


def decode(type_name: str, value: Any, at: FieldPath, report: Report, kubernetes: str = VERSIONS[-1]) -> Any:
    """The well-typed part of ``value``: what is null, unknown or of a wrong JSON type is left out, and reported.

    It decodes as the API server does: names are case-sensitive, null means "not written" (a null in a list or a map
    is the zero value of its type), and a whole float such as ``1.0`` is the integer that YAML makes of it. A value
    without anything to leave out is returned as it is, not copied.

    Args:
        type_name: The API type to decode as, such as ``Pod`` or ``PodSpec``.
        value: Any JSON value.
        at: The path of the value.
        report: Called once for each thing that does not decode.
        kubernetes: The version whose fields are known, such as ``1.36``.
    """
    if conforms(type_name, value, kubernetes):
        return value
    return _Decoder(report, kubernetes).value(type_name, value, at)


#: The rule that stands for each fault.
DECODING_RULES: dict[Fault, str] = {
    "field": "fields_are_known_to_the_api",
    "version": "fields_exist_in_the_targeted_kubernetes",
    "type": "values_have_the_json_type_of_their_field",
    "text": "texts_are_unicode",
}


def key_text(key: object) -> str:
    """The key of a map as the server gets it: YAML's ``1: x`` and ``true: x`` become JSON, where a key is text."""
    return key if isinstance(key, str) else str(key).lower() if isinstance(key, bool) else str(key)


class _Unusable:
    """What stands for a value that was reported and is to be left out."""


_UNUSABLE = _Unusable()


class _Decoder:
    """The careful way through a value that is known to need a correction."""

    def __init__(self, report: Report, kubernetes: str) -> None:
        self._report = report
        self._kubernetes = kubernetes

    def value(self, kind: str, value: Any, at: FieldPath) -> Any:
        """``value`` decoded as an object type; an empty object where it is none."""
        decoded = self._decode(kind, value, at)
        return {} if decoded is _UNUSABLE else decoded

    def _decode(self, kind: str, value: Any, at: FieldPath) -> Any:
        if is_list(kind):
            return self._list(element_of(kind), value, at)
        if is_map(kind):
            return self._map(element_of(kind), value, at)
        if kind in SCALARS:
            return self._scalar(kind, value, at)
        return self._object(kind, value, at)

    def _object(self, kind: str, value: Any, at: FieldPath) -> Any:
        if not isinstance(value, dict):
            return self._wrong_type(value, "an object", at)
        fields = TYPES[kind]
        decoded: dict[str, Any] = {}
        for name, item in value.items():
            field = fields.get(name)
            here = at.child(str(name))
            if field is None:
                self._report(here, "field", _unknown_field(here))
            elif (absence := absent_in(f"{kind}.{name}", self._kubernetes)) is not None:
                self._report(here, "version", _unknown_field(here, absence))
            elif item is not None and (usable := self._decode(type_of(field), item, here)) is not _UNUSABLE:
                decoded[name] = usable
        return decoded

    def _list(self, kind: str, value: Any, at: FieldPath) -> Any:
        if not isinstance(value, (list, tuple)):
            return self._wrong_type(value, "a list", at)
        decoded: list[Any] = []
        for position, item in enumerate(value):
            usable = _zero(kind) if item is None else self._decode(kind, item, at.index(position))
            # An element that cannot be used keeps its place, so that the paths of those behind it stay true.
            decoded.append(_zero(kind) if usable is _UNUSABLE else usable)
        return decoded

    def _map(self, kind: str, value: Any, at: FieldPath) -> Any:
        if not isinstance(value, dict):
            return self._wrong_type(value, "an object", at)
        decoded: dict[str, Any] = {}
        for key, item in value.items():
            name = key_text(key)
            if not is_unicode(name):
                self._no_unicode(name, at.key(name))
                continue
            usable = _zero(kind) if item is None else self._decode(kind, item, at.key(name))
            if usable is not _UNUSABLE:
                decoded[name] = usable
        return decoded

    def _scalar(self, kind: str, value: Any, at: FieldPath) -> Any:
        scalar = SCALARS[kind]
        if type(value) is float and value.is_integer() and kind.startswith("int"):
            value = int(value)
        if kind.startswith("int"):
            # What stood without quotes in an included file is text for cdk8s, and may be a number for the server.
            value = getattr(value, "integer", value)
        if not scalar.accepts(value):
            return self._wrong_type(value, scalar.wanted, at)
        return value if not isinstance(value, str) or is_unicode(value) else self._no_unicode(value, at)

    def _no_unicode(self, text: str, at: FieldPath) -> Any:
        from cdk8s_pods.issues.message import invalid

        half = next(character for character in text if "\ud800" <= character <= "\udfff")
        self._report(at, "text", invalid(text, f"must be Unicode text: \\u{ord(half):x} is half a character"))
        return _UNUSABLE

    def _wrong_type(self, value: Any, wanted: str, at: FieldPath) -> Any:
        # Deferred, as all that only something to report needs.
        from cdk8s_pods.issues.message import NO_VALUE, Message

        name = JSON_NAMES.get(type(value), type(value).__name__)
        is_shown = isinstance(value, (int, float, str)) and not isinstance(value, bool)
        reason = f"cannot unmarshal {name}"
        self._report(at, "type", Message(reason, value if is_shown else NO_VALUE, f"must be {wanted}"))
        return _UNUSABLE


def _unknown_field(at: FieldPath, absence: str = "") -> Message:
    from cdk8s_pods.issues.message import Message

    return Message("strict decoding error", requirement=f'unknown field "{at}" {absence}'.rstrip())


def absent_in(field: str, kubernetes: str) -> str | None:
    """Why ``Type.field`` does not exist in a version: ``before Kubernetes 1.37``, ``since ...``, or None if it does."""
    since = SINCE.get(field)
    if since is not None and version_number(since) > version_number(kubernetes):
        return f"before Kubernetes {since}"
    removed = REMOVED.get(field)
    if removed is not None and version_number(removed) <= version_number(kubernetes):
        return f"since Kubernetes {removed}"
    return None


def _zero(kind: str) -> Any:
    """What Go's decoder makes of a null inside a list or a map."""
    if is_list(kind):
        return []
    return ZEROS.get(kind, "") if kind in SCALARS else {}
