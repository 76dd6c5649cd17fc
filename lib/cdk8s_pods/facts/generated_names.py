"""Names that cdk8s makes of the path of a construct."""

from __future__ import annotations

#: What the hash begins with, and how many of its digits follow.
_MARK, _DIGITS = "-c8", 6
#: How many digits tell the content of an immutable ConfigMap or Secret behind it.
_CONTENT_DIGITS = 10
_HEXADECIMAL = frozenset("0123456789abcdef")


def without_hash(name: str) -> str:
    """A generated name without the hash at its end, any other as it is: ``hello-web`` for ``hello-web-c8f2a1b3``.

    So it is for one that ends with a digest of its content as well: ``hello-settings-c8d078ad-0ddd351b5f``.
    """
    before, _, digest = name.rpartition("-")
    if len(digest) == _CONTENT_DIGITS and _HEXADECIMAL.issuperset(digest):
        bare = _without_hash(before)
        return name if bare == before else bare
    return _without_hash(name)


def _without_hash(name: str) -> str:
    bare, found, digits = name.rpartition(_MARK)
    return bare if found and len(digits) == _DIGITS and _HEXADECIMAL.issuperset(digits) else name
