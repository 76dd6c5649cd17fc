"""What the containers of a pod read and write: volumes, and the configuration behind their variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.facts.generated_names import without_hash
from cdk8s_pods.facts.pod_mounts import MADE, mountings_of
from cdk8s_pods.rules.between.claimed_volumes import claim_templates
from cdk8s_pods.rules.between.references import references_of

from .sketch import Box, Line, Pin, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.between.resource import PodTemplate, Resource

    from .faults import Places
    from .parts import Part

#: Volumes that are named by what they refer to: the field of the volume, that of the name, and how to say it.
_NAMED = (
    ("configMap", "name", "ConfigMap {}"),
    ("secret", "secretName", "Secret {}"),
    ("persistentVolumeClaim", "claimName", "claim {}"),
    ("hostPath", "path", "the node's {}"),
    ("csi", "driver", "{}"),
    ("nfs", "path", "NFS {}"),
)
_NOTHING: Mapping[str, Any] = {}


def stores_of(resource: Resource, parts: Sequence[Part], faults: Places) -> tuple[list[Box], list[Line]]:
    """The boxes of what is read and written, and the lines from the containers, which get a row for each."""
    pods = resource.pods
    assert pods is not None
    boxes, lines = _volumes(resource, pods, parts, faults)
    for box, line in _variables(pods, parts):
        boxes.append(box)
        lines.append(line)
    return boxes, lines


def _volumes(
    resource: Resource, pods: PodTemplate, parts: Sequence[Part], faults: Places
) -> tuple[list[Box], list[Line]]:
    at = pods.at.child("spec").child("volumes")
    found: dict[str, tuple[Mapping[str, Any], str, FieldPath]] = {}
    for name, _, where in claim_templates(resource):
        found[name] = (_NOTHING, "claim of each pod", where)
    for position, volume in enumerate(pods.spec.get("volumes", ())):
        found.setdefault(volume.get("name", ""), (volume, _source(volume), at.index(position)))
    mountings = mountings_of(pods.spec)
    boxes: list[Box] = []
    lines: list[Line] = []
    for name, (volume, source, where) in found.items():
        key = f"volume {name}"
        line = _mounts(name, key, parts, is_read_only=any(kind in volume for kind in (*MADE, "image")), faults=faults)
        if line is not None:
            lines.append(line)
        is_shared = name in mountings and len(mountings[name].containers) > 1
        boxes.append(Box(key, "shared" if is_shared else "store", name, subtitle=source, faults=faults.below(where)))
    # A mount of what is no volume has its row as well: that is where its fault is told.
    for part in parts:
        for position, mount in enumerate(part.runner.container.get("volumeMounts", ())):
            if mount.get("name", "") not in found:
                where = part.runner.at.child("volumeMounts").index(position)
                part.right.append(
                    Row(f"mount {position}", mount.get("mountPath", ""), "right", faults=faults.below(where))
                )
    return boxes, lines


def _mounts(name: str, key: str, parts: Sequence[Part], *, is_read_only: bool, faults: Places) -> Line | None:
    pins: list[Pin] = []
    told: list[str] = []
    for part in parts:
        for field, path in (("volumeMounts", "mountPath"), ("volumeDevices", "devicePath")):
            for position, mount in enumerate(part.runner.container.get(field, ())):
                if mount.get("name", "") != name:
                    continue
                writes = not (is_read_only or mount.get("readOnly"))
                row = f"{field} {position}"
                where = part.runner.at.child(field).index(position)
                part.right.append(Row(row, mount.get(path, ""), "right", faults=faults.below(where)))
                pins.append(Pin(part.key, row, has_head=True, sends=writes))
                told.append(f"{part.name} {'reads and writes' if writes else 'reads'} {name} at {mount.get(path, '')}")
    if not pins:
        return None
    store = Pin(key, has_head=any(pin.sends for pin in pins), sends=True)
    return Line("files", "files", (store, *pins), "; ".join(told))


def _source(volume: Mapping[str, Any]) -> str:
    if volume.get("emptyDir", _NOTHING).get("medium") == "Memory":
        return "emptyDir, in memory"
    for field, name, said in _NAMED:
        if field in volume:
            return said.format(without_hash(volume[field].get(name, "")))
    kind = next((field for field in volume if field != "name"), "emptyDir")
    return "claim of each pod" if kind == "ephemeral" else kind


def _variables(pods: PodTemplate, parts: Sequence[Part]) -> Iterator[tuple[Box, Line]]:
    """The ConfigMaps and Secrets that variables come from: by name and key, never by value."""
    used: dict[tuple[str, str], dict[str, set[str]]] = {}
    for reference in references_of(pods):
        for part in parts:
            steps = part.runner.at.steps
            at = reference.at.steps
            if at[: len(steps)] == steps and at[len(steps)] in ("env", "envFrom"):
                keys = used.setdefault((reference.kind, reference.name), {}).setdefault(part.key, set())
                keys.update(key for key, _ in reference.keys)
                if not reference.keys:
                    keys.add("")
    by_key = {part.key: part for part in parts}
    for (kind, name), users in used.items():
        store = f"{kind} {name}"
        pins = [Pin(store, sends=True)]
        told: list[str] = []
        for user, keys in users.items():
            whole = "" in keys
            shown = "all keys" if whole else ", ".join(sorted(keys))
            text = "variables" if whole or len(keys) > 1 else "a variable"
            by_key[user].right.append(
                Row(store, text, "right", told=f"{text} from {kind} {name}: {shown}", is_quiet=True)
            )
            pins.append(Pin(user, store, has_head=True))
            told.append(f"{by_key[user].name} has {text} from {kind} {name} ({shown})")
        box = Box(store, "store", without_hash(name), subtitle=kind, whole=name)
        yield box, Line("files", "files", tuple(pins), "; ".join(told))
