"""Mounts that hide what the container needs, or one another."""

from __future__ import annotations

from cdk8s_pods.facts.pod_mounts import is_made, normal_path
from cdk8s_pods.rules.context import volumes_by_name
from cdk8s_pods.rules.interface import forbidden, invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


#: Directories without which programs of nearly every image do not start.
_SYSTEM_DIRECTORIES = frozenset(
    {"/bin", "/dev", "/etc", "/lib", "/lib64", "/sbin", "/usr", "/usr/bin", "/usr/lib", "/usr/sbin"}
)


@rule(
    "VolumeMount.mountPath",
    category="runtime",
    remedy="mount the volume at a directory of its own",
    source=page(
        "https://github.com/opencontainers/runc/blob/main/libcontainer/rootfs_linux.go",
        "nothing is mounted over / or over /proc",
    ),
)
def mounts_leave_the_root_of_the_image_alone(value: str, at: FieldPath, context: Context) -> Problems | None:
    """A volume over `/` hides the whole image, and the container runtime refuses it; so it does over `/proc`.

    The node's own `/proc` may be mounted there.
    """
    if value and not value.strip("/.") and "..." not in value:
        return [(at, invalid(value, "must not be the root of the file system"))]
    if value.rstrip("/") == "/proc" and not context.fact(_has_host_paths):
        return [(at, invalid(value, "must not be /proc"))]
    return None


@rule(
    "Container.volumeMounts",
    "EphemeralContainer.volumeMounts",
    category="runtime",
    remedy="mount each volume at a directory of its own",
    source=page(
        "https://kubernetes.io/docs/concepts/storage/volumes/", "the API server compares mount paths as text only"
    ),
)
def mounts_do_not_hide_one_another(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Two mounts whose paths are written differently can be at one place, such as `/data` and `/data/`.

    The later one hides the earlier one. A mount below another one is meant, and works.
    """
    if len(value) < 2:
        return None
    seen: dict[str, str] = {}
    found: list[Problem] = []
    for position, mount in enumerate(value):
        written = mount.get("mountPath", "")
        path = normal_path(written)
        earlier = seen.setdefault(path, written)
        # The same text twice is refused by the API server.
        if earlier != written:
            message = invalid(written, f"is the same place as {earlier}, where another volume is mounted")
            found.append((at.index(position).child("mountPath"), message))
    return found


@rule(
    "VolumeMount",
    category="runtime",
    remedy="mount the volume at a directory of its own, or one file of it with subPath",
    source=page("https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html", "where the programs of an image are"),
)
def mounts_do_not_hide_the_system_of_the_image(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """An empty or a settings volume over a directory such as `/usr/bin` or `/etc` hides the image's files there.

    An emptyDir that another container mounts as well may have been filled by it, and says nothing.
    """
    path: str = value.get("mountPath", "")
    if path.rstrip("/") not in _SYSTEM_DIRECTORIES or value.get("subPath") or value.get("subPathExpr"):
        return None
    name = value.get("name", "")
    volume = context.fact(volumes_by_name).get(name, {})
    is_empty = "emptyDir" in volume and context.fact(_counts_of_mounting)[name] == 1
    if is_empty or is_made(volume):
        return [(at.child("mountPath"), forbidden(f"hides the files of the image in {path}"))]
    return None


def _has_host_paths(context: Context) -> bool:
    return any("hostPath" in volume for volume in context.pod_spec.get("volumes", ()))


def _counts_of_mounting(context: Context) -> dict[str, int]:
    """How many containers mount each volume."""
    counts: dict[str, int] = {}
    for field in ("initContainers", "containers"):
        for container in context.pod_spec.get(field, ()):
            for name in {mount.get("name", "") for mount in container.get("volumeMounts", ())}:
                counts[name] = counts.get(name, 0) + 1
    return counts
