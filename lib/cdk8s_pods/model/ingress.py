"""What an Ingress and an IngressClass are made of."""

from __future__ import annotations

from .field import RequiredShort, Short, name_of
from .ingress_backend import IngressServiceConstructor, full_rules
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from .ingress_backend import Backend
    from .named import Named
    from .reference import TypedLocalObjectReference


class ServiceBackendPort(Value):
    """A port of a Service, by its name or its number."""

    name: str | None = None
    """The port's name; not together with the number."""
    number: int | None = None
    """The port's number, as the Service has it."""


class IngressServiceBackend(Value):
    """A Service that answers requests."""

    name: RequiredShort[str | Named, str] = RequiredShort(name_of("Service"))
    """The Service, in the namespace of the Ingress."""
    port: ServiceBackendPort | None = None
    """Its port; required by the server."""


class IngressBackend(Value):
    """Who answers requests: ``IngressBackend.service(web, port=80)``."""

    service: IngressServiceConstructor = IngressServiceConstructor()
    """A Service; not together with ``resource``."""
    resource: TypedLocalObjectReference | None = None
    """Another object of the namespace that the controller can serve, such as a bucket."""


class HTTPIngressPath(Value):
    """A path of a host, and who answers for it."""

    path: str | None = None
    """Begins with ``/``; required by ``Exact`` and ``Prefix``."""
    path_type: Literal["Exact", "Prefix", "ImplementationSpecific"]
    """``Prefix`` matches whole elements of the path, ``Exact`` the path as it is."""
    backend: IngressBackend
    """Who answers."""


class HTTPIngressRuleValue(Value):
    """The paths of a host."""

    paths: Sequence[HTTPIngressPath]
    """The longest that matches wins."""


class IngressRule(Value):
    """A host and its paths."""

    host: str | None = None
    """The name that clients ask for; ``*.example.com`` stands for one more label, none for every host."""
    http: HTTPIngressRuleValue | None = None
    """The paths; without any, all of the host goes to the default backend."""


class IngressTLS(Value):
    """A certificate, and the hosts that it is used for."""

    hosts: Sequence[str] | None = None
    """Names in the certificate; left to the controller unless written."""
    secret_name: Short[str | Named | None, str | None] = Short(name_of("Secret"))
    """The Secret that holds ``tls.crt`` and ``tls.key``; the controller's own certificate unless written."""


class IngressSpec(Value):
    """Which Service answers requests that come from outside, by host and path.

    https://kubernetes.io/docs/concepts/services-networking/ingress/
    """

    ingress_class_name: Short[str | Named | None, str | None] = Short(name_of("IngressClass"))
    """The IngressClass, which names the controller; the cluster's default unless written."""
    default_backend: IngressBackend | None = None
    """Who answers what no rule matches."""
    rules: Short[Sequence[IngressRule] | Mapping[str, Backend] | None, Sequence[IngressRule] | None] = Short(full_rules)
    """The hosts and paths; ``{"shop.example.com/": service}`` is short for rules whose paths are prefixes."""
    tls: Sequence[IngressTLS] | None = None
    """The certificates."""


class IngressClassParametersReference(Value):
    """An object that configures a controller."""

    api_group: str | None = None
    """The group of its API, without the version; the core group unless written."""
    kind: str
    """The object's kind, such as ``IngressParameters``."""
    name: RequiredShort[str | Named, str] = RequiredShort(name_of())
    """The object, by its name where it lives."""
    scope: Literal["Cluster", "Namespace"] | None = None
    """Where it lives; ``Cluster`` unless written."""
    namespace: str | None = None
    """Its namespace, for the scope ``Namespace`` alone."""


class IngressClassSpec(Value):
    """Which controller serves the Ingresses of a class.

    https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
    """

    controller: str | None = None
    """The controller's own name, with a domain: ``k8s.io/ingress-nginx``; it can't be changed later."""
    parameters: IngressClassParametersReference | None = None
    """What configures it."""
