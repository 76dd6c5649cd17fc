"""Probes and lifecycle hooks: what they do, and when."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    CORE,
    filled,
    forbidden,
    in_range,
    invalid,
    one_of,
    required,
    rule,
    server,
)
from cdk8s_pods.schema.formats import header_name_problem, port_name_problem

from .container_ports import PORT_RANGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_PROBE = server(CORE, "validateProbe")
_HANDLER = server(CORE, "validateHandler")
_HTTP = server(CORE, "validateHTTPGetAction")
#: What a probe or a hook can do; each has one of them.
_ACTIONS = ("exec", "httpGet", "tcpSocket", "grpc", "sleep")
_SECONDS_AND_COUNTS = frozenset(
    {"initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"}
)
#: Written to a pod that does not say it itself (pkg/apis/core/v1/defaults.go).
_DEFAULT_GRACE_PERIOD_SECONDS = 30


@rule(
    "Probe", "LifecycleHandler", remedy="write exactly one of exec, httpGet, tcpSocket, grpc and sleep", source=_HANDLER
)
def handlers_do_one_thing(handler: Object, at: FieldPath, context: Context) -> Problems | None:
    """A probe or a hook runs a command, sends a request, opens a connection or sleeps: one of these."""
    actions = [name for name in _ACTIONS if name in handler]
    if len(actions) == 1:
        return None
    if not actions:
        return [(at, required("must specify a handler type"))]
    return [(at.child(name), forbidden("may not specify more than 1 handler type")) for name in actions[1:]]


@filled(
    "ExecAction",
    field="command",
    remedy="write the command as a list",
    source=server(CORE, "validateExecAction"),
)
def commands_of_handlers_are_written() -> None:
    """A handler that runs a command needs one."""


@rule("HTTPGetAction", "TCPSocketAction", remedy="write a port from 1 to 65535 or the name of one", source=_HTTP)
def ports_of_handlers_are_ports(action: Object, at: FieldPath, context: Context) -> Problems | None:
    """A handler connects to a port, by its number or by its name in the container."""
    port = action.get("port", 0)
    if isinstance(port, str):
        problem = port_name_problem(port)
        return None if problem is None else [(at.child("port"), invalid(port, problem))]
    return None if 1 <= port <= 65535 else [(at.child("port"), invalid(port, PORT_RANGE))]


@in_range(
    "GRPCAction",
    field="port",
    least=1,
    most=65535,
    requirement=PORT_RANGE,
    remedy="write a port from 1 to 65535",
    source=_HANDLER,
)
def ports_of_grpc_probes_are_numbers() -> None:
    """A gRPC probe knows ports by their number alone."""


@one_of("HTTPGetAction.scheme", words=("HTTP", "HTTPS"), remedy="write HTTP or HTTPS", source=_HTTP)
def schemes_are_http_or_https() -> None:
    """The scheme is written in capitals; not written, it is HTTP."""


@rule("HTTPGetAction.httpHeaders", remedy="write a name such as X-Header-Name", source=_HTTP)
def header_names_are_well_formed(headers: Objects, at: FieldPath, context: Context) -> Problems | None:
    """The name of an HTTP header has letters, digits and dashes."""
    names = [header.get("name", "") for header in headers]
    # The API server does not say which header it is.
    return [(at, invalid(name, problem)) for name in names if (problem := header_name_problem(name)) is not None]


@rule("Probe", remedy="write zero or more", source=_PROBE)
def times_and_counts_of_probes_are_not_negative(probe: Object, at: FieldPath, context: Context) -> Problems | None:
    """A probe can't wait less than no time, nor count below zero; zero asks for the default."""
    found: list[Problem] = []
    for name, number in probe.items():
        if name in _SECONDS_AND_COUNTS and number < 0:
            found.append((at.child(name), invalid(number, "must be greater than or equal to 0")))
        elif name == "terminationGracePeriodSeconds" and number <= 0:
            found.append((at.child(name), invalid(number, "must be greater than 0")))
    return found


@rule(
    "Container.livenessProbe",
    "Container.startupProbe",
    remedy="write successThreshold: 1, or leave it out",
    source=server(CORE, "validateLivenessProbe", "validateStartupProbe"),
)
def liveness_and_startup_probes_succeed_once(probe: Object, at: FieldPath, context: Context) -> Problems | None:
    """A container is alive, or started, from the first success on; only readiness can ask for several in a row."""
    threshold = probe.get("successThreshold", 1)
    return None if threshold in (0, 1) else [(at.child("successThreshold"), invalid(threshold, "must be 1"))]


@rule(
    "Container.readinessProbe",
    remedy="take terminationGracePeriodSeconds out",
    source=server(CORE, "validateReadinessProbe"),
)
def readiness_probes_terminate_nothing(probe: Object, at: FieldPath, context: Context) -> Problems | None:
    """A container that is not ready is left running, so there is no grace period to give."""
    if "terminationGracePeriodSeconds" not in probe:
        return None
    grace = probe["terminationGracePeriodSeconds"]
    return [(at.child("terminationGracePeriodSeconds"), invalid(grace, "must not be set for readinessProbes"))]


@rule(
    "LifecycleHandler.sleep",
    remedy="sleep for no longer than terminationGracePeriodSeconds",
    source=server(CORE, "validateSleepAction"),
)
def hooks_sleep_within_the_grace_period(sleep: Object, at: FieldPath, context: Context) -> Problems | None:
    """After the grace period, 30 seconds where it is not written, the container is killed, asleep or not."""
    seconds = sleep.get("seconds", 0)
    grace = context.pod_spec.get("terminationGracePeriodSeconds", _DEFAULT_GRACE_PERIOD_SECONDS)
    if 0 <= seconds <= grace:
        return None
    message = f"must be non-negative and less than terminationGracePeriodSeconds ({grace})"
    return [(at, invalid(seconds, message))]
