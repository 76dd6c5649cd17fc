"""A Secret as a whole, whose values are shown nowhere."""

from __future__ import annotations

from cdk8s_pods.model.value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s_pods.model.metadata import ObjectMeta


class Secret(Value):
    """What pods read and others must not, as an object of the API; its values are shown nowhere.

    https://kubernetes.io/docs/concepts/configuration/secret/
    """

    api_version: str | None = None
    """``v1``."""
    kind: str | None = None
    """``Secret``."""
    metadata: ObjectMeta | None = None
    """Its name, namespace, labels."""
    type: str | None = None
    """Which keys it has, such as ``kubernetes.io/tls``; any, ``Opaque``, unless written. It can't be changed later."""
    data: Mapping[str, str] | None = None
    """The values in base64, by their key; 1 MiB together."""
    string_data: Mapping[str, str] | None = None
    """Values as plain text, which the server puts into ``data``; of the same key this one counts."""
    immutable: bool | None = None
    """True keeps it from ever being changed; false unless written."""

    if not TYPE_CHECKING:

        def __init__(self, *positional, **written):
            if positional:  # what is said of them elsewhere shows them
                raise TypeError("Secret takes its fields by name: write Secret(data=...)")
            super().__init__(**written)

    def __repr__(self) -> str:
        shown = [
            f"{name}={_without_values(value) if name in ('data', 'string_data') else repr(value)}"
            for name in self.__manifest_keys__
            if (value := self.__dict__.get(name)) is not None
        ]
        return f"Secret({', '.join(shown)})"


def _without_values(data: object) -> str:
    return f"{{{', '.join(f'{key!r}: ...' for key in data)}}}" if isinstance(data, dict) else "..."
