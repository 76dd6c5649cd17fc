"""Names and label values made from the place of a construct in the tree."""

from __future__ import annotations

import os

from cdk8s_pods.engine.argument_types import (
    native_texts,
    not_optional,
    require_optional_flag,
    require_optional_text,
    require_optional_texts,
    wrong_type,
)
from cdk8s_pods.engine.constructs.construct import Construct
from cdk8s_pods.engine.constructs.node import encoded
from cdk8s_pods.engine.failures import ScriptFailure, reported
from cdk8s_pods.engine.struct import Struct
from cdk8s_pods.engine.values import plain_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdk8s_pods.engine.constructs.node import Node

_LOWER_CASE = "0123456789abcdefghijklmnopqrstuvwxyz"
_ALPHANUMERIC = frozenset(_LOWER_CASE + _LOWER_CASE.upper())
_DNS_LABEL = frozenset(_LOWER_CASE + "-")
_ALLOWED = _ALPHANUMERIC | frozenset("-_.")
_ALLOWED_IN_PATH = _ALLOWED | frozenset("/")
_LONGEST = 63
#: Ids that say nothing: those of a construct's main child.
_LEFT_OUT = frozenset({"resource", "default"})
_HASH_LENGTH = 8


def dns_label(
    construct: Construct,
    *,
    delimiter: str = "-",
    extra: Sequence[str] = (),
    include_hash: bool = True,
    max_len: int = _LONGEST,
) -> str:
    """Return a name for a Kubernetes object, made from the path of a construct.

    Args:
        construct: whose path to use.
        delimiter: what stands between the ids.
        extra: components to add to the path.
        include_hash: whether to add the first 8 characters of the hash of the path, which makes the name unique.
        max_len: how long the name may get; the first components are cut.
    """
    if max_len < _HASH_LENGTH and include_hash:
        raise ScriptFailure(f"minimum max length for object names is {_HASH_LENGTH} (required for hash)")
    node = construct.node
    components = [*node.path.split("/"), *extra]
    if len(components) == 1:
        only = components[0]
        if only and len(only) <= max_len and _DNS_LABEL.issuperset(only):
            return only
    if include_hash:
        components.append(_hash(node))
    path = "/".join(components)
    if len(path) <= max_len and _ALLOWED_IN_PATH.issuperset(path):
        # As nearly all are: nothing to leave out of it, nothing to cut.
        return _joined(path.lower().split("/"), delimiter, max_len)
    return _joined(_last_components(components, max_len, str.lower), delimiter, max_len)


def label_value(
    construct: Construct,
    *,
    delimiter: str = "-",
    extra: Sequence[str] = (),
    include_hash: bool = True,
    max_len: int = _LONGEST,
) -> str:
    """Return a value for a label, made from the path of a construct. Arguments as for `dns_label`."""
    if max_len < _HASH_LENGTH and include_hash:
        raise ScriptFailure(f"minimum max length for label is {_HASH_LENGTH} (required for hash)")
    if not _ALLOWED.issuperset(delimiter):
        raise ScriptFailure('delim should not contain "[^0-9a-zA-Z-_.]"')
    node = construct.node
    components = [*node.path.split("/"), *extra]
    if len(components) == 1:
        only = components[0]
        ends_well = not only or (only[0] in _ALPHANUMERIC and only[-1] in _ALPHANUMERIC)
        if ends_well and len(only) <= max_len and _ALLOWED.issuperset(only):
            return only
    if include_hash:
        components.append(_hash(node))
    result = _joined(_last_components(components, max_len, str), delimiter, max_len)
    start = next((position for position, letter in enumerate(result) if letter in _ALPHANUMERIC), len(result))
    return result[start:]


def allowed(text: str, max_len: int | None = None) -> str:
    """Return the text without the characters that no Kubernetes name may have, cut to a length."""
    if not _ALLOWED.issuperset(text):
        text = "".join(letter for letter in text if letter in _ALLOWED)
    return text if max_len is None else text[: max(max_len, 0)]


def _hash(node: Node) -> str:
    if os.environ.get("CDK8S_LEGACY_HASH"):
        from hashlib import sha256  # rarely wanted, and expensive to load

        return sha256(encoded(node.path)).hexdigest()[:_HASH_LENGTH]
    return node.addr[:_HASH_LENGTH]


def _last_components(components: Sequence[str], max_len: int, spelled: Callable[[str], str]) -> list[str]:
    """Return the components without the characters that may not be there, from the first on that a name has room for.

    Of a deep tree's path the last few are enough, so that its names take no quadratic time.
    """
    kept: list[str] = []
    length = -1
    before: str | None = None
    for component in reversed(components):
        if component == before:
            continue  # those that are equal and follow each other stand once in a name
        before = component
        name = allowed(spelled(component), max_len)
        if not kept or kept[-1] != name:
            kept.append(name)
            length += 1 + len(name)
            if 0 <= max_len < length:
                break
    kept.reverse()
    return kept


def _joined(components: list[str], delimiter: str, max_len: int) -> str:
    distinct = [
        component
        for position, component in enumerate(components)
        if not position or component != components[position - 1]
    ]
    if sum(map(len, distinct)) + len(distinct) - 1 > max_len:
        # The last components say most, so the first are cut: cut the reversed path, then turn it round again.
        distinct.reverse()
        distinct = "/".join(distinct)[:max_len].split("/")
        distinct.reverse()
    text = delimiter.join(filter(None, distinct))
    pieces = text.split(delimiter) if delimiter else list(text)
    return delimiter.join([piece for piece in pieces if piece and piece.lower() not in _LEFT_OUT])


class NameOptions(Struct):
    """How a name is made."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        delimiter: str | None = None,
        extra: Sequence[str] | None = None,
        include_hash: bool | None = None,
        max_len: float | None = None,
    ) -> None:
        require_optional_text(delimiter=delimiter)
        require_optional_texts(extra=extra)
        require_optional_flag(include_hash=include_hash)
        if max_len is not None and not isinstance(max_len, (int, float)):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise not_optional("max_len", max_len, "int, float")
        super().__init__(delimiter=delimiter, extra=extra, include_hash=include_hash, max_len=max_len)

    def __with_defaults__(self) -> tuple[str, Sequence[str], bool, int]:
        values = self._values
        return (
            plain_text(values.get("delimiter", "-")),
            native_texts("extra", values.get("extra")),
            values.get("include_hash", True),
            int(values.get("max_len", _LONGEST)),
        )


class Names:
    """Names that are unique within an app and stay the same from run to run."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Names"

    @classmethod
    def to_dns_label(
        cls,
        scope: Construct,
        *,
        delimiter: str | None = None,
        extra: Sequence[str] | None = None,
        include_hash: bool | None = None,
        max_len: float | None = None,
    ) -> str:
        """Return a name for a Kubernetes object, made from the path of a construct.

        Args:
            scope: whose path to use.
            delimiter: what stands between the ids, `-` by default.
            extra: components to add to the path.
            include_hash: whether to add 8 characters of the hash of the path, True by default.
            max_len: how long the name may get, 63 by default; the first components are cut.
        """
        delimiter, extra, include_hash, longest = _checked(scope, delimiter, extra, include_hash, max_len)
        try:
            return dns_label(scope, delimiter=delimiter, extra=extra, include_hash=include_hash, max_len=longest)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    @classmethod
    def to_label_value(
        cls,
        scope: Construct,
        *,
        delimiter: str | None = None,
        extra: Sequence[str] | None = None,
        include_hash: bool | None = None,
        max_len: float | None = None,
    ) -> str:
        """Return a value for a label, made from the path of a construct. Arguments as for `to_dns_label`."""
        delimiter, extra, include_hash, longest = _checked(scope, delimiter, extra, include_hash, max_len)
        try:
            return label_value(scope, delimiter=delimiter, extra=extra, include_hash=include_hash, max_len=longest)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__


def _checked(
    scope: object,
    delimiter: str | None,
    extra: Sequence[str] | None,
    include_hash: bool | None,
    max_len: float | None,
) -> tuple[str, Sequence[str], bool, int]:
    options = NameOptions(delimiter=delimiter, extra=extra, include_hash=include_hash, max_len=max_len)
    if not isinstance(scope, Construct):
        raise wrong_type("scope", scope, "constructs.Construct")
    return options.__with_defaults__()
