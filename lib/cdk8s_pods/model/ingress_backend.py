"""Who answers requests to an Ingress: ``IngressBackend.service(web)``, ``{"shop.example.com/": web}``."""

from __future__ import annotations

from .field import Constructor
from .named import is_named
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Protocol, TypeAlias

    from .ingress import IngressBackend, IngressServiceBackend  # noqa: F401 - the base of a class names it
    from .named import Named
    from .service import ServicePort

    class ServiceLike(Protocol):
        """A Service of this package."""

        @property
        def name(self) -> str:
            """The object's name in the cluster."""

        @property
        def ports(self) -> Sequence[ServicePort]:
            """Its ports."""

    #: Who answers: said in full, or a Service that has one port.
    Backend: TypeAlias = IngressBackend | ServiceLike


class IngressServiceConstructor(Constructor["IngressServiceBackend", "IngressBackend"]):
    """``IngressBackend.service``."""

    def __call__(self, service: str | Named | ServiceLike, /, *, port: int | str | None = None) -> IngressBackend:
        """A Service answers.

        Args:
            service: The Service, or its name.
            port: Its port, by number or name; that of a Service which has one alone needs not be said.

        Raises:
            ValueError: Which port is not said, and cannot be known.
        """
        # Deferred: the module of the types takes this class from here.
        from .ingress import IngressServiceBackend, ServiceBackendPort

        if port is None:
            port = _only_port(service)
        backend_port = ServiceBackendPort(name=port) if isinstance(port, str) else ServiceBackendPort(number=port)
        return self._made(IngressServiceBackend(name=service, port=backend_port))


def full_rules(written: Any) -> Any:
    """Rules in full: of a mapping, each key is a host with a path, and the path a prefix.

    The paths of one host come together in one rule, in their order. A key that begins with ``/`` is of every host.
    """
    return rules_of(written, "Prefix") if isinstance(written, dict) else written


def rules_of(backends: Mapping[str, Any], path_type: Any) -> Any:
    """The rules of a mapping from hosts with paths to who answers.

    Args:
        backends: ``{"shop.example.com/": service}``.
        path_type: How the paths match.
    """
    # Deferred as above.
    from .ingress import HTTPIngressPath, HTTPIngressRuleValue, IngressBackend, IngressRule

    paths: dict[str, list[HTTPIngressPath]] = {}
    full: Any
    for address, backend in backends.items():
        host, _, path = address.partition("/")
        full = backend if isinstance(backend, Value) else IngressBackend.service(backend)
        paths.setdefault(host, []).append(HTTPIngressPath(path=f"/{path}", path_type=path_type, backend=full))
    return tuple(
        IngressRule(host=host or None, http=HTTPIngressRuleValue(paths=of_host)) for host, of_host in paths.items()
    )


def _only_port(service: Any) -> int | str:
    ports: Sequence[ServicePort] = getattr(service, "ports", None) or ()
    name = service.name if is_named(service) else service
    if not ports:
        raise ValueError(f'the port of "{name}" is not known here: write IngressBackend.service("{name}", port=...)')
    if len(ports) > 1:
        known = ", ".join(port.name or str(port.port) for port in ports)
        raise ValueError(f'Service "{name}" has more than one port ({known}): write port=... for one of them')
    return ports[0].name or ports[0].port
