"""The picture of an application: who leads to its pods, whom they call, and what they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.facts.generated_names import without_hash
from cdk8s_pods.facts.replicas import replicas_at_once
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.rules.between.claimed_volumes import claim_templates
from cdk8s_pods.rules.between.ingress_parts import paths_of
from cdk8s_pods.rules.between.references import references_of
from cdk8s_pods.rules.between.traffic import declared_calls, target_of

from .faults import Faults
from .sketch import Box, Channel, Column, Line, Pin, Row, Sketch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.between.references import Reference
    from cdk8s_pods.rules.between.resource import Resource
    from cdk8s_pods.rules.between.view import View

    from .faults import Places
    from .sketch import BoxStyle

#: The kinds that pods refer to by name and that have a box of their own.
_REFERRED = ("ConfigMap", "Secret", "PersistentVolumeClaim", "ServiceAccount")
_KINDS = {"PersistentVolumeClaim": "claim"}
#: The field in which pods refer to an object -> what they have of it; of a volume files.
_USES = {
    "env": "variables",
    "envFrom": "variables",
    "imagePullSecrets": "images",
    "serviceAccountName": "account",
    "serviceAccount": "account",
    "persistentVolumeClaim": "claim",
}
#: What else stands beside pods -> where it names them, and how it is said.
_SCALING = "HorizontalPodAutoscaler"
_SELECTING = {"PodDisruptionBudget": ("selector", "budget"), "NetworkPolicy": ("podSelector", "policy")}
_SPEC = FieldPath.of("spec")
_NOTHING: Mapping[str, Any] = {}


def application_sketch(view: View, issues_of: Callable[[Resource], Sequence[Issue]]) -> Sketch:
    """The picture of the objects that belong together.

    Args:
        view: The objects.
        issues_of: What the rules say of an object.
    """
    return _Application(view, issues_of).sketch()


class _Application:
    def __init__(self, view: View, issues_of: Callable[[Resource], Sequence[Issue]]) -> None:
        self._view = view
        self._faults = Faults()
        self._places: dict[int, Places] = {
            id(each): self._faults.of(issues_of(each), each.title) for each in view.resources
        }
        #: The identity of each object -> the key of its box: names may be shared.
        self._keys = {id(each): f"{each.kind} {number}" for number, each in enumerate(view.resources)}
        self._prefix = _common_prefix([each.name for each in view.resources])
        self._lines: list[Line] = []
        self._rows: dict[int, list[Row]] = {id(owner): [] for owner, _ in view.pods()}
        self._objects: dict[str, Box] = {}
        self._users: dict[str, list[Pin]] = {}

    def sketch(self) -> Sketch:
        """The whole picture."""
        services = [self._service(each) for each in self._view.of_kind("Service")]
        self._calls()
        workloads = [self._workload(owner) for owner, _ in self._view.pods()]
        ingresses = [self._ingress(each) for each in self._view.of_kind("Ingress")]
        for key, pins in self._users.items():
            told = f"{self._objects[key].subtitle} {self._objects[key].title} is used by {len(pins)}"
            self._lines.append(Line("files", "objects", (Pin(key, sends=True), *pins), told))
        for each in self._view.resources:
            if each.is_built_in and each.kind in _REFERRED:
                self._refer_to(each.kind, each.name, each)
        title = self._prefix.strip("-") or "The application"
        return Sketch(
            title=f"{title}: the objects of the application",
            told=self._told(title, [*ingresses, *services, *workloads, *self._objects.values()]),
            strips=(
                Column(tuple(ingresses)),
                Channel("entries"),
                Column(tuple(services)),
                Channel("services"),
                Column(tuple(workloads), is_anchor=True),
                Channel("objects"),
                Column(tuple(self._objects.values())),
            ),
            lines=tuple(self._lines),
            frame=None,
            notes=tuple(self._faults.notes),
        )

    def _ingress(self, resource: Resource) -> Box:
        rows: list[Row] = []
        places = self._places[id(resource)]
        key = self._keys[id(resource)]
        hosts = {host for host, _, _ in paths_of(resource)}
        for position, (host, path, at) in enumerate(paths_of(resource)):
            row = f"path {position}"
            shown = f"{host if len(hosts) > 1 else ''}{path.get('path', '/')}"
            rows.append(Row(row, shown, "right", faults=places.below(at)))
            backend: Mapping[str, Any] = path.get("backend", _NOTHING).get("service", _NOTHING)
            self._lead_in(key, row, backend, resource)
        default: Mapping[str, Any] = resource.spec.get("defaultBackend", _NOTHING).get("service", _NOTHING)
        if default:
            rows.append(Row("default", "all else", "right", faults=places.below(_SPEC.child("defaultBackend"))))
            self._lead_in(key, "default", default, resource)
        for position, each in enumerate(resource.spec.get("tls", ())):
            if each.get("secretName"):
                numbers = places.below(_SPEC.child("tls").index(position))
                shown = f"certificate {self._shown(each['secretName'])}"
                rows.append(Row(f"tls {position}", shown, "right", faults=numbers, is_quiet=True))
        host = next(iter(hosts)) if len(hosts) == 1 else ""
        return self._box(key, "object", resource, rows, f"Ingress, {host}" if host else "Ingress")

    def _lead_in(self, key: str, row: str, backend: Mapping[str, Any], ingress: Resource) -> None:
        service = self._view.named("Service", backend.get("name", ""), ingress.namespace)
        if service is None:
            return
        port = backend.get("port", _NOTHING)
        target = next(
            (
                f"port {position}"
                for position, each in enumerate(service.spec.get("ports", ()))
                if port.get("number") == each.get("port") or (port.get("name") and port["name"] == each.get("name"))
            ),
            "",
        )
        pins = (Pin(key, row, sends=True), Pin(self._keys[id(service)], target, has_head=True))
        self._join("traffic", "entries", pins, f"Ingress {ingress.name} → Service {service.name}")

    def _service(self, resource: Resource) -> Box:
        spec = resource.spec
        places = self._places[id(resource)]
        key = self._keys[id(resource)]
        selector = spec.get("selector")
        selected = self._view.selected({"matchLabels": selector}, resource.namespace) if selector else []
        rows: list[Row] = []
        for position, port in enumerate(spec.get("ports", ())):
            row = f"port {position}"
            shown = f":{port.get('port', '')}"
            target = port.get("targetPort") or port.get("port")
            shown += f" → {target}" if target != port.get("port") else ""
            rows.append(Row(row, shown, "right", faults=places.below(_SPEC.child("ports").index(position))))
            pins = [
                Pin(self._keys[id(owner)], self._port_row(owner, number), has_head=True)
                for owner, pods in selected
                if (number := target_of(port, pods)) is not None
            ]
            if pins:
                names = " and ".join(owner.title for owner, _ in selected)
                self._join(
                    "traffic", "services", (Pin(key, row, sends=True), *pins), f"Service {resource.name} → {names}"
                )
        kind = "headless Service" if spec.get("clusterIP") == "None" else "Service"
        of_type = spec.get("type", "ClusterIP")
        return self._box(key, "object", resource, rows, kind if of_type == "ClusterIP" else f"{kind}, {of_type}")

    def _port_row(self, owner: Resource, number: int) -> str:
        row = f"port {number}"
        rows = self._rows[id(owner)]
        if all(each.key != row for each in rows):
            rows.append(Row(row, f":{number}"))
        return row

    def _calls(self) -> None:
        seen: set[tuple[int, str]] = set()
        for call in declared_calls(self._view):
            row = f"call {call.service.name}"
            if (id(call.caller), row) in seen:
                continue
            seen.add((id(call.caller), row))
            shown = self._shown(call.service.name)
            told = f"calls {call.service.name}, by ${call.variable}"
            self._rows[id(call.caller)].append(Row(row, f"calls {shown}", told=told))
            caller = Pin(self._keys[id(call.caller)], row, sends=True)
            callee = Pin(self._keys[id(call.service)], has_head=True)
            self._join("local", "services", (callee, caller), f"{call.caller.title} → {call.service.title}")

    def _join(self, style: Any, channel: str, pins: tuple[Pin, ...], told: str) -> None:
        """Draw a line; those that lead to the same place are one."""
        heads = {pin for pin in pins if pin.has_head}
        for number, line in enumerate(self._lines):
            if (line.style, line.channel) == (style, channel) and heads == {pin for pin in line.pins if pin.has_head}:
                more = tuple(pin for pin in pins if pin not in line.pins)
                self._lines[number] = line._replace(pins=(*line.pins, *more), told=f"{line.told}; {told}")
                return
        self._lines.append(Line(style, channel, pins, told))

    def _workload(self, resource: Resource) -> Box:
        pods = resource.pods
        assert pods is not None
        places = self._places[id(resource)]
        rows = self._rows[id(resource)]
        key = self._keys[id(resource)]
        used: dict[str, tuple[list[str], list[int]]] = {}
        for reference in references_of(pods):
            if reference.kind in _REFERRED and reference.name:
                meant = self._view.named(reference.kind, reference.name, resource.namespace)
                target = self._refer_to(reference.kind, reference.name, meant)
                uses, numbers = used.setdefault(target, ([], []))
                numbers.extend(places.below(reference.at))
                if (use := _use(reference)) not in uses:
                    uses.append(use)
        for target, (uses, numbers) in used.items():
            rows.append(Row(target, ", ".join(uses), "right", faults=tuple(numbers), is_quiet=True))
            self._users.setdefault(target, []).append(Pin(key, target, has_head=True))
        for name, _, at in claim_templates(resource):
            rows.append(Row(f"claim {name}", f"claim {name} each", "right", faults=places.below(at), is_quiet=True))
        rows += self._beside(resource)
        count = replicas_at_once(resource.kind, resource.spec)
        many = f", {count} pods" if count > 1 else ""
        return self._box(key, "main", resource, rows, f"{resource.kind}{many}")

    def _beside(self, resource: Resource) -> list[Row]:
        """What scales pods, keeps them, or says who may reach them."""
        rows: list[Row] = []
        for scaler in self._view.of_kind(_SCALING, resource.namespace):
            target = scaler.spec.get("scaleTargetRef", _NOTHING)
            if (target.get("kind"), target.get("name")) == (resource.kind, resource.name):
                least, most = scaler.spec.get("minReplicas", 1), scaler.spec.get("maxReplicas", "")
                numbers = self._places[id(scaler)].rest()
                rows.append(Row(f"scaler {scaler.name}", f"scaled {least} to {most}", faults=numbers, is_quiet=True))
        for kind, (field, said) in _SELECTING.items():
            for each in self._view.of_kind(kind, resource.namespace):
                selector = each.spec.get(field)
                if selector is None or all(
                    owner is not resource for owner, _ in self._view.selected(selector, each.namespace)
                ):
                    continue
                numbers = self._places[id(each)].rest()
                rows.append(
                    Row(f"{kind} {each.name}", f"{said} {self._shown(each.name)}", faults=numbers, is_quiet=True)
                )
        return rows

    def _refer_to(self, kind: str, name: str, resource: Resource | None) -> str:
        """The key of the box of what pods refer to; None for what is not in the input."""
        key = f"{kind} {name}, missing" if resource is None else self._keys[id(resource)]
        if key not in self._objects:
            title, subtitle = self._shown(name), _KINDS.get(kind, kind)
            if resource is None:
                box = Box(key, "outside", title, f"{subtitle}, not here", whole=name)
            else:
                box = Box(key, "store", title, subtitle, faults=self._places[id(resource)].rest(), whole=name)
            self._objects[key] = box
        return key

    def _box(self, key: str, style: BoxStyle, resource: Resource, rows: Sequence[Row], subtitle: str = "") -> Box:
        return Box(
            key,
            style,
            self._shown(resource.name),
            subtitle or resource.kind,
            rows=tuple(rows),
            faults=self._places[id(resource)].rest(),
            whole=resource.name,
        )

    def _shown(self, name: str) -> str:
        return without_hash(name.removeprefix(self._prefix))

    def _told(self, title: str, boxes: Sequence[Box]) -> str:
        sentences = [
            f"{title}: {'; '.join(f'{box.subtitle} {box.whole or box.title}' for box in boxes)}.",
            *(f"{line.told}." for line in self._lines),
            *(f"Fault {note.number}: {note.text}." for note in self._faults.notes),
        ]
        return "\n".join(sentences)


def _use(reference: Reference) -> str:
    """What pods have of an object that they refer to."""
    steps = set(reference.at.steps)
    return next((said for field, said in _USES.items() if field in steps), "files")


def _common_prefix(names: Sequence[str]) -> str:
    """What all names begin with, up to a dash: the path of the chart, where cdk8s made them."""
    named = [name for name in names if name]
    if len(named) < 2:
        return ""
    first, last = min(named), max(named)
    end = next((place for place, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 0)
    return first[: first.rfind("-", 0, end) + 1]
