"""Images that are known, and what else there is for them: volumes over their settings, Services to their ports."""

from __future__ import annotations

from cdk8s_pods.facts.image_use import own_image
from cdk8s_pods.facts.inspected_images import unexposed_port_problem
from cdk8s_pods.facts.mounted_files import mounted_files
from cdk8s_pods.facts.pod_mounts import is_made, mountings_of, normal_path
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import forbidden, invalid
from cdk8s_pods.rules.source import page

from .configuration import try_keys_of
from .rule import WITH_PODS, between
from .services import selected_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Any

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View


@between(
    WITH_PODS,
    category="advice",
    remedy="mount the one file with subPath, or a volume that has all of them",
    source=page("https://github.com/docker-library/official-images", "and the Dockerfiles of the other images"),
)
def volumes_leave_images_the_files_they_need(resource: Resource, view: View) -> Iterator[Problem]:
    """A volume hides what the image has in the folder: over /etc/nginx that is nginx.conf and all that it includes.

    Said of images that are known, where the volume is empty, or is not seen to have these files.
    """
    assert resource.pods is not None  # the rule is asked for objects with pods alone
    spec, at = resource.pods.spec, resource.pods.at.child("spec")

    def keys(kind: str, name: str) -> Collection[str] | None:
        return try_keys_of(view, kind, name, resource.namespace)

    volumes = {volume.get("name", ""): volume for volume in spec.get("volumes", ())}
    mountings = mountings_of(spec)
    first = len(spec.get("initContainers", ()))
    for group in ("initContainers", "containers"):
        for number, container in enumerate(spec.get(group, ())):
            image = own_image(container) if "volumeMounts" in container else None
            if image is None or not image.needs:
                continue
            for position, mount in enumerate(container["volumeMounts"]):
                needed = image.needs.get(normal_path(mount.get("mountPath", "")))
                if needed is None or mount.get("subPath") or mount.get("subPathExpr"):
                    continue
                volume = volumes.get(mount.get("name", ""), {})
                files = mounted_files(volume, keys) if is_made(volume) else frozenset[str]()
                if not is_made(volume):
                    start = number if group == "initContainers" else first
                    if "emptyDir" not in volume or not mountings[mount.get("name", "")].is_empty_for(container, start):
                        continue
                missing = [file for file in needed if files is None or file not in files]
                if missing or not needed:
                    where = at.child(group).index(number).child("volumeMounts").index(position).child("mountPath")
                    named = " and ".join(missing) or "all that is there"
                    yield where, forbidden(f"hides {named} of the image, which {image.name} needs")


@between(
    "Service",
    category="advice",
    remedy="lead to a port that the program listens on, and EXPOSE it in the image",
    source=page("https://docs.docker.com/reference/dockerfile/#expose"),
)
def services_lead_to_ports_that_images_expose(resource: Resource, view: View) -> Iterator[Problem]:
    """An image says with EXPOSE where its program listens: a Service that leads elsewhere reaches nobody.

    Said of target ports that are numbers, where `cdk8s-pods images` has looked at the image of each container that may
    be meant, all expose something, and nothing that the containers are told names the port.
    """
    images = resource.target.images
    pods = selected_by(resource, view) if images else None
    if not images or not pods:
        return
    for position, port in enumerate(resource.spec.get("ports", ())):
        target = port.get("targetPort") or port.get("port")
        if not isinstance(target, int) or port.get("protocol", "TCP") != "TCP":
            continue
        problems = [
            unexposed_port_problem(images.find(container.get("image", "")), target, container)
            for _, template in pods
            for container in _meant(template.spec, target)
        ]
        told = [problem for problem in problems if problem]
        if told and len(told) == len(problems):
            at = FieldPath.of("spec", "ports").index(position).child("targetPort" if "targetPort" in port else "port")
            yield at, invalid(target, told[0])


def _meant(spec: Mapping[str, Any], target: int) -> list[Any]:
    """The containers of a pod that a Service may lead to: those that declare the port, else all."""
    containers = [*spec.get("containers", ()), *spec.get("initContainers", ())]
    declaring = [
        container
        for container in containers
        if any(port.get("containerPort") == target for port in container.get("ports", ()))
    ]
    return declaring or spec.get("containers", [])
