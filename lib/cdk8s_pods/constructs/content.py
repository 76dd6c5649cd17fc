"""What ConfigMaps and Secrets hold: encoded as the API wants it, named by its hash, and followed by pods."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from cdk8s import ApiObject

from cdk8s_pods.model import ObjectMeta
from cdk8s_pods.patterns.metadata import with_annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    from constructs import Construct

    from cdk8s_pods.model import PodTemplateSpec, Value

    class HoldsContent(Protocol):
        """A ConfigMap or Secret of this package."""

        @property
        def name(self) -> str:
            """The object's name in the cluster."""

        @property
        def content_hash(self) -> str:
            """What changes whenever the content does."""


#: The annotation of pods that says which content they were made with.
ROLLS_ON = "cdk8s-pods/rolls-on"


def base64_of(content: str | bytes) -> str:
    """Text or bytes as the API wants what is no text."""
    return b64encode(content.encode() if isinstance(content, str) else content).decode("ascii")


def expect_content(construct: Construct, field: str, data: object, *, binary: bool = True) -> None:
    """Refuse what is no mapping of texts and bytes, without a word of what it holds.

    Args:
        construct: The ConfigMap or Secret.
        field: The argument, as the user knows it.
        data: What was given.
        binary: Whether bytes are taken too.

    Raises:
        TypeError: It is none.
    """
    where = f'{type(construct).__name__} "{construct.node.path}": {field}'
    if not isinstance(data, Mapping):
        raise TypeError(f"{where} takes a mapping from keys to content, not {type(data).__name__}")
    accepted, wanted = ((str, bytes), "text or bytes") if binary else ((str,), "text")
    for key, content in data.items():
        if not isinstance(key, str) or not isinstance(content, accepted):
            raise TypeError(f"{where} takes {wanted} by a text as key, and {key!r} has {type(content).__name__}")


def content_hash(value: Value) -> str:
    """Ten hexadecimal digits that change whenever what a ConfigMap or Secret holds does.

    Args:
        value: The object as a whole; whether it can be changed does not count.
    """
    # Deferred: few objects are asked for it.
    import json
    from hashlib import sha256

    content = {key: held for key, held in value.to_manifest().items() if key != "immutable"}
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:10]


def named_by(construct: Construct, kind: str, metadata: ObjectMeta | None, suffix: str) -> ObjectMeta:
    """The metadata of an object whose name ends in a hash of its content.

    Args:
        construct: The construct of the object.
        kind: Its kind.
        metadata: Its metadata as the user wrote it.
        suffix: The hash.

    Raises:
        TypeError: The server is to complete the name.
    """
    metadata = metadata or ObjectMeta()
    name = metadata.name
    if name is None:
        if metadata.generate_name is not None:
            raise TypeError(f"{kind} has its name from generate_name or from named_by_content: write one of them")
        # Only an object that is there is given the name that cdk8s, or the user's own chart, would give it.
        name = ApiObject(construct, "Default", api_version="v1", kind=kind).name
        construct.node.try_remove_child("Default")
    return metadata.replace(name=f"{name}-{suffix}")


def rolling_on(template: PodTemplateSpec, contents: Iterable[HoldsContent]) -> PodTemplateSpec:
    """``template`` with an annotation that changes, and so makes new pods, whenever one of the contents does.

    Args:
        template: The pods.
        contents: What they follow.
    """
    followed = ",".join(f"{content.name}:{content.content_hash}" for content in contents)
    return with_annotations(template, {ROLLS_ON: followed}) if followed else template


def volume_name_of(name: str) -> str:
    """A name for the volume of an object: what of its name a volume can be called."""
    cleaned = "".join(character if character.isalnum() else "-" for character in name)
    return cleaned[:63].strip("-")
