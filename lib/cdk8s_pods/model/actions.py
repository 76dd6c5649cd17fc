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
    """Runs a command in the container."""

    command: Sequence[str] | None = None
    """The program and its arguments; no shell is involved unless it is named."""


class HTTPHeader(Value):
    """One header of a request."""

    name: str
    """The header, such as ``Host``; the server's spelling of it does not matter."""
    value: str
    """What the header says."""


def _full_headers(written: Any) -> Any:
    if not isinstance(written, dict):
        return written
    headers: dict[str, Any] = written
    return tuple(HTTPHeader(name=name, value=value) for name, value in headers.items())


class HTTPGetAction(Value):
    """Sends a GET request to the container."""

    path: str | None = None
    """The path to ask for; ``/`` unless written."""
    port: IntOrString
    """The port to ask, by number or by the name that the container gives it."""
    scheme: Literal["HTTP", "HTTPS"] | None = None
    """How the connection is made; ``HTTP`` unless written. Of ``HTTPS`` the certificate is not verified."""
    host: str | None = None
    """The address to ask; the pod's own unless written. Set the header ``Host`` instead to name a virtual host."""
    http_headers: Short[Sequence[HTTPHeader] | Mapping[str, str] | None, Sequence[HTTPHeader] | None] = Short(
        _full_headers
    )
    """Headers to send: a list of ``HTTPHeader`` or a mapping of names to values."""
    protocol: str | None = None
    """The wire protocol, HTTP/1.1 unless written; since 1.37, behind a feature gate."""


class TCPSocketAction(Value):
    """Opens a TCP connection to the container."""

    port: IntOrString
    """The port to open, by number or by the name that the container gives it."""
    host: str | None = None
    """The address to ask; the pod's own unless written."""


class GRPCAction(Value):
    """Asks the gRPC health service of the container."""

    port: int
    """The port to ask, by number; a port's name is not accepted here."""
    service: str | None = None
    """The service asked about; the server as a whole unless written."""
    mode: Literal["Plaintext", "TLS"] | None = None
    """How the connection is made: ``TLS`` encrypts, without verifying the certificate; ``Plaintext`` unless written.
    Since 1.37, behind a feature gate."""


class SleepAction(Value):
    """Waits."""

    seconds: int
    """How long to wait; not longer than the pod's termination grace period."""
