"""What a probe or a lifecycle hook does."""

from __future__ import annotations

from .field import Short
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .scalars import IntOrString


class ExecAction(Value):
    """Runs a command in the container.

    Args:
        command: The program and its arguments; no shell is involved unless it is named.
    """

    command: Sequence[str] | None = None


class HTTPHeader(Value):
    """One header of a request."""

    name: str
    value: str


def _full_headers(written: Any) -> Any:
    if not isinstance(written, dict):
        return written
    headers: dict[str, Any] = written
    return tuple(HTTPHeader(name=name, value=value) for name, value in headers.items())


class HTTPGetAction(Value):
    """Sends a GET request to the container.

    Args:
        path: ``/`` unless written.
        port: The number, or the name of a port that the container lists.
        scheme: ``HTTP`` unless written; of ``HTTPS`` the certificate is not verified.
        host: The pod's own address unless written; set the header ``Host`` instead to name a virtual host.
        http_headers: A mapping is the short form.
        protocol: The wire protocol, HTTP/1.1 unless written; since 1.37, behind a feature gate.
    """

    path: str | None = None
    port: IntOrString
    scheme: Literal["HTTP", "HTTPS"] | None = None
    host: str | None = None
    http_headers: Short[Sequence[HTTPHeader] | Mapping[str, str] | None, Sequence[HTTPHeader] | None] = Short(
        _full_headers
    )
    protocol: str | None = None


class TCPSocketAction(Value):
    """Opens a TCP connection to the container.

    Args:
        port: The number, or the name of a port that the container lists.
        host: The pod's own address unless written.
    """

    port: IntOrString
    host: str | None = None


class GRPCAction(Value):
    """Asks the gRPC health service of the container.

    Args:
        port: The number; a port's name is not accepted here.
        service: The service asked about; the server as a whole unless written.
        mode: ``TLS`` encrypts, without verifying the certificate; ``Plaintext`` unless written. Since 1.37, behind a
            feature gate.
    """

    port: int
    service: str | None = None
    mode: Literal["Plaintext", "TLS"] | None = None


class SleepAction(Value):
    """Waits.

    Args:
        seconds: Not longer than the pod's termination grace period.
    """

    seconds: int
