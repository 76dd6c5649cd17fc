"""Images whose program is known not to start as it is asked to."""

from __future__ import annotations

from cdk8s_pods.facts.command_words import program_name
from cdk8s_pods.facts.endless_runs import ENDING_WORDS
from cdk8s_pods.facts.image_facts import image_facts
from cdk8s_pods.facts.image_reference import parse_image
from cdk8s_pods.facts.image_use import has_own_settings, is_other_variant, known_place, own_image
from cdk8s_pods.facts.pod_mounts import is_made, normal_path
from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.context import volumes_by_name
from cdk8s_pods.rules.interface import page, required, rule, server
from cdk8s_pods.rules.mountings import is_empty_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cdk8s_pods.facts.image_facts import Image, Required
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_NOTHING: dict[str, Any] = {}
_IMAGES = page("https://github.com/docker-library/official-images", "and the Dockerfiles of the other images")


@rule(
    "PodSecurityContext.runAsNonRoot",
    "SecurityContext.runAsNonRoot",
    category="runtime",
    remedy="write runAsUser with the number of a user that is not root",
    source=(server("pkg/kubelet/kuberuntime/security_context_others.go", "verifyRunAsNonRoot"), _IMAGES),
)
def images_that_may_not_run_as_root_have_a_user(value: bool, _at: FieldPath, context: Context) -> Problems | None:
    """With `runAsNonRoot: true` the kubelet starts no image that runs as root, nor one whose user is only a name.

    It reads the user of the image, and of a name it cannot tell whether it is root. Said of images that are known,
    where no `runAsUser` is written.
    """
    return context.once(_images_that_run_as_root) if value else None


def _images_that_run_as_root(context: Context) -> list[Problem]:
    spec, at = context.pod_spec, context.pod_path
    pod: Object = spec.get("securityContext", _NOTHING)
    found: list[Problem] = []
    for group in ("initContainers", "containers"):
        for position, container in enumerate(spec.get(group, ())):
            own: Object = container.get("securityContext", pod)
            if own.get("runAsUser", pod.get("runAsUser")) is not None:
                continue
            reference: str = container.get("image", "")
            image = image_facts(reference) if own.get("runAsNonRoot", pod.get("runAsNonRoot")) else None
            if image is None or is_other_variant(reference) or not (image.user == 0 or isinstance(image.user, str)):
                continue
            found.append((at.child(group).index(position).child("image"), _user_message(reference, image)))
    return found


def _user_message(reference: str, image: Image) -> Message:
    user = "runs as root" if image.user == 0 else f'runs as "{image.user}", which may be root for all the kubelet knows'
    remedy = f"write runAsUser: {image.user_id}" if image.user_id is not None else ""
    return Message("Invalid value", reference, f"{user}, and runAsNonRoot is true{_as_of(image)}", remedy)


@rule(
    "Container",
    category="runtime",
    when=("securityContext",),
    remedy="mount an emptyDir there",
    source=_IMAGES,
)
def read_only_roots_leave_programs_their_folders(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """With `readOnlyRootFilesystem: true` a program can write to volumes alone, and some cannot start without more.

    Said of images that are known, where the program runs with the settings of the image and no volume is mounted at the
    folder that it writes to.
    """
    if value["securityContext"].get("readOnlyRootFilesystem") is not True:
        return None
    image = own_image(value)
    if image is None or not image.writes or has_own_settings(value, image):
        return None
    writable = [
        known_place(mount.get("mountPath", ""))
        for mount in value.get("volumeMounts", ())
        if not mount.get("readOnly") and not is_made(context.fact(volumes_by_name).get(mount.get("name", ""), {}))
    ]
    missing = [
        (folder, why)
        for folder, why in image.writes.items()
        if not any(
            folder == place or folder.startswith(place.rstrip("/") + "/") or place.startswith(folder + "/")
            for place in writable
        )
    ]
    where = at.child("securityContext").child("readOnlyRootFilesystem")
    return [
        (where, Message("Invalid value", True, f"{image.name} needs {folder}: {why}{_as_of(image)}"))
        for folder, why in missing
    ]


def _as_of(image: Image) -> str:
    """The version that is spoken of, where it matters."""
    return f" (known of version {image.seen})" if image.seen else ""


@rule(
    "Container",
    category="runtime",
    when=("image",),
    remedy="write it in env or args",
    source=_IMAGES,
)
def images_are_told_what_they_need(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Some programs end at once unless they are told something: a password to begin with, what to do, for whom.

    Said of images that are known, where the container runs their own program and nothing may tell it: no variable or
    argument, no `envFrom`, no file of settings. Of a password it is advice, as people keep these out of manifests and
    add them elsewhere; and of what may be found in a volume, as a database that finds its data does not ask again.
    """
    if "command" in value or "envFrom" in value:
        return None
    reference: str = value["image"]
    image = image_facts(reference)
    needed = None if image is None else image.required
    if image is None or needed is None or is_other_variant(reference) or own_image(value) is None:
        return None
    if not needed.is_of_version(parse_image(reference)[2]) or _is_told(value, image, needed):
        return None
    above = [mount for mount in value.get("volumeMounts", ()) if _is_about(mount.get("mountPath", ""), needed.given_in)]
    volumes = context.fact(volumes_by_name)
    is_open = any(not is_empty_for(value, volumes.get(mount.get("name", ""), {}), context) for mount in above)
    if is_open and any(is_made(volumes.get(mount.get("name", ""), {})) for mount in above):
        return None
    field, wanted = _wanted(needed)
    message = required(f"{image.name} does not start without {wanted}{_as_of(image)}")
    return [(at.child(field), message.mildly(when=is_open or needed.is_secret))]


def _is_told(container: Object, image: Image, needed: Required) -> bool:
    """Whether a variable or an argument says what a program needs, or has it do something else."""
    for variable in container.get("env", ()):
        given = variable.get("value") or "valueFrom" in variable
        if given and variable.get("name", "").startswith(needed.variables):
            return True
    arguments: Sequence[str] = container.get("args", ())
    if arguments and program_name(arguments[0]) in (image.name, *image.programs):
        arguments = arguments[1:]
    if any(word in ENDING_WORDS or word.partition("=")[0] in image.ends_with for word in arguments):
        return True
    return any(part in word for word in arguments for part in needed.arguments)


def _is_about(path: str, folders: Sequence[str]) -> bool:
    """Whether a mount puts files into one of these folders, or over a part of the entry point."""
    place = normal_path(path).rstrip("/")
    return place.startswith(("/usr/local/bin", "/docker-entrypoint.sh")) or any(
        f"{place}/".startswith(f"{folder}/") or f"{folder}/".startswith(f"{place}/") for folder in folders
    )


def _wanted(needed: Required) -> tuple[str, str]:
    """The field in which a container tells its program what it needs, and what that is."""
    if not needed.variables:
        return "args", "an argument that says what to do"
    named = [name if name[-1] != "_" else f"{name}..." for name in needed.variables]
    return "env", named[0] if len(named) == 1 else f"one of {', '.join(named)}"
