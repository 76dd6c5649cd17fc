"""Making the container of a helper: of the facts about its image, what it is told, and what the user says about it."""

from __future__ import annotations

from cdk8s_pods.model import Capabilities, Container, ResourceRequirements, SeccompProfile, SecurityContext, Volume
from cdk8s_pods.model.env import full_env

from .helper import Helper
from .options import HelperOptions, refuse_unknown

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.facts.image_facts import Image
    from cdk8s_pods.model import ContainerPort, EnvVar, EnvVarSource, Probe, VolumeMount
    from cdk8s_pods.patterns import BroughtConfigMap, BroughtServiceAccount

#: Options that are fields of the container: what is given is added to what the helper has.
_ADDED = ("args", "ports", "volume_mounts")
#: Options that are fields of the container: what is given takes the place of what the helper has.
_REPLACED = (
    "env_from",
    "image_pull_policy",
    "lifecycle",
    "liveness_probe",
    "readiness_probe",
    "resize_policy",
    "resources",
    "security_context",
    "startup_probe",
    "termination_message_policy",
)


def made(
    kind: str,
    facts: Image,
    options: HelperOptions,
    *,
    takes: type[HelperOptions] = HelperOptions,
    repository: str | None = None,
    args: Sequence[str] = (),
    env: Mapping[str, str | EnvVarSource | None] | None = None,
    ports: Sequence[int | ContainerPort] = (),
    mounts: Sequence[VolumeMount] = (),
    writable_folders: Iterable[str] = (),
    startup_probe: Probe | None = None,
    liveness_probe: Probe | None = None,
    readiness_probe: Probe | None = None,
    drain_seconds: int | None = None,
    run_as_group: int | None = None,
    brings: Sequence[BroughtConfigMap | BroughtServiceAccount] = (),
) -> Helper:
    """A helper out of the facts about its image, what it is told, and what the user says about it.

    Args:
        kind: The helper, as the user calls it: ``redis_exporter``.
        facts: What is known of its image.
        options: What the user says.
        takes: What it takes beside its own arguments.
        repository: Where the image is, where it has several.
        args: Its arguments.
        env: Its variables; those without a value are left out.
        ports: What it listens on.
        mounts: The volumes that it needs.
        writable_folders: Folders that it writes to, beside those that its image is known to write to.
        startup_probe: Asked until the helper has started.
        liveness_probe: Asked while it runs.
        readiness_probe: Asked while it runs, on behalf of the whole pod.
        drain_seconds: How long it is told to take to stop; what is known of its image unless given.
        run_as_group: The group that it runs as.
        brings: What it brings beside the pods.

    Raises:
        TypeError: An option is unknown, or both an image and a version are given.
    """
    refuse_unknown(kind, takes, options)
    if options.get("image") and options.get("version"):
        raise TypeError(f"{kind}() takes image or version: the whole image says its version")
    name = name_of(kind, options)
    if facts.dormant_since:
        _warn_of_dormant(kind, facts)
    folders = options.get("writable_folders", (*facts.writes, *writable_folders)) or ()
    told = {variable: value for variable, value in (env or {}).items() if value is not None}
    container = Container(
        name=name,
        image=options.get("image") or facts.reference(options.get("version"), repository=repository),
        args=args or None,
        env=_with_more_env(told, options.get("env")) or None,
        ports=ports or None,
        resources=_recommended(facts),
        startup_probe=startup_probe,
        liveness_probe=liveness_probe,
        readiness_probe=readiness_probe,
        security_context=_restricted(facts, run_as_group),
        volume_mounts=[*mounts, *(_scratch(name, folder) for folder in folders)] or None,
    )
    given: dict[str, Any] = {**options}
    changes = {field: given[field] for field in _REPLACED if field in given}
    for field in _ADDED:
        if given.get(field):
            changes[field] = [*(getattr(container, field) or ()), *given[field]]
    own_seconds = drain_seconds if drain_seconds is not None else facts.drain_seconds
    return Helper(
        container.replace(**changes),
        placing={
            "plain": options.get("plain", False),
            "before": options.get("before"),
            "after": options.get("after"),
        },
        own_seconds=0 if "grace_period_seconds" in options else own_seconds or 0,
        grace_seconds=options.get("grace_period_seconds"),
        brings=brings,
    )


def name_of(kind: str, options: HelperOptions) -> str:
    """The name of a helper's container: what the user calls it, or what it is."""
    return options.get("name") or kind.replace("_", "-")


def _warn_of_dormant(kind: str, facts: Image) -> None:
    # Deferred: few helpers warn.
    import sys
    import warnings

    depth, frame = 2, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("cdk8s_pods."):
        depth, frame = depth + 1, frame.f_back
    message = f"{kind}(): nothing new came from {facts.name} since {facts.dormant_since}; look for a successor"
    warnings.warn(message, stacklevel=depth)


def _with_more_env(own: Mapping[str, str | EnvVarSource], more: Any) -> list[EnvVar]:
    added: tuple[EnvVar, ...] = full_env(dict(more) if hasattr(more, "items") else tuple(more or ()))
    replaced = {variable.name for variable in added}
    kept: tuple[EnvVar, ...] = full_env({name: value for name, value in own.items() if name not in replaced})
    return [*kept, *added]


def _recommended(facts: Image) -> ResourceRequirements | None:
    if not (facts.requests or facts.limits):
        return None
    return ResourceRequirements(requests=facts.requests or None, limits=facts.limits or None)


def _restricted(facts: Image, group: int | None) -> SecurityContext:
    """What https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted asks of a container."""
    return SecurityContext(
        run_as_non_root=True,
        run_as_user=facts.own_user,
        run_as_group=group,
        allow_privilege_escalation=False,
        read_only_root_filesystem=facts.read_only_root or None,
        capabilities=Capabilities(drop=["ALL"]),
        seccomp_profile=SeccompProfile(type="RuntimeDefault"),
    )


def _scratch(name: str, folder: str) -> VolumeMount:
    ending = folder.rpartition("/")[2].replace(".", "-").replace("_", "-").lower()
    return Volume.empty_dir(f"{name[:50]}-{ending}").mount(folder)
