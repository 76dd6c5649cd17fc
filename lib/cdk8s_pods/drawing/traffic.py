"""Who calls whom around and inside a pod."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.facts.called_addresses import called_addresses
from cdk8s_pods.facts.generated_names import without_hash
from cdk8s_pods.facts.local_calls import calls_of
from cdk8s_pods.facts.mesh_proxies import DAPR_APP_PORT, injected_proxies, taken_ports, takes_inbound, takes_outbound
from cdk8s_pods.facts.proxy_life import outliving_proxies
from cdk8s_pods.facts.time_line import declared_ports
from cdk8s_pods.rules.between.traffic import target_of
from cdk8s_pods.schema.formats import natural_number
from cdk8s_pods.schema.type_names import version_number

from .parts import owners_of
from .sketch import Box, Line, Pin, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cdk8s_pods.facts.mesh_proxies import Proxy
    from cdk8s_pods.rules.between.resource import PodTemplate, Resource
    from cdk8s_pods.rules.between.view import View

    from .parts import Part

_LOCAL = ("localhost",)
_ELSEWHERE = "elsewhere"
_SCRAPED, _SCRAPED_AT = "prometheus.io/scrape", "prometheus.io/port"


class Traffic:
    """The calls of a pod: found in the order of their certainty, so that what is known keeps from guessing.

    Args:
        resource: What the pod is made by.
        view: All objects around it.
        parts: Its containers.
        faults_of: The numbers of the faults of an object around it.
    """

    def __init__(
        self, resource: Resource, view: View, parts: Sequence[Part], faults_of: Callable[[Resource], tuple[int, ...]]
    ) -> None:
        assert resource.pods is not None
        self._resource = resource
        self._pods: PodTemplate = resource.pods
        self._view = view
        self._parts = parts
        self._owners = owners_of(list(parts))
        self._is_on_node = self._pods.spec.get("hostNetwork") is True
        self._faults_of = faults_of
        metadata = {"labels": self._pods.labels, "annotations": self._pods.annotations}
        self._proxies = injected_proxies(metadata, self._pods.spec)
        #: The ports that something in the pod calls.
        self._called: set[int] = set()
        #: Ports that somebody outside the pod is known to call.
        self._reached: set[int] = set()
        self.sources: list[Box] = []
        self.targets: dict[str, Box] = {}
        self.injected: list[Box] = []
        late = {each.mesh for each in outliving_proxies(metadata, version_number(resource.target.kubernetes))}
        #: The keys of the injected proxies that start with the ordinary containers, not before all others.
        self.late = {_proxy_key(proxy) for proxy in self._proxies if proxy.mesh in late}
        self.lines: list[Line] = []
        self._find_local_calls()
        inbound = [*self._services(), *self._prometheus(), *self._host_ports()]
        inbound += self._anybody(has_services=any(box.subtitle == "Service" for box, _ in inbound))
        self._join_sources(inbound)
        self._find_targets()
        self._pass_on()
        self._name_roles()

    def _find_local_calls(self) -> None:
        lines: dict[int, tuple[Part, list[Part]]] = {}
        for part in self._parts:
            for port in sorted({call.port for call in calls_of(part.runner.container, self._owners)}):
                owner = self._owners[port]
                if owner is not part and port not in part.declared:
                    lines.setdefault(port, (owner, []))[1].append(part)
        for port, (owner, callers) in sorted(lines.items()):
            self._called.add(port)
            row = owner.need_port(port)
            pins = [Pin(owner.key, row, has_head=True)]
            for part in callers:
                key = f"call {port}"
                part.left.append(Row(key, f"calls localhost:{port}"))
                pins.append(Pin(part.key, key, sends=True))
            names = " and ".join(part.name for part in callers)
            self.lines.append(Line("local", "calls", tuple(pins), f"{names} → {owner.name} at localhost:{port}"))
            self._note_roles(owner, callers)

    def _note_roles(self, owner: Part, callers: Sequence[Part]) -> None:
        if owner.is_relay and not owner.is_main:
            owner.role = "ambassador"
        for part in callers:
            if owner.is_main and not part.is_main and part.runner.stays and part.declared and not part.is_relay:
                part.role = "adapter"

    def _services(self) -> Iterator[tuple[Box, list[tuple[str, int, str]]]]:
        for number, service in enumerate(self._view.of_kind("Service", self._resource.namespace)):
            selector = service.spec.get("selector")
            if not selector or service.spec.get("type") == "ExternalName":
                continue
            selected = self._view.selected({"matchLabels": selector}, service.namespace)
            if all(owner is not self._resource for owner, _ in selected):
                continue
            rows: list[Row] = []
            leads: list[tuple[str, int, str]] = []
            for position, port in enumerate(service.spec.get("ports", ())):
                key = f"port {position}"
                target = target_of(port, self._pods)
                lost = "" if target is not None else f" → {port.get('targetPort', '')}"
                rows.append(Row(key, f":{port.get('port', '')}{lost}", "right"))
                if target is not None:
                    leads.append((key, target, port.get("protocol", "TCP")))
            key = f"Service {number}"
            yield (
                Box(
                    key,
                    "outside",
                    without_hash(service.name),
                    "Service",
                    rows=tuple(rows),
                    faults=self._faults_of(service),
                    whole=service.name,
                ),
                leads,
            )

    def _prometheus(self) -> Iterator[tuple[Box, list[tuple[str, int, str]]]]:
        annotations = self._pods.annotations
        port = natural_number(annotations.get(_SCRAPED_AT, ""))
        if annotations.get(_SCRAPED) == "true" and port is not None:
            yield Box("prometheus", "outside", "Prometheus"), [("", port, "TCP")]

    def _host_ports(self) -> Iterator[tuple[Box, list[tuple[str, int, str]]]]:
        if self._is_on_node:
            return
        for part in self._parts:
            for port in declared_ports(part.runner):
                if port.host_port:
                    key = f"node {port.host_port} {port.protocol}"
                    yield Box(key, "outside", f"node :{port.host_port}"), [("", port.number, port.protocol)]

    def _anybody(self, *, has_services: bool) -> Iterator[tuple[Box, list[tuple[str, int, str]]]]:
        """Others, who can call any port that is declared; not told where a Service says who does."""
        scraped = natural_number(self._pods.annotations.get(_SCRAPED_AT, ""))
        leads: list[tuple[str, int, str]] = []
        relays = [
            part
            for part in self._parts
            if part.is_relay and part.runner.stays and not part.is_main and part.declared - self._called
        ]
        for part in relays or self._parts:
            for port in declared_ports(part.runner) if part.runner.stays else ():
                is_inner = port.number in self._called and not part.is_main
                if not (is_inner or port.number == scraped or port.host_port):
                    leads.append(("", port.number, port.protocol))
        if leads and not has_services and self._resource.kind not in ("Job", "CronJob"):
            yield Box("anybody", "outside", "clients of the node" if self._is_on_node else "other pods"), leads

    def _join_sources(self, found: Sequence[tuple[Box, list[tuple[str, int, str]]]]) -> None:
        taking = next((proxy for proxy in self._proxies if takes_inbound(proxy, self._pods.annotations, 0)), None)
        for box, leads in found:
            self.sources.append(box)
            by_row: dict[str, list[Pin]] = {}
            for row, number, protocol in leads:
                owner = self._owner(number, protocol)
                if owner is None:
                    continue
                self._reached.add(number)
                if taking is not None and protocol == "TCP" and takes_inbound(taking, self._pods.annotations, number):
                    pin = Pin(_proxy_key(taking), "in", has_head=True)
                else:
                    key = owner.need_port(number) if protocol == "TCP" else f"port {number} {protocol}"
                    pin = Pin(owner.key, key, has_head=True)
                pins = by_row.setdefault(row, [])
                if pin not in pins:
                    pins.append(pin)
            for row, pins in by_row.items():
                written = next((each.text for each in box.rows if each.key == row), "")
                told = f"{' '.join(part for part in (box.subtitle, box.title + written) if part)} → the pod"
                self.lines.append(Line("traffic", "in", (Pin(box.key, row, sends=True), *pins), told))
        for proxy in self._proxies:
            self._add_proxy(proxy)

    def _owner(self, number: int, protocol: str) -> Part | None:
        if protocol != "TCP":
            return next(
                (
                    part
                    for part in self._parts
                    for port in declared_ports(part.runner)
                    if (port.number, port.protocol) == (number, protocol)
                ),
                None,
            )
        # A port that nobody declares belongs to the main container, if it is the only one.
        staying = [part for part in self._parts if part.runner.stays]
        return self._owners.get(number) or (staying[0] if len(staying) == 1 else None)

    def _add_proxy(self, proxy: Proxy) -> None:
        key = _proxy_key(proxy)
        rows: list[Row] = []
        behind: list[Pin] = []
        if proxy.mesh == "Dapr":
            number = natural_number(self._pods.annotations.get(DAPR_APP_PORT, ""))
            taken = [] if number is None else [number]
        else:
            taken = [port for port in sorted(self._reached) if takes_inbound(proxy, self._pods.annotations, port)]
            if taken:
                rows.append(Row("in", "takes what comes in"))
        for port in taken:
            owner = self._owner(port, "TCP")
            if owner is not None:
                behind.append(Pin(owner.key, owner.need_port(port), has_head=True))
        if behind:
            rows.append(Row("on", "hands it on to the container" if proxy.mesh != "Dapr" else "calls the container"))
            pins = (Pin(key, "on", sends=True), *behind)
            self.lines.append(Line("local", "calls", pins, f"{proxy.mesh} proxy → the container"))
        self.injected.append(
            Box(key, "injected", f"{proxy.mesh} proxy", _ports_of(proxy, self._pods.annotations), rows=tuple(rows))
        )

    def _find_targets(self) -> None:
        for part in self._parts:
            seen: set[str] = set()
            for address in called_addresses(part.runner.container):
                # What may be anything, a secret among it, is shown where it is known to be a name alone.
                if address.host in _LOCAL or not (address.is_certain or self._service_named(address.host)):
                    continue
                where = f"{address.host}:{address.port}" if address.port else address.host
                if where in seen:
                    continue
                seen.add(where)
                self._add_target(part, where, address.variable, address.host, natural_number(address.port or ""))
            if part.is_relay and (part.role == "ambassador"):
                row = Row("relays", "relays", "right", is_quiet=True)
                part.right.append(row)
                self.targets.setdefault(_ELSEWHERE, Box(_ELSEWHERE, "outside", _ELSEWHERE, "by its settings"))
                pins = (Pin(part.key, row.key, sends=True), Pin(_ELSEWHERE, has_head=True))
                self.lines.append(Line("relayed", "out", pins, f"{part.name} → elsewhere, by its settings"))

    def _add_target(self, part: Part, where: str, variable: str, host: str, port: int | None) -> None:
        subtitle = "Service" if "." not in host and self._service_named(host) else ""
        target = f"target {where}"
        taking = next((each for each in self._proxies if takes_outbound(each, self._pods.annotations, port)), None)
        key = f"to {where}"
        told = f"{part.name} → {where}, by ${variable}"
        is_new = target not in self.targets
        shown = f"{without_hash(host)}:{port}" if port and subtitle else without_hash(where)
        self.targets.setdefault(target, Box(target, "outside", shown, subtitle, whole=where))
        if taking is None:
            part.right.append(Row(key, f"${variable}", "right", told=f"calls {where}", is_quiet=True))
            self._lead_out(part.key, key, target, told)
            return
        part.left.append(Row(key, f"calls {where}"))
        proxy = _proxy_key(taking)
        self.lines.append(
            Line("local", "calls", (Pin(part.key, key, sends=True), Pin(proxy, "out", has_head=True)), told)
        )
        if is_new:
            self._lead_out(proxy, "out", target, f"{taking.mesh} proxy → {where}")
        self.injected = [
            box._replace(rows=(*box.rows, Row("out", "sends what goes out")))
            if box.key == proxy and all(row.key != "out" for row in box.rows)
            else box
            for box in self.injected
        ]

    def _service_named(self, host: str) -> Resource | None:
        return self._view.named("Service", host.partition(".")[0], self._resource.namespace)

    def _lead_out(self, box: str, row: str, target: str, told: str) -> None:
        """Draw a line to a target; those from one place are one, and so are those to one place."""
        for number, line in enumerate(self.lines):
            if line.style == "traffic" and line.channel == "out" and Pin(target, has_head=True) in line.pins:
                pins = (*line.pins, Pin(box, row, sends=True))
                self.lines[number] = line._replace(pins=pins, told=f"{line.told}; {told}")
                return
        pins = (Pin(box, row, sends=True), Pin(target, has_head=True))
        self.lines.append(Line("traffic", "out", pins, told))

    def _pass_on(self) -> None:
        """What arrives at a relay from outside goes on to the ports of the pod that nobody reaches otherwise."""
        for part in self._parts:
            if not part.is_relay or part.is_main or not (part.declared & self._reached):
                continue
            part.role = part.role or "proxy"
            behind = [
                Pin(other.key, other.need_port(port), has_head=True)
                for other in self._parts
                if other.is_ordinary and not other.is_relay
                for port in sorted(other.declared - self._reached)
            ]
            if behind:
                part.left.append(Row("on", "passes on", is_quiet=True))
                pins = (Pin(part.key, "on", sends=True), *behind)
                self.lines.append(Line("relayed", "calls", pins, f"{part.name} → the container, by its settings"))

    def _name_roles(self) -> None:
        for part in self._parts:
            if part.role == "ambassador" and part.declared & self._reached:
                part.role = "proxy"


def _ports_of(proxy: Proxy, annotations: Mapping[str, str]) -> str:
    ports = taken_ports(proxy, annotations)
    return f"injected, with ports {min(ports)} to {max(ports)}"


def _proxy_key(proxy: Proxy) -> str:
    return f"proxy {proxy.mesh}"
