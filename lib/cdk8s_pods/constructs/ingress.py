"""Ingress: which Service answers requests that come from outside, by host and path."""

from __future__ import annotations

from collections.abc import Mapping

from constructs import Construct

from cdk8s_pods.model import IngressSpec, IngressTLS
from cdk8s_pods.model.ingress_backend import rules_of

from .companion import placed, whole
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from cdk8s_pods.model import IngressBackend, IngressRule, ObjectMeta
    from cdk8s_pods.model.ingress_backend import Backend
    from cdk8s_pods.model.named import Named


class Ingress(Construct):
    """Which Service answers requests that come from outside, by host and path.

    https://kubernetes.io/docs/concepts/services-networking/ingress/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        ingress_class_name: The IngressClass, which names the controller; the cluster's default unless written.
        default_backend: Who answers what no rule matches.
        rules: The hosts and paths; ``{"shop.example.com/": service}`` is short for rules, and ``path_type`` says how
            all paths of it match. A Service with one port stands for its backend.
        path_type: For rules in the short form: ``Prefix`` unless written.
        tls: The certificates; a Secret, or its name, is short for one that is used for all hosts of the rules.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: ``spec`` and a field of it are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        ingress_class_name: str | Named | None = None,
        default_backend: IngressBackend | None = None,
        rules: Sequence[IngressRule] | Mapping[str, Backend] | None = None,
        path_type: Literal["Exact", "Prefix", "ImplementationSpecific"] | None = None,
        tls: Sequence[IngressTLS | Named | str] | Named | str | None = None,
        spec: IngressSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            if isinstance(rules, Mapping):
                full_rules: Sequence[IngressRule] | None = rules_of(rules, path_type or "Prefix")
            elif path_type is None:
                full_rules = rules
            else:
                raise TypeError("Ingress takes path_type for rules in the short form: write it into each path")
            written = whole(
                self,
                IngressSpec,
                spec,
                ingress_class_name=ingress_class_name,
                default_backend=default_backend,
                rules=full_rules,
                tls=_full_tls(tls, full_rules),
            )
            self.api_object, self.name = placed(
                self, "networking.k8s.io/v1", "Ingress", written, metadata=metadata, ignore_rules=ignore_rules
            )


def _full_tls(written: Any, rules: Sequence[IngressRule] | None) -> Any:
    """The certificates in full: what stands for a Secret is used for all hosts of the rules."""
    if written is None:
        return None
    hosts = [rule.host for rule in rules or () if rule.host is not None]
    entries = written if isinstance(written, (list, tuple)) else [written]
    return [
        entry if isinstance(entry, IngressTLS) else IngressTLS(hosts=hosts or None, secret_name=entry)
        for entry in entries
    ]
