"""Parts of volumes that containers mount: that the volume has them."""

from __future__ import annotations

from cdk8s_pods.facts.mounted_files import has_path, mounted_files
from cdk8s_pods.facts.volume_paths import relative_path_problem
from cdk8s_pods.issues.message import not_found
from cdk8s_pods.rules.source import page
from cdk8s_pods.suggestion import suggested

from .configuration import try_keys_of
from .nearness import nearest
from .rule import WITH_VOLUMES, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.rule import Problem

    from .resource import PodTemplate, Resource
    from .view import View


@between(
    WITH_VOLUMES,
    category="runtime",
    remedy="write the name of a file of the volume, as the key or the path among its items says it",
    source=page("https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath"),
)
def sub_paths_are_files_of_their_volumes(resource: Resource, view: View) -> Iterator[Problem]:
    """Where a ConfigMap or a Secret has no file of that name, an empty folder is mounted in its place.

    The container then finds a folder where its program looks for a file. The files of a volume are the keys of its
    ConfigMap or Secret; those of one that names them itself, by `items`, are known without that.
    """
    assert resource.pods is not None  # the rule is asked for objects with pods alone
    for volume, sub_path, at in _sub_paths(resource.pods):
        if mounted_files(volume, _nobody_knows) is not None:
            continue  # what the volume itself names is said of each pod alone
        holders: list[Resource] = []

        def keys_of(kind: str, name: str, holders: list[Resource] = holders) -> set[str] | None:
            holders += view.all_named(kind, name, resource.namespace)
            return try_keys_of(view, kind, name, resource.namespace)

        files = mounted_files(volume, keys_of)
        if files is not None and not has_path(files, sub_path):
            near = nearest(sub_path, sorted(files))
            message = not_found(sub_path, f'volume "{volume["name"]}" has no such file{suggested(near)}').beside(
                *holders
            )
            apart = [each for each in holders if not view.are_applied_together(each, resource)]
            # Another file of the folder may hold another object of the name, or a command makes it.
            yield at, message.mildly(when=near is None and bool(apart))


def _nobody_knows(_kind: str, _name: str) -> None:
    return None


def _sub_paths(pods: PodTemplate) -> Iterator[tuple[Mapping[str, Any], str, FieldPath]]:
    """Each part of a volume that a container mounts, where the volume is written and the part is known."""
    volumes: dict[str, Mapping[str, Any]] = {
        volume["name"]: volume for volume in pods.spec.get("volumes", ()) if "name" in volume
    }
    for name in ("initContainers", "containers"):
        for position, container in enumerate(pods.spec.get(name, ())):
            for place, mount in enumerate(container.get("volumeMounts", ())):
                volume = volumes.get(mount.get("name", ""))
                field = "subPath" if mount.get("subPath") else "subPathExpr"
                part = mount.get(field)
                # What a variable adds, and what leads out of the volume, is for others to say.
                if volume is not None and part and "$(" not in part and relative_path_problem(part) is None:
                    at = pods.at.child("spec").child(name).index(position).child("volumeMounts").index(place)
                    yield volume, part, at.child(field)
