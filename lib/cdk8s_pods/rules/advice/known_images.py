"""Images that are known to do something else than they are asked for."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import is_version
from cdk8s_pods.facts.image_reference import parse_image
from cdk8s_pods.facts.image_use import is_opened, own_image
from cdk8s_pods.facts.pod_mounts import normal_path
from cdk8s_pods.rules.context import volumes_by_name
from cdk8s_pods.rules.interface import duplicate, invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.facts.image_facts import EmptyFolder, Port
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_IMAGES = page("https://github.com/docker-library/official-images", "and the Dockerfiles of the other images")
PROBES = ("livenessProbe", "readinessProbe", "startupProbe")
_ACTIONS = ("httpGet", "tcpSocket", "grpc")
#: What tells two runs of one image apart.
_TELLING_APART = ("command", "args", "env", "envFrom", "volumeMounts", "workingDir")


@rule(
    "Container",
    category="advice",
    when=("volumeMounts",),
    remedy="mount a folder of the volume with subPath, or have the data made in a folder below",
    source=(
        page("https://github.com/docker-library/docs/blob/master/postgres/content.md", "PGDATA"),
        page("https://man7.org/linux/man-pages/man8/mke2fs.8.html", "lost+found"),
    ),
)
def data_begins_in_an_empty_folder(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A new volume of a disk is not empty: it has a folder lost+found, and some databases begin in no other place.

    Said of images that are known, where a claim is mounted at the very folder in which they make their data.
    """
    image = own_image(value)
    if image is None or image.empty_folder is None or "envFrom" in value:
        return None
    folder: EmptyFolder = image.empty_folder
    if not is_version(parse_image(value.get("image", ""))[2], since=folder.since, until=folder.until):
        return None
    words = (*value.get("command", ()), *value.get("args", ()))
    if any(("data" in word and "dir" in word) or "lost+found" in word for word in words):
        return None
    if any(variable.get("name") == folder.moved_by for variable in value.get("env", ())):
        return None
    return [
        (
            at.child("volumeMounts").index(position).child("mountPath"),
            invalid(folder.path, f"{image.name} wants it empty, and the root of a disk has a folder lost+found"),
        )
        for position, mount in enumerate(value["volumeMounts"])
        if normal_path(mount.get("mountPath", "")) == folder.path
        and not mount.get("subPath")
        and not mount.get("subPathExpr")
        and _is_of_a_disk(mount.get("name", ""), context)
    ]


@rule(
    "Container",
    category="advice",
    when=PROBES,
    remedy="have the program listen there, or ask it where it does",
    source=_IMAGES,
)
def probes_ask_what_their_program_answers(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Some programs open their port for probes only on request, or on loopback, where the kubelet does not reach it.

    Others answer 404 to the path that people ask for. Said of images that are known, where nothing in the container may
    have changed that.
    """
    image = own_image(value)
    if image is None or not image.ports:
        return None
    found: list[Problem] = []
    for asked, port, where in asked_by_probes(value, at):
        known = next((each for each in image.ports if each.number in (port, 0) and each.protocol == "TCP"), None)
        if known is None:
            continue
        if (problem := _closed(known, value)) is not None:
            found.append((where.child("port"), invalid(port, f"{image.name} {problem}")))
        elif asked.get("path") in known.missing:
            answer = known.missing[asked["path"]]
            message = invalid(asked["path"], f"{image.name} answers 404 to it, and knows {answer}")
            found.append((where.child("path"), message))
    return found


@rule(
    "PodSpec.containers",
    category="advice",
    remedy="tell one of the two to listen on another port, by an argument or a variable",
    source=page("https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking"),
)
def one_image_twice_is_told_apart(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A declared port tells nobody where to listen: two containers of one image and the same settings want one port."""
    if len(value) < 2 or len({container.get("image") for container in value}) == len(value):
        return None
    found: list[Problem] = []
    # What a container is told -> the first one that is told so.
    first: dict[str, Object] = {}
    for position, container in enumerate(value):
        if not container.get("image") or "ports" not in container:
            continue
        earlier = first.setdefault(repr([container.get(field) for field in ("image", *_TELLING_APART)]), container)
        if earlier is not container and _numbers(container).isdisjoint(_numbers(earlier)):
            message = duplicate(container["image"], f'is told nothing else than container "{earlier.get("name", "")}"')
            found.append((at.index(position).child("image"), message))
    return found


def _is_of_a_disk(name: str, context: Context) -> bool:
    """Whether a volume is a claim, and none that several nodes share, which is no disk."""
    template = context.fact(_claim_templates).get(name)
    if template is not None:
        return "ReadWriteMany" not in template.get("spec", {}).get("accessModes", ())
    return "persistentVolumeClaim" in context.fact(volumes_by_name).get(name, ())


def _claim_templates(context: Context) -> dict[str, Object]:
    templates: Objects = context.manifest.get("spec", {}).get("volumeClaimTemplates", ())
    return {template.get("metadata", {}).get("name", ""): template for template in templates}


def asked_by_probes(container: Object, at: FieldPath) -> Iterator[tuple[Object, int, FieldPath]]:
    """What each probe asks the container itself: the action, the port and the path of the action."""
    names = {port.get("name"): port.get("containerPort", 0) for port in container.get("ports", ())}
    for name in PROBES:
        for action in _ACTIONS:
            asked: Object | None = container.get(name, {}).get(action)
            if asked is not None and not asked.get("host"):
                port = asked.get("port")
                number = names.get(port) if isinstance(port, str) else port
                if isinstance(number, int):
                    yield asked, number, at.child(name).child(action)


def _closed(port: Port, container: Object) -> str | None:
    """Why a port is not open to the kubelet by default; None where it is, or may be."""
    if port.bound == "everywhere" or is_opened(container, port.opened_by):
        return None
    return "opens it on loopback alone" if port.bound == "loopback" else "opens it only on request"


def _numbers(container: Object) -> set[int]:
    return {port.get("containerPort", 0) for port in container["ports"]}
