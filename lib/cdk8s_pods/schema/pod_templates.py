"""Where each kind that has pods keeps what they are made from."""

from __future__ import annotations

#: Kind -> the steps from a manifest to the object with the pods' `metadata` and `spec`; a bare Pod is that itself.
POD_TEMPLATES: dict[str, tuple[str, ...]] = {
    "Pod": (),
    "ReplicationController": ("spec", "template"),
    "ReplicaSet": ("spec", "template"),
    "Deployment": ("spec", "template"),
    "DaemonSet": ("spec", "template"),
    "StatefulSet": ("spec", "template"),
    "Job": ("spec", "template"),
    "CronJob": ("spec", "jobTemplate", "spec", "template"),
    # Nothing runs it by itself; controllers of others make pods from it.
    "PodTemplate": ("template",),
}
