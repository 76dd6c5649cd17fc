"""The fields of a probe and of a lifecycle hook that are constructors too: ``Probe.http_get("/", port=80)``."""

from __future__ import annotations

from .actions import ExecAction, GRPCAction, HTTPGetAction, SleepAction, TCPSocketAction
from .field import Constructor

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal, TypedDict

    from typing_extensions import Unpack

    from .actions import HTTPHeader
    from .lifecycle import LifecycleHandler
    from .probe import Probe
    from .scalars import IntOrString

    class Timing(TypedDict, total=False):
        """When a probe runs and what its results count for; see ``Probe``."""

        initial_delay_seconds: int | None
        period_seconds: int | None
        timeout_seconds: int | None
        success_threshold: int | None
        failure_threshold: int | None
        termination_grace_period_seconds: int | None


class ProbeHTTPGet(Constructor[HTTPGetAction, "Probe"]):
    """``Probe.http_get``."""

    def __call__(
        self,
        path: str | None = None,
        *,
        port: IntOrString,
        scheme: Literal["HTTP", "HTTPS"] | None = None,
        host: str | None = None,
        http_headers: Sequence[HTTPHeader] | Mapping[str, str] | None = None,
        **timing: Unpack[Timing],
    ) -> Probe:
        """A probe that succeeds when a GET request is answered with a status from 200 to 399.

        Args:
            path: ``/`` unless written.
            port: The number, or the name of a port that the container lists.
            scheme: ``HTTP`` unless written; of ``HTTPS`` the certificate is not verified.
            host: The pod's own address unless written.
            http_headers: Headers to send: ``{"Host": "example.com"}``.
            timing: ``initial_delay_seconds``, ``period_seconds``, ``timeout_seconds``, ``success_threshold``,
                ``failure_threshold``, ``termination_grace_period_seconds``, as in ``Probe``.
        """
        action = HTTPGetAction(path=path, port=port, scheme=scheme, host=host, http_headers=http_headers)
        return self._made(action, **timing)


class ProbeTCPSocket(Constructor[TCPSocketAction, "Probe"]):
    """``Probe.tcp_socket``."""

    def __call__(self, port: IntOrString, *, host: str | None = None, **timing: Unpack[Timing]) -> Probe:
        """A probe that succeeds when the port accepts a connection.

        Args:
            port: The number, or the name of a port that the container lists.
            host: The pod's own address unless written.
            timing: ``period_seconds`` and so on, as in ``Probe``.
        """
        return self._made(TCPSocketAction(port=port, host=host), **timing)


class ProbeGRPC(Constructor[GRPCAction, "Probe"]):
    """``Probe.grpc``."""

    def __call__(
        self,
        port: int,
        *,
        service: str | None = None,
        mode: Literal["Plaintext", "TLS"] | None = None,
        **timing: Unpack[Timing],
    ) -> Probe:
        """A probe that succeeds when the container's gRPC health service answers ``SERVING``.

        Args:
            port: The number; a port's name is not accepted here.
            service: The service asked about; the server as a whole unless written.
            mode: ``Plaintext`` unless written; since 1.37, behind a feature gate.
            timing: ``period_seconds`` and so on, as in ``Probe``.
        """
        return self._made(GRPCAction(port=port, service=service, mode=mode), **timing)


class ProbeExec(Constructor[ExecAction, "Probe"]):
    """``Probe.exec``."""

    def __call__(self, command: Sequence[str], **timing: Unpack[Timing]) -> Probe:
        """A probe that succeeds when a command in the container ends with 0.

        Args:
            command: The program and its arguments; no shell is involved unless it is named.
            timing: ``period_seconds`` and so on, as in ``Probe``.
        """
        return self._made(ExecAction(command=command), **timing)


class HookHTTPGet(Constructor[HTTPGetAction, "LifecycleHandler"]):
    """``LifecycleHandler.http_get``."""

    def __call__(
        self,
        path: str | None = None,
        *,
        port: IntOrString,
        scheme: Literal["HTTP", "HTTPS"] | None = None,
        host: str | None = None,
        http_headers: Sequence[HTTPHeader] | Mapping[str, str] | None = None,
    ) -> LifecycleHandler:
        """A hook that sends a GET request; its answer is not looked at beyond success.

        Args:
            path: ``/`` unless written.
            port: The number, or the name of a port that the container lists.
            scheme: ``HTTP`` unless written.
            host: The pod's own address unless written.
            http_headers: Headers to send: ``{"Host": "example.com"}``.
        """
        return self._made(HTTPGetAction(path=path, port=port, scheme=scheme, host=host, http_headers=http_headers))


class HookExec(Constructor[ExecAction, "LifecycleHandler"]):
    """``LifecycleHandler.exec``."""

    def __call__(self, command: Sequence[str]) -> LifecycleHandler:
        """A hook that runs a command in the container; no shell is involved unless it is named."""
        return self._made(ExecAction(command=command))


class HookSleep(Constructor[SleepAction, "LifecycleHandler"]):
    """``LifecycleHandler.sleep``."""

    def __call__(self, seconds: int) -> LifecycleHandler:
        """A hook that waits, typically before a stop, until every load balancer has noticed."""
        return self._made(SleepAction(seconds=seconds))
