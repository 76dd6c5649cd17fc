"""ConfigMaps and Secrets that something in the cluster fills, so that what is written is not all that they hold."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: Words in the labels and annotations with which controllers are asked to write keys into an object: replicators and
#: reflectors (``replicator.v1.mittwald.de/replicate-from``, ``reflector.v1.k8s.emberstack.com/reflects``), generators
#: (``secret-generator.v1.mittwald.de/autogenerate``), injectors of certificates (``cert-manager.io/inject-ca-from``,
#: ``service.beta.openshift.io/inject-cabundle``, ``config.openshift.io/inject-trusted-cabundle``), Vault's webhook
#: (``vault.security.banzaicloud.io/vault-addr``), Argo CD's plugin (``avp.kubernetes.io/path``).
_ASKING = ("replicat", "reflect", "generat", "inject", "vault", "avp.kubernetes.io")

#: The types of Secrets that a controller of Kubernetes fills.
#: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
_FILLED_TYPES = frozenset({"kubernetes.io/service-account-token"})


def is_filled_elsewhere(manifest: Mapping[str, Any]) -> bool:
    """Whether a ConfigMap or a Secret may hold keys that are not written in its manifest.

    One without any key is there to be filled; one of a ServiceAccount's token, or with an annotation or a label that
    asks a controller for more, gets keys beside its own.
    """
    if not any(manifest.get(field) for field in ("data", "binaryData", "stringData")):
        return True
    if manifest.get("type") in _FILLED_TYPES:
        return True
    metadata = manifest.get("metadata", {})
    asked = (*metadata.get("annotations", ()), *metadata.get("labels", ()))
    return any(word in key for key in asked for word in _ASKING)
