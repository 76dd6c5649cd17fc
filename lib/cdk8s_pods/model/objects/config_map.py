"""A ConfigMap as a whole."""

from __future__ import annotations

from cdk8s_pods.model.value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s_pods.model.metadata import ObjectMeta


class ConfigMap(Value):
    """Configuration that pods read as files or as environment variables, as an object of the API.

    https://kubernetes.io/docs/concepts/configuration/configmap/
    """

    api_version: str | None = None
    """``v1``."""
    kind: str | None = None
    """``ConfigMap``."""
    metadata: ObjectMeta | None = None
    """Its name, namespace, labels."""
    data: Mapping[str, str] | None = None
    """Texts by their key: letters, digits, ``-``, ``_`` and ``.``; 1 MiB with ``binary_data``."""
    binary_data: Mapping[str, str] | None = None
    """What is no text, in base64."""
    immutable: bool | None = None
    """True keeps it from ever being changed, and spares the API server the watching; false unless written."""
