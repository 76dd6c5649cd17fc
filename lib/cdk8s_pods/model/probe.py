"""Probes: how the kubelet finds out whether a container is alive, ready or started."""

from __future__ import annotations

from .action_constructors import ProbeExec, ProbeGRPC, ProbeHTTPGet, ProbeTCPSocket
from .value import Value


class Probe(Value):
    """How the kubelet finds out about a container; exactly one action is written.

    The actions are constructors too, with the timing as keywords: ``Probe.http_get("/healthz", port="http",
    period_seconds=5)``.
    https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
    """

    http_get: ProbeHTTPGet = ProbeHTTPGet()
    """A GET request; succeeds on a status from 200 to 399."""
    tcp_socket: ProbeTCPSocket = ProbeTCPSocket()
    """A TCP connection; succeeds when the port accepts it."""
    grpc: ProbeGRPC = ProbeGRPC()
    """A question to the gRPC health service; succeeds when it says ``SERVING``."""
    exec: ProbeExec = ProbeExec()
    """A command in the container; succeeds when it ends with 0."""
    initial_delay_seconds: int | None = None
    """How long after the container's start the first probe runs; 0 unless written."""
    period_seconds: int | None = None
    """How long from one probe to the next; 10 unless written, at least 1."""
    timeout_seconds: int | None = None
    """How long until a probe counts as failed; 1 unless written."""
    success_threshold: int | None = None
    """How many successes in a row until it counts as well again; 1 unless written, and nothing else for liveness and
    startup."""
    failure_threshold: int | None = None
    """How many failures in a row until it counts as failed; 3 unless written."""
    termination_grace_period_seconds: int | None = None
    """The grace period after this probe failed, instead of the pod's; at least 1, not for readiness."""
