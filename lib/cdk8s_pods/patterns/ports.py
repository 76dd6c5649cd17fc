"""Which port of a container a pattern means."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import not_found

from .refusal import refuse

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from cdk8s_pods.model import Container


def promised_port(container: Container, port: int | str, *, role: str) -> int:
    """The number of the port that ``container`` promises to listen on.

    Args:
        container: The container of the pattern.
        port: The promised port, by number or by the name the container gives it.
        role: What the container is in the pattern, for the message.

    Raises:
        InvalidManifest: The container declares no such port.
    """
    declared_ports = [declared for declared in container.ports or () if declared.protocol in (None, "TCP")]
    for declared in declared_ports:
        if port in (declared.container_port, declared.name):
            return declared.container_port
    listening = ", ".join(str(declared.container_port) for declared in declared_ports) or "none"
    refuse(
        f'{role} "{container.name}"',
        "a_helper_listens_where_it_promises",
        (FieldPath.of("ports"), not_found(port, f"the {role} declares these TCP ports: {listening}")),
        remedy=f"declare the port on the {role}'s container or promise one that it listens on",
    )
