"""Images whose program is known not to start as it is asked to."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import image_facts
from cdk8s_pods.facts.image_use import has_own_settings, is_other_variant, known_place, own_image
from cdk8s_pods.facts.pod_mounts import is_made
from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.context import volumes_by_name
from cdk8s_pods.rules.interface import page, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.facts.image_facts import Image
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

    It reads the user of the image, and of a name it cannot tell whether it is root. Said of images that are known or
    that `cdk8s-pods images` has looked at, where no `runAsUser` is written.
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
            if not own.get("runAsNonRoot", pod.get("runAsNonRoot")):
                continue
            where = at.child(group).index(position).child("image")
            inspected = context.images.find(reference) if context.images else None
            if inspected is not None:
                if not inspected.user_alone.isdecimal() or int(inspected.user_alone) == 0:
                    found.append((where, _message(reference, inspected.user_alone)))
                continue
            image = image_facts(reference)
            if image is None or is_other_variant(reference) or not (image.user == 0 or isinstance(image.user, str)):
                continue
            remedy = f"write runAsUser: {image.user_id}" if image.user_id is not None else ""
            found.append((where, _message(reference, str(image.user), _as_of(image), remedy)))
    return found


def _message(reference: str, user: str, as_of: str = "", remedy: str = "") -> Message:
    said = "runs as root" if user == "0" else f'runs as "{user}", which may be root for all the kubelet knows'
    return Message("Invalid value", reference, f"{said}, and runAsNonRoot is true{as_of}", remedy)


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
