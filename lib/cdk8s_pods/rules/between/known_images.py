"""Volumes over the settings of images that are known."""

from __future__ import annotations

from cdk8s_pods.facts.image_use import own_image
from cdk8s_pods.facts.mounted_files import mounted_files
from cdk8s_pods.facts.pod_mounts import is_made, mountings_of, normal_path
from cdk8s_pods.issues.message import forbidden
from cdk8s_pods.rules.source import page

from .configuration import try_keys_of
from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

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
