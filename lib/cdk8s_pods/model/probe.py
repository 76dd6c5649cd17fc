"""Probes: how the kubelet finds out whether a container is alive, ready or started."""

from __future__ import annotations

from .action_constructors import ProbeExec, ProbeGRPC, ProbeHTTPGet, ProbeTCPSocket
from .value import Value


class Probe(Value):
    """How the kubelet finds out about a container; exactly one action is written.

    The actions are constructors too, with the timing as keywords: ``Probe.http_get("/healthz", port="http",
    period_seconds=5)``.
    https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/

    Args:
        http_get: Succeeds on a status from 200 to 399.
        tcp_socket: Succeeds when the port opens.
        grpc: Succeeds when the gRPC health service says ``SERVING``.
        exec: Succeeds when the command ends with 0.
        initial_delay_seconds: From the container's start to the first probe; 0 unless written.
        period_seconds: From one probe to the next; 10 unless written, at least 1.
        timeout_seconds: Until a probe counts as failed; 1 unless written.
        success_threshold: Successes in a row until it counts as well again; 1 unless written, and nothing else for
            liveness and startup.
        failure_threshold: Failures in a row until it counts as failed; 3 unless written.
        termination_grace_period_seconds: The grace period after this probe failed, instead of the pod's; at least 1,
            not for readiness.
    """

    http_get: ProbeHTTPGet = ProbeHTTPGet()
    tcp_socket: ProbeTCPSocket = ProbeTCPSocket()
    grpc: ProbeGRPC = ProbeGRPC()
    exec: ProbeExec = ProbeExec()
    initial_delay_seconds: int | None = None
    period_seconds: int | None = None
    timeout_seconds: int | None = None
    success_threshold: int | None = None
    failure_threshold: int | None = None
    termination_grace_period_seconds: int | None = None
