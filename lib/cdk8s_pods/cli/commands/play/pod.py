"""Turns a workload's manifest into the pod that ``podman kube play`` can take: a smaller dialect than Kubernetes.

Nothing is mended in silence: what podman cannot do is either refused, or done the closest way and said in a note.
What each podman lacks is listed in docs/containers.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.workloads import pod_name_of
from cdk8s_pods.schema import POD_TEMPLATES

from .environment import environment_of, expand
from .host_access import host_access
from .volumes import PreparedVolume, prepare_volume

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .host_access import Access
    from .objects import Objects

#: The label on every pod that was played; its value is the workload it came from.
PLAYED = "io.cdk8s-pods.played"
#: The names of the pod's containers, the main ones first, and of its native sidecars, in the order of starting.
CONTAINERS = "io.cdk8s-pods.containers"
SIDECARS = "io.cdk8s-pods.sidecars"
#: How long its containers have to end by themselves; podman 4 forgets terminationGracePeriodSeconds.
GRACE_SECONDS = "io.cdk8s-pods.grace-seconds"

#: Fields of a container that are left out of the played pod, and what is lost by it.
_LEFT_OUT = {
    "livenessProbe": "probes are not run: podman would run them inside the container, with the tools of its image",
    "readinessProbe": "probes are not run: podman would run them inside the container, with the tools of its image",
    "startupProbe": "probes are not run: podman would run them inside the container, with the tools of its image",
    "lifecycle": "lifecycle hooks are not run: podman has none",
}


class PlayablePod(NamedTuple):
    """A pod as podman takes it.

    Args:
        name: The pod's name.
        manifest: The manifest for ``podman kube play``.
        volumes: The podman volumes to prepare first.
        aliases: The names of the Services that lead to the pod.
        notes: What is not as it would be in a cluster, one sentence each.
        access: What it wants from this machine.
    """

    name: str
    manifest: dict[str, Any]
    volumes: tuple[PreparedVolume, ...]
    aliases: tuple[str, ...]
    notes: tuple[str, ...]
    access: tuple[Access, ...] = ()

    @property
    def uses_host_network(self) -> bool:
        """Whether the pod takes the host's network."""
        return bool(self.manifest["spec"].get("hostNetwork"))

    @property
    def images(self) -> dict[str, str | None]:
        """Each image the pod needs, with its pull policy where one is written."""
        spec = self.manifest["spec"]
        containers = [*spec.get("initContainers", ()), *spec["containers"]]
        return {container["image"]: container.get("imagePullPolicy") for container in containers}


def playable(manifest: Mapping[str, Any], objects: Objects) -> PlayablePod:
    """The pod of a workload as podman takes it.

    Args:
        manifest: A Pod, or a workload whose template becomes one pod; decoded, and found good by the rules.
        objects: The ConfigMaps, Secrets and Services at hand.

    Raises:
        CommandError: podman cannot play it; the message says why.
    """
    if not manifest["metadata"].get("name"):
        raise CommandError(f"a {manifest['kind']} without metadata.name cannot be played: podman makes no names up")
    notes: list[str] = []
    pod = _bare_pod(manifest, notes)
    access = tuple(host_access(pod["spec"]))
    name, spec = pod["metadata"]["name"], pod["spec"]
    host_network = bool(spec.get("hostNetwork"))

    init_containers = spec.pop("initContainers", None) or []
    sidecars = [container for container in init_containers if container.get("restartPolicy") == "Always"]
    init_containers = [container for container in init_containers if container.get("restartPolicy") != "Always"]
    if sidecars:
        notes.append(_sidecar_note([sidecar["name"] for sidecar in sidecars], init_containers))
    if init_containers and spec.get("restartPolicy", "Always") == "Always":
        # podman 4 restarts an init container that has ended well, and waits for its end until it gives up.
        spec["restartPolicy"] = "OnFailure"
        notes.append("restartPolicy Always is played as OnFailure: podman would restart the init containers too")

    volumes: dict[str, PreparedVolume] = {}
    for volume in spec.get("volumes") or []:
        prepared = prepare_volume(volume, pod, objects)
        if prepared is not None:
            volumes[volume["name"]] = prepared
    if volumes:
        spec["volumes"] = [_as_claim(volume, volumes.get(volume["name"])) for volume in spec["volumes"]]

    def converted(containers: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [_container(container, pod, objects, volumes, host_network, notes) for container in containers]

    main = spec.get("containers") or []
    played = {**spec, "containers": converted([*sidecars, *main])}
    if init_containers:
        played["initContainers"] = converted(init_containers)
    pod["spec"] = played
    pod["metadata"]["labels"] = {
        **(pod["metadata"].get("labels") or {}),
        PLAYED: f"{manifest['kind']}/{manifest['metadata']['name']}",
        CONTAINERS: ",".join(container["name"] for container in [*main, *sidecars]),
        SIDECARS: ",".join(sidecar["name"] for sidecar in sidecars),
    }
    grace_seconds = spec.get("terminationGracePeriodSeconds")
    if grace_seconds is not None:
        pod["metadata"]["labels"][GRACE_SECONDS] = str(grace_seconds)
    aliases = () if host_network else _aliases(pod, objects, notes)
    # podman takes options of its own from annotations; Kubernetes knows none of them.
    pod["metadata"].pop("annotations", None)
    return PlayablePod(name, pod, tuple(volumes.values()), aliases, tuple(dict.fromkeys(notes)), access)


def _bare_pod(manifest: Mapping[str, Any], notes: list[str]) -> dict[str, Any]:
    kind, name = manifest["kind"], pod_name_of(manifest["kind"], manifest["metadata"]["name"])
    template: Any = manifest
    for step in POD_TEMPLATES[kind]:
        template = template.get(step) or {}
    spec = dict(template.get("spec") or {})
    if kind != "Pod":
        replicas = manifest.get("spec", {}).get("replicas")
        one_of = f", not {replicas}" if replicas not in (None, 1) else ""
        notes.append(f"{kind} {name}: its template is played as one pod{one_of}: podman has no controllers")
    claims = manifest.get("spec", {}).get("volumeClaimTemplates") or () if kind == "StatefulSet" else ()
    if claims:
        mine = [
            {
                "name": claim["metadata"]["name"],
                "persistentVolumeClaim": {"claimName": f"{claim['metadata']['name']}-{name}"},
            }
            for claim in claims
        ]
        spec["volumes"] = [*(spec.get("volumes") or ()), *mine]
    metadata = template.get("metadata") or {}
    kept = {field: metadata[field] for field in ("labels", "annotations") if metadata.get(field)}
    namespace = manifest["metadata"].get("namespace")
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name, **kept, **({"namespace": namespace} if namespace else {})},
        "spec": spec,
    }


def _container(
    container: Mapping[str, Any],
    pod: Mapping[str, Any],
    objects: Objects,
    volumes: Mapping[str, PreparedVolume],
    host_network: bool,
    notes: list[str],
) -> dict[str, Any]:
    played = {field: value for field, value in container.items() if field not in _LEFT_OUT and field != "restartPolicy"}
    notes += [lost for field, lost in _LEFT_OUT.items() if container.get(field)]

    variables = environment_of(container, pod, objects)
    resource_variables = [
        variable for variable in container.get("env") or () if "resourceFieldRef" in (variable.get("valueFrom") or ())
    ]
    played.pop("envFrom", None)
    played["env"] = [{"name": name, "value": value} for name, value in variables.items()] + resource_variables
    for field in ("command", "args"):
        if played.get(field):
            played[field] = [expand(argument, variables) for argument in played[field]]

    # podman publishes every containerPort on every address of the host; Kubernetes publishes none.
    ports = [port for port in played.pop("ports", None) or () if port.get("hostPort") and not host_network]
    if ports:
        played["ports"] = [{"hostIP": "127.0.0.1", **port} for port in ports]

    mounts = []
    for mount in played.get("volumeMounts") or ():
        if mount.get("subPath") or mount.get("subPathExpr"):
            raise CommandError(
                f"pod {pod['metadata']['name']}: container {container['name']}: volumeMount {mount['mountPath']}: "
                "podman mounts the whole volume in place of a subPath"
            )
        volume = volumes.get(mount["name"])
        mounts.append({**mount, "readOnly": True} if volume is not None and not volume.writable else mount)
    if mounts:
        played["volumeMounts"] = mounts
    return played


def _as_claim(volume: dict[str, Any], prepared: PreparedVolume | None) -> dict[str, Any]:
    if prepared is None:
        return volume
    return {"name": volume["name"], "persistentVolumeClaim": {"claimName": prepared.name}}


def _sidecar_note(names: Sequence[str], init_containers: Sequence[Mapping[str, Any]]) -> str:
    subject, verb = ("native sidecar", "starts") if len(names) == 1 else ("native sidecars", "start")
    said = f"{subject} {', '.join(names)}: {verb} with the main containers, not before them"
    if init_containers:
        said += f", and after the init container {', '.join(container['name'] for container in init_containers)}"
    return f"{said}: podman has no native sidecars; --wait ends them with the main containers"


def _aliases(pod: Mapping[str, Any], objects: Objects, notes: list[str]) -> tuple[str, ...]:
    names: list[str] = []
    for service in objects.services_of(pod):
        names.append(service.name)
        for port, target in service.ports:
            if target != port:
                notes.append(
                    f"Service {service.name}: its name leads to the pod itself, so port {port} is not open there; "
                    f"use the container's port {target}"
                )
    return tuple(names)
