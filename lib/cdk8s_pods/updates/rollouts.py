"""What happens to running pods when an object changes: which changes replace them, restart them, or leave them alone.

Sources: https://kubernetes.io/docs/concepts/workloads/controllers/ for each controller,
https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
"""

from __future__ import annotations

from cdk8s_pods.issues.message import NO_VALUE
from cdk8s_pods.rules.between.references import references_of
from cdk8s_pods.rules.between.resource import Resource
from cdk8s_pods.schema import POD_TEMPLATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from cdk8s_pods.rules.target import Target

    from .objects import Placed
    from .update import Update

ALIKE = "the server stores the same as before"
_STAYS = "its pods go on untouched"
#: Fields of a Deployment and its like that say how many pods there are.
_REPLICAS = ("spec", "replicas")


def effects_of(update: Update) -> list[str]:
    """What a change of a workload does to its pods, each a sentence without a capital; nothing of other kinds."""
    kind = update.type_name
    if kind not in POD_TEMPLATES or kind == "PodTemplate":
        return []
    if not update.changes:
        return [f"{ALIKE}: {_STAYS}"]
    if kind == "Pod":
        return list(_of_pod(update))
    steps = POD_TEMPLATES[kind]
    is_of_the_template = bool(update.below(*(steps if kind != "CronJob" else ("spec", "jobTemplate"))))
    said = [_ROLLS[kind](update)] if is_of_the_template else []
    before, after = update.was(*_REPLICAS), update.becomes(*_REPLICAS)
    if before != after and kind != "DaemonSet":
        said.append(f"scales from {before} to {after}")
    if kind == "Job":
        said += _of_job(update)
    return said or [_STAYS]


def readers_of(changed: Placed, others: Iterable[Placed], target: Target) -> Iterator[str]:
    """What the pods that read a ConfigMap or a Secret see of a change, one sentence a workload.

    Args:
        changed: The ConfigMap or Secret.
        others: The workloads that are not rolled anyway.
        target: Says the namespace of objects that say none.
    """
    for each in others:
        resource = Resource(each.manifest, target=target)
        if resource.pods is None or (each.namespace or target.namespace) != (changed.namespace or target.namespace):
            continue
        ways = {
            _way(reference.at.steps)
            for reference in references_of(resource.pods)
            if (reference.kind, reference.name) == (changed.kind, changed.name)
        }
        title = f"{each.kind} {each.name}"
        if "environment" in ways:
            yield (
                f"{title} reads it into environment variables: its pods keep the old values until they restart: "
                f"`kubectl rollout restart {each.kind.lower()}/{each.name}`"
            )
        elif "volume" in ways:
            yield f"{title} mounts it: the files change within a minute or so, without a restart; with subPath never"


def _way(steps: Iterable[object]) -> str:
    for step in steps:
        if step in ("env", "envFrom"):
            return "environment"
        if step == "volumes":
            return "volume"
    return "other"


def _of_pod(update: Update) -> Iterator[str]:
    for difference in update.below("spec"):
        steps = difference.at.steps
        if steps[-1] == "image" and steps[1] in ("containers", "initContainers"):
            yield f"{difference.at}: the container is restarted in its pod, with the new image"
    if not update.below("spec"):
        yield "the pod goes on untouched"


def _of_deployment(update: Update) -> str:
    if update.becomes("spec", "paused") is True:
        return "its pods are replaced once it is no longer paused"
    strategy = update.becomes("spec", "strategy")
    if not isinstance(strategy, dict) or strategy.get("type") == "Recreate":
        return "rolls its pods: all of them stop before new ones start"
    rolling = strategy.get("rollingUpdate")
    rolling = rolling if isinstance(rolling, dict) else {}
    return (
        f"rolls its pods: at most {rolling.get('maxSurge')} more and {rolling.get('maxUnavailable')} fewer than "
        "asked for at a time"
    )


def _of_daemon_set(update: Update) -> str:
    if update.becomes("spec", "updateStrategy", "type") == "OnDelete":
        return "rolls no pods by itself (OnDelete): each is replaced when you delete it"
    return "rolls its pods, node by node"


def _of_stateful_set(update: Update) -> str:
    if update.becomes("spec", "updateStrategy", "type") == "OnDelete":
        return "rolls no pods by itself (OnDelete): each is replaced when you delete it"
    partition = update.becomes("spec", "updateStrategy", "rollingUpdate", "partition")
    if isinstance(partition, int) and partition > 0:
        return f"rolls its pods from the last down to number {partition} (partition); those below keep the old template"
    return "rolls its pods, the last first, one after the other"


def _of_replicas(_update: Update) -> str:
    return "rolls no pods: those that are there keep the old template, and only new ones get the new one"


def _of_cron_job(_update: Update) -> str:
    return "rolls no pods: the next Job is made from it, and Jobs that run are not touched"


def _of_job_template(_update: Update) -> str:
    return "its pods get the new template when it is resumed"


def _of_job(update: Update) -> list[str]:
    before, after = update.was("spec", "suspend"), update.becomes("spec", "suspend")
    if before != after:
        return ["its running pods are stopped"] if after is True else ["its pods are started"]
    before, after = update.was("spec", "parallelism"), update.becomes("spec", "parallelism")
    return [f"runs {after} pods at a time instead of {before}"] if before != after and after is not NO_VALUE else []


_ROLLS: dict[str, Any] = {
    "Deployment": _of_deployment,
    "DaemonSet": _of_daemon_set,
    "StatefulSet": _of_stateful_set,
    "ReplicaSet": _of_replicas,
    "ReplicationController": _of_replicas,
    "CronJob": _of_cron_job,
    "Job": _of_job_template,
}
