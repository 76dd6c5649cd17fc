"""The containers of a pod as they come to be drawn: what is found out about them, and the box that this makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.facts.command_words import program_name
from cdk8s_pods.facts.opened_ports import opened_ports, owners_of_ports
from cdk8s_pods.facts.relays import is_relay
from cdk8s_pods.facts.time_line import declared_ports, runners

from .sketch import Box, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.facts.time_line import Runner
    from cdk8s_pods.issues import FieldPath

    from .faults import Places
    from .sketch import BoxStyle

#: Each probe, and what the container is once it is answered.
_PROBES = (("startupProbe", "started"), ("readinessProbe", "ready"), ("livenessProbe", "alive"))
_NOTHING: Mapping[str, Any] = {}


class Part:
    """One container of a pod.

    Args:
        runner: The container, and when it runs.
        number: Its position among all.
        is_ordinary: Whether it is no init container.
    """

    def __init__(self, runner: Runner, number: int, *, is_ordinary: bool) -> None:
        self.runner = runner
        self.key = f"container {number}"
        self.is_ordinary = is_ordinary
        self.is_main = False
        self.name: str = runner.container.get("name", "")
        self.opened = opened_ports(runner.container)
        self.declared = {port.number for port in declared_ports(runner) if port.protocol == "TCP"}
        self.is_relay = is_relay(runner.container)
        #: What it does for others, as far as its calls show it: ambassador, adapter or proxy.
        self.role = ""
        #: Undeclared ports that something leads to.
        self.found_ports: set[int] = set()
        self.left: list[Row] = []
        self.right: list[Row] = []

    @property
    def style(self) -> BoxStyle:
        """How its box is drawn."""
        if not self.runner.stays:
            return "first"
        return "main" if self.is_ordinary and not self.role else "helper"

    def need_port(self, number: int) -> str:
        """The key of the row of a TCP port that something leads to."""
        if number not in self.declared:
            self.found_ports.add(number)
        return _port_key(number, "TCP")

    def box(self, chip: str, caption: str, faults: Places) -> Box:
        """The box of the container; the faults in it that have no row stand at its title."""
        at = self.runner.at
        rows = [*self._ports(faults), *self._probes(faults), *self.left, *self.right]
        image = self.runner.container.get("image", "")
        return Box(
            key=self.key,
            style=self.style,
            title=self.name,
            subtitle=image,
            chip=chip,
            rows=tuple(rows),
            faults=faults.below(at),
            caption=caption,
        )

    def _ports(self, faults: Places) -> Iterator[Row]:
        written = self.runner.container.get("ports", ())
        at = self.runner.at.child("ports")
        seen: set[str] = set()
        for position, (port, plain) in enumerate(zip(declared_ports(self.runner), written, strict=True)):
            key = _port_key(port.number, port.protocol)
            words = [f":{port.number}", *([plain["name"]] if plain.get("name") else [])]
            words += [] if port.protocol == "TCP" else [port.protocol]
            # A port that is declared twice has two rows, of which lines find the first.
            yield Row(
                key if key not in seen else f"{key} {position}",
                " ".join(words),
                faults=faults.below(at.index(position)),
            )
            seen.add(key)
        for number in sorted(self.found_ports):
            yield Row(_port_key(number, "TCP"), f":{number}", is_quiet=True, told=f":{number}, not declared")

    def _probes(self, faults: Places) -> Iterator[Row]:
        for field, reached in _PROBES:
            probe = self.runner.container.get(field)
            if probe is not None:
                yield Row(
                    field,
                    f"{reached}: {_asked(probe)}",
                    faults=faults.below(self.runner.at.child(field)),
                    is_quiet=True,
                )


def parts_of(spec: Mapping[str, Any], at: FieldPath, default: str) -> list[Part]:
    """The containers of a pod in running order.

    Args:
        spec: The pod.
        at: Its path.
        default: The name of the container that ``kubectl`` takes when none is said; empty for the first ordinary one.
    """
    first = len(spec.get("initContainers", ()))
    parts = [Part(runner, number, is_ordinary=number >= first) for number, runner in enumerate(runners(spec, at))]
    ordinary = parts[first:]
    main = next((part for part in ordinary if part.name == default), ordinary[0] if ordinary else None)
    if main is not None:
        main.is_main = True
    return parts


def owners_of(parts: list[Part]) -> dict[int, Part]:
    """Each TCP port of the pod -> the container that has it: the one that declares it before one that may open it."""
    everyone = [part.runner for part in parts]
    by_runner = {id(part.runner): part for part in parts}
    owners = owners_of_ports(everyone, [part.opened for part in parts])
    owners.update(owners_of_ports(everyone, [part.declared for part in parts]))
    return {port: by_runner[id(runner)] for port, runner in owners.items()}


def _port_key(number: int, protocol: str) -> str:
    return f"port {number} {protocol}"


def _asked(probe: Mapping[str, Any]) -> str:
    """What a probe asks; of a command the program alone, whose arguments may be secret."""
    if "httpGet" in probe:
        return f"GET {probe['httpGet'].get('path', '/')} :{probe['httpGet'].get('port', '')}"
    if "tcpSocket" in probe:
        return f"TCP :{probe['tcpSocket'].get('port', '')}"
    if "grpc" in probe:
        return f"gRPC :{probe['grpc'].get('port', '')}"
    words = probe.get("exec", _NOTHING).get("command", ())
    return program_name(words[0]) if words else "nothing"
