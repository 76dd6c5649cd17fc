"""What to do about a change that is not applied in place, and what is lost by it."""

from __future__ import annotations

from cdk8s_pods.schema.formats import dns_subdomain_problem


class Recreation:
    """How an object of a kind is made anew.

    Args:
        remedy: What to do, in the imperative; ``{kind}`` and ``{name}`` stand for those of the object.
        lost: What is lost then, in a sentence without a capital.
    """

    __slots__ = ("lost", "remedy")

    def __init__(self, remedy: str, lost: str) -> None:
        self.remedy = remedy
        self.lost = lost

    def remedy_for(self, kind: str, name: str) -> str:
        """What to do about one object."""
        # What is shown to be typed is a name that a server would take, or a stand-in.
        return self.remedy.format(kind=kind.lower(), name="NAME" if dns_subdomain_problem(name) else name)


_FORCE = "replace it with `kubectl replace --force -f FILE`, or give it a new name"
_ORPHANS = (
    "delete it with `kubectl delete {kind} {name} --cascade=orphan` and apply it again, or give it a new name and "
    "delete the old one afterwards"
)
_ORPHANED = "pods that the new selector does not match run on, owned by nobody, until you delete them"
_REPLACE = "replace it with `kubectl replace --force -f FILE`"
_ITS_USERS = "give it a new name, and change the pods that use it"
_NOTHING = "nothing but its uid and its events"

#: Kind -> how it is made anew.
RECREATIONS: dict[str, Recreation] = {
    "Pod": Recreation(
        _REPLACE,
        "the pod stops before the new one starts; emptyDir volumes, its address and its logs are gone",
    ),
    "ReplicaSet": Recreation(
        _ORPHANS, "pods that the new selector does not match run on, owned by nobody, until you delete them"
    ),
    "Deployment": Recreation(
        _ORPHANS,
        f"{_ORPHANED}; with `kubectl replace --force` all pods stop before new ones start",
    ),
    "DaemonSet": Recreation(
        _ORPHANS,
        f"{_ORPHANED}; until then ports of their nodes are taken",
    ),
    "StatefulSet": Recreation(
        "delete it with `kubectl delete statefulset {name} --cascade=orphan` and apply it again: pods and claims stay",
        "nothing as long as selector and names stay; claims that are there keep their old size, class and labels",
    ),
    "Job": Recreation(
        "delete it with `kubectl delete job {name}` and apply it again, or give it a new name",
        "what it has done so far: its pods and their logs go with it, and its work begins anew",
    ),
    "PersistentVolumeClaim": Recreation(
        "make a claim of a new name, copy the data, and change what mounts it",
        "a claim that is deleted loses its data, unless its volume is retained",
    ),
    "PersistentVolume": Recreation(
        "delete it and apply it again, with the reclaim policy Retain, while no claim is bound to it",
        "with the reclaim policy Delete the storage itself is deleted",
    ),
    "Service": Recreation(
        _FORCE,
        "its cluster IP and node ports, which clients may have kept; a load balancer gets another address",
    ),
    "ConfigMap": Recreation(
        "give it a new name, such as one with a hash of its content, and change what refers to it",
        "pods that are there keep the old content until they restart",
    ),
    "Secret": Recreation(
        "give it a new name, such as one with a hash of its content, and change what refers to it; or replace it with "
        "`kubectl replace --force -f FILE`",
        "pods that start while it is gone wait for it",
    ),
    "StorageClass": Recreation(
        "replace it with `kubectl replace --force -f FILE`, or give it a new name",
        "nothing of the volumes that are there, which keep what they were made with; claims wait while it is gone",
    ),
    "VolumeAttributesClass": Recreation("give it a new name, and let claims ask for it", "nothing"),
    "RoleBinding": Recreation(_REPLACE, "what it allows, while it is gone"),
    "ClusterRoleBinding": Recreation(_REPLACE, "what it allows, while it is gone"),
    "PriorityClass": Recreation(_FORCE, "nothing of the pods that are there; new ones are refused while it is gone"),
    "RuntimeClass": Recreation(_FORCE, "nothing of the pods that are there; new ones are refused while it is gone"),
    "IngressClass": Recreation(_FORCE, "ingresses of the class are served by nobody while it is gone"),
    "CSIDriver": Recreation(_REPLACE, "volumes may not be attached while it is gone"),
    "ResourceQuota": Recreation(_FORCE, "the limit, while it is gone"),
    "ResourceClaim": Recreation(_ITS_USERS, "the devices that were given out for it"),
    "ResourceClaimTemplate": Recreation(_ITS_USERS, "nothing: pods that are there keep their claims"),
}
_OF_OTHERS = Recreation(_REPLACE, _NOTHING)

#: Kind -> what goes with an object that is deleted.
LOST_WITH: dict[str, str] = {
    "PersistentVolumeClaim": "its data, unless its volume is retained",
    "PersistentVolume": "the storage itself, where its reclaim policy is Delete",
    "Namespace": "everything in it",
    "CustomResourceDefinition": "every object of the kind that it defines",
    "Secret": "what it holds",
    "Job": "its pods and their logs",
    "Pod": "emptyDir volumes and logs",
    "Service": "its cluster IP, its node ports and the address of its load balancer",
}
#: What does not go with it, though many would think so.
_STAYS = {
    "StatefulSet": "its claims stay, with their data, unless persistentVolumeClaimRetentionPolicy says otherwise; a "
    "StatefulSet of another name begins with empty ones"
}


#: Applying what is new takes nothing away.
STAYS_UNTIL_DELETED = "stays in the cluster until it is deleted or pruned"


def recreation_of(kind: str) -> Recreation:
    """How an object of a kind is made anew."""
    return RECREATIONS.get(kind, _OF_OTHERS)


def lost_with(kind: str) -> str:
    """What goes with an object that is deleted, and what stays; empty where there is nothing to say."""
    if kind in _STAYS:
        return _STAYS[kind]
    return f"lost with it: {LOST_WITH[kind]}" if kind in LOST_WITH else ""
