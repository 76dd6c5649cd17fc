"""Objects that stand for their names: wherever the API wants the name of an object, the object itself is taken."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Named(Protocol):
        """An object with a name: a construct of this package, or an ApiObject of cdk8s."""

        @property
        def name(self) -> str:
            """The object's name in the cluster."""

    class ApiObjectLike(Named, Protocol):
        """What is known of an object of the API, as cdk8s has it."""

        @property
        def api_version(self) -> str:
            """Such as ``apps/v1``."""

        @property
        def kind(self) -> str:
            """Such as ``Deployment``."""

        @property
        def metadata(self) -> Any:
            """Where its namespace is said."""

    class HoldsApiObject(Named, Protocol):
        """A construct that makes an object of the API."""

        @property
        def api_object(self) -> ApiObjectLike:
            """The object."""


def name_from(written: Any, kinds: tuple[str, ...]) -> Any:
    """The name of an object; anything else is held as it was written, for the check to name it.

    Args:
        written: What was written where the API wants a name.
        kinds: The kinds that have such a name; without any, every kind does.

    Raises:
        TypeError: The object is of another kind.
    """
    if not is_named(written):
        return written
    kind = _kind_of(written)
    if kinds and kind is not None and kind not in kinds:
        raise TypeError(f'a {" or ".join(kinds)} belongs here, not the {kind} "{written.name}"')
    return written.name


def is_named(written: Any) -> bool:
    """Whether something stands for an object by its name; values have names too, which are something else."""
    return not isinstance(written, (str, Value)) and isinstance(getattr(written, "name", None), str)


def object_of(written: Any) -> ApiObjectLike:
    """The object of the API that a construct makes, or that was given itself.

    Raises:
        TypeError: It makes none.
    """
    found: Any = getattr(written, "api_object", written)
    if not isinstance(getattr(found, "kind", None), str):
        raise TypeError(f"an object of the API belongs here, not {type(written).__name__}")
    api_object: ApiObjectLike = found
    return api_object


def namespace_of(written: Any) -> str | None:
    """The namespace that the chart or the metadata of an object says."""
    namespace = getattr(getattr(getattr(written, "api_object", written), "metadata", None), "namespace", None)
    return namespace if isinstance(namespace, str) else None


def _kind_of(written: Any) -> str | None:
    kind = getattr(getattr(written, "api_object", written), "kind", None)
    return kind if isinstance(kind, str) else None
