"""Files that a container needs and a volume has not got, or hides."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import image_facts
from cdk8s_pods.facts.mounted_files import has_path, mounted_files
from cdk8s_pods.facts.pod_mounts import found_at, is_made, looks_like_a_file, normal_path
from cdk8s_pods.facts.program_paths import commands_of, started_by
from cdk8s_pods.facts.volume_paths import relative_path_problem
from cdk8s_pods.rules.context import volumes_by_name
from cdk8s_pods.rules.interface import forbidden, invalid, not_found, page, rule, server
from cdk8s_pods.rules.mountings import is_empty_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_VOLUMES = page("https://kubernetes.io/docs/concepts/storage/volumes/")
_SUB_PATHS = page("https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath")
_RUNC = page(
    "https://github.com/opencontainers/runc/blob/main/libcontainer/rootfs_linux.go",
    "a folder is mounted over a folder, and a file over a file",
)
#: Files that the images of all Linux distributions have.
_COMMON_FILES = frozenset({"/etc/group", "/etc/hosts", "/etc/passwd", "/etc/resolv.conf"})


@rule(
    "VolumeMount",
    category="runtime",
    when=("subPath",),
    remedy="write the name of a file of the volume, as the path among its items says it",
    source=_SUB_PATHS,
)
def sub_paths_are_among_the_items_of_their_volume(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A volume with `items` holds exactly the paths that these give, whatever the keys are called.

    For any other name the kubelet makes an empty folder and mounts that, where the program looks for a file.
    """
    volume = context.fact(volumes_by_name).get(value.get("name", ""), {})
    files = mounted_files(volume, _nobody_knows) if is_made(volume) else None
    part: str = value["subPath"]
    if files is None or not part or relative_path_problem(part) is not None or has_path(files, part):
        return None
    known = ", ".join(sorted(files))
    return [(at.child("subPath"), not_found(part, f'volume "{volume["name"]}" has {known or "no files"}'))]


@rule(
    "Container",
    category="runtime",
    when=("volumeMounts",),
    remedy="mount the volume at a folder of its own, or put the file into it",
    source=_VOLUMES,
)
def programs_are_not_hidden_by_a_volume(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A volume hides what the image has in the folder it is mounted at: a program from there is not found any more.

    Said where the files of the volume are known, by `items` or because nobody can have written to an emptyDir yet, and
    the program, or the script that an interpreter is given, is none of them.
    """
    if not value["volumeMounts"]:
        return None
    found: list[Problem] = []
    for words, steps in commands_of(value):
        started = started_by(words, value.get("workingDir"))
        mounted = None if started is None else found_at(started.path, value, context.fact(volumes_by_name))
        if started is None or mounted is None:
            continue
        is_empty = steps == ("command",) and bool(mounted.inside) and is_empty_for(value, mounted.volume, context)
        if mounted.lacks_it or is_empty:
            where = _below(at, steps)
            hidden = mounted.mount.get("mountPath", "")
            message = f'is hidden by volume "{mounted.mount.get("name", "")}" at {hidden}, which has no such file'
            found.append((where, not_found(started.path, message)))
    return found


@rule(
    "Container",
    category="runtime",
    when=("volumeMounts",),
    remedy="write a mode with which it may be executed, such as defaultMode: 0755, or start it with its interpreter",
    source=server("pkg/apis/core/v1/defaults.go", "ConfigMapVolumeSourceDefaultMode"),
)
def programs_in_a_volume_may_be_executed(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The files of a ConfigMap, a Secret or a projected volume are only to be read, unless a mode says otherwise.

    A container whose command is such a file is not started: permission denied. An interpreter can read it.
    """
    if not value["volumeMounts"]:
        return None
    found: list[Problem] = []
    for words, steps in commands_of(value):
        started = started_by(words, value.get("workingDir"))
        if started is None or not started.is_executed:
            continue
        mounted = found_at(started.path, value, context.fact(volumes_by_name))
        if mounted is None or not mounted.inside or not is_made(mounted.volume) or mounted.lacks_it:
            continue
        mode = mounted.mode
        if mode is not None and not mode & 0o111:
            message = invalid(
                started.path,
                f'is in volume "{mounted.mount.get("name", "")}" with mode {mode:04o}, which none executes',
            )
            found.append((_below(at, steps), message))
    return found


@rule(
    "Container",
    category="runtime",
    when=("workingDir",),
    remedy="write a folder that the volume has, or one that it does not hide",
    source=_RUNC,
)
def working_directories_are_not_hidden_by_a_volume(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A working directory that is not there is made when the container starts: in a read-only volume that fails."""
    path: str = value["workingDir"]
    if "volumeMounts" not in value or not path.startswith("/"):
        return None
    mounted = found_at(path, value, context.fact(volumes_by_name))
    if mounted is None or not mounted.has_no_folder_for_it:
        return None
    return [(at.child("workingDir"), not_found(path, f'volume "{mounted.mount.get("name", "")}" has no such folder'))]


@rule(
    "Container.volumeMounts",
    category="runtime",
    remedy="mount both as parts of one projected volume, or the file in a folder of its own",
    source=(server("pkg/volume/util/nested_volumes.go", "MakeNestedMountpoints"), _RUNC),
)
def files_are_not_mounted_into_settings(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """For what is mounted below a ConfigMap, a Secret or a projected volume the kubelet makes a folder in it.

    A volume goes there; a single file cannot be mounted over a folder, and the container does not start.
    """
    if len(value) < 2 or not any(mount.get("subPath") for mount in value):
        return None
    volumes = context.fact(volumes_by_name)
    above = {
        normal_path(mount.get("mountPath", "")): mount.get("name", "")
        for mount in value
        if not mount.get("subPath") and not mount.get("subPathExpr") and is_made(volumes.get(mount.get("name", ""), {}))
    }
    found: list[Problem] = []
    for position, mount in enumerate(value):
        name = mount.get("name", "")
        place = next((place for place in _folders_of(mount) if above.get(place, name) != name), None)
        if place is not None and _is_one_file(mount, volumes.get(name, {})):
            message = forbidden(f'is a file below {place}, where volume "{above[place]}" is mounted')
            found.append((at.index(position).child("mountPath"), message))
    return found


@rule(
    "Container",
    category="runtime",
    when=("volumeMounts",),
    remedy="add the subPath of the file in the volume, or mount the volume at a folder",
    source=(_SUB_PATHS, _RUNC),
)
def volumes_are_mounted_at_folders(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A volume is a folder, also where its mount path has the name of a file: one file of it is mounted with `subPath`.

    Where the image has a file of that name the container does not start. Elsewhere the program finds a folder instead,
    which is advice.
    """
    found: list[Problem] = []
    used: set[str] | None = None
    for position, mount in enumerate(value["volumeMounts"]):
        path: str = mount.get("mountPath", "")
        if mount.get("subPath") or mount.get("subPathExpr") or "," in path:
            continue
        is_known = normal_path(path) in _COMMON_FILES or _is_of_image(normal_path(path), value.get("image", ""))
        if not is_known and not looks_like_a_file(path):
            continue
        if not _is_a_folder(context.fact(volumes_by_name).get(mount.get("name", ""), {})):
            continue
        where = at.child("volumeMounts").index(position).child("mountPath")
        if is_known:
            found.append((where, invalid(path, "is a file of the image, and the volume is a folder")))
            continue
        used = _used_folders(value) if used is None else used
        if normal_path(path) not in used:
            found.append((where, invalid(path, "becomes a folder of this name").mildly()))
    return found


def _folders_of(mount: Object) -> Iterator[str]:
    """The folders above a mount, the nearest first."""
    path = normal_path(mount.get("mountPath", ""))
    while path := path.rpartition("/")[0]:
        yield path


def _below(at: FieldPath, steps: tuple[str, ...]) -> FieldPath:
    for step in steps:
        at = at.child(step)
    return at


def _nobody_knows(_kind: str, _name: str) -> None:
    return None


def _is_of_image(path: str, image: str) -> bool:
    facts = image_facts(image)
    return facts is not None and path in facts.files


def _is_one_file(mount: Object, volume: Object) -> bool:
    """Whether the part of a volume that is mounted is a single file."""
    part: str = mount.get("subPath", "")
    if not part:
        return volume.get("hostPath", {}).get("type") in ("File", "FileOrCreate")
    if is_made(volume):
        files = mounted_files(volume, _nobody_knows)
        # Where the keys are not known each is a file.
        return part.strip("/") in files if files is not None else "/" not in part.strip("/")
    return looks_like_a_file(part) and looks_like_a_file(mount.get("mountPath", ""))


def _is_a_folder(volume: Object) -> bool:
    """Whether a volume is surely a folder; of a node's path only where its type says so."""
    if "hostPath" in volume:
        return volume["hostPath"].get("type") in ("Directory", "DirectoryOrCreate")
    return is_made(volume) or "emptyDir" in volume or "persistentVolumeClaim" in volume


def _used_folders(container: Object) -> set[str]:
    """The folders that other mounts of a container lie in, and those that its words speak of a file of."""
    texts = [
        part
        for text in (*container.get("command", ()), *container.get("args", ()))
        for part in text.replace("=", " ").replace(":", " ").split()
        if part.startswith("/")
    ]
    paths = [{"mountPath": text} for text in texts]
    return {folder for mount in (*paths, *container.get("volumeMounts", ())) for folder in _folders_of(mount)}
