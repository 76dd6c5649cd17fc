"""The base of written values."""

from __future__ import annotations

from cdk8s_pods.model.value import Value as ModelValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from typing_extensions import Self


class Value(ModelValue):
    """A frozen, keyword-only value of one object in a custom resource; ``None`` means "not written".

    Types and names of fields are looked at when it is made, everything else when the construct is made that it is for:
    there the whole object is held to the schema of its definition.
    """

    def __init_subclass__(cls, keys: Mapping[str, str] | None = None) -> None:
        """Take the names that the API has for fields where they do not follow from those in Python.

        Args:
            keys: The Python name of a field, and the API's.
        """
        super().__init_subclass__()
        if keys:
            cls.__manifest_keys__ = {**cls.__manifest_keys__, **keys}
            cls.__names__ = {key: name for name, key in cls.__manifest_keys__.items()}

    @classmethod
    def from_manifest(cls, manifest: Any) -> Self:
        """The value that a plain manifest (loaded from YAML or JSON) stands for; renders back equal.

        Args:
            manifest: Plain dicts and lists; nulls count as not written.

        Raises:
            InvalidManifest: A field is unknown, of a wrong JSON type or missing; every such field is named.
        """
        # Deferred: reading is rare, and writing an object does not pay for it.
        from .reading import from_manifest

        return from_manifest(cls, manifest)
