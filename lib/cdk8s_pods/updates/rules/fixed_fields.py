"""Fields that stay as they are as long as the object lives: what most kinds have, and nothing more."""

from __future__ import annotations

from cdk8s_pods.rules.source import APPS, CORE, server
from cdk8s_pods.updates.rule import fixed

_RELEASE = "1.36"
_STORAGE = "pkg/apis/storage/validation/validation.go"
_NETWORKING = "pkg/apis/networking/validation/validation.go"
_RESOURCE = "pkg/apis/resource/validation/validation.go"
_CERTIFICATES = "pkg/apis/certificates/validation/validation.go"


@fixed(
    "ReplicaSet",
    "Deployment",
    "DaemonSet",
    fields=("spec.selector",),
    source=server(
        APPS, "ValidateReplicaSetUpdate", "ValidateDeploymentUpdate", "ValidateDaemonSetSpecUpdate", release=_RELEASE
    ),
)
def selectors_of_controllers_stay() -> None:
    """A controller finds its pods by its selector, also one that says the same in another way is another one."""


@fixed(
    "StatefulSet",
    fields=("spec.selector", "spec.serviceName", "spec.podManagementPolicy"),
    source=server(APPS, "ValidateStatefulSetUpdate", release=_RELEASE),
    requirement="updates to statefulset spec are forbidden for this field",
)
def identities_of_stateful_sets_stay() -> None:
    """The pods of a StatefulSet get their names, addresses and order from its selector, service and policy."""


@fixed(
    "StatefulSet",
    fields=("spec.volumeClaimTemplates",),
    source=server(APPS, "ValidateStatefulSetUpdate", release=_RELEASE),
    requirement="updates to statefulset spec are forbidden for claim templates",
    remedy="delete the StatefulSet with --cascade=orphan and apply it again: pods and claims stay; claims that are "
    "there keep their size and class, so resize each of them by itself",
)
def claim_templates_of_stateful_sets_stay() -> None:
    """No part of a claim template changes: size, class, modes, labels, one more, one fewer."""


@fixed(
    "PersistentVolumeClaim",
    fields=("spec.volumeMode", "spec.accessModes", "spec.selector", "spec.dataSource", "spec.dataSourceRef"),
    source=server(CORE, "ValidatePersistentVolumeClaimUpdate", release=_RELEASE),
    requirement="spec is immutable after creation, but for the size and the attributes class of bound claims",
)
def wishes_of_claims_stay() -> None:
    """What a claim asks for is what its volume was made from; the order of its access modes counts too."""


@fixed(
    "StorageClass",
    fields=("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"),
    source=server(_STORAGE, "ValidateStorageClassUpdate", release=_RELEASE),
)
def storage_classes_keep_how_they_make_volumes() -> None:
    """Volumes of one class are made alike; its mount options, its topologies and whether they grow can change."""


@fixed(
    "VolumeAttributesClass",
    fields=("driverName", "parameters"),
    source=server(_STORAGE, "ValidateVolumeAttributesClassUpdate", release=_RELEASE),
    requirement="updates are forbidden",
)
def volume_attributes_classes_stay() -> None:
    """Volumes of one class have the same attributes."""


@fixed(
    "CSIDriver",
    fields=("spec.attachRequired", "spec.volumeLifecycleModes"),
    source=server(_STORAGE, "ValidateCSIDriverUpdate", release=_RELEASE),
)
def drivers_keep_how_volumes_are_attached() -> None:
    """Volumes in use would have to be attached anew; all else of a driver can change."""


@fixed(
    "VolumeAttachment", fields=("spec",), source=server(_STORAGE, "ValidateVolumeAttachmentUpdate", release=_RELEASE)
)
def volume_attachments_stay() -> None:
    """Another volume or node is another attachment."""


@fixed(
    "CSIStorageCapacity",
    fields=("nodeTopology", "storageClassName"),
    source=server(_STORAGE, "ValidateCSIStorageCapacityUpdate", release=_RELEASE),
)
def storage_capacities_keep_their_subject() -> None:
    """The place and the class that a capacity is told of are what it is."""


@fixed(
    "RoleBinding",
    "ClusterRoleBinding",
    fields=("roleRef",),
    source=server(
        "pkg/apis/rbac/validation/validation.go",
        "ValidateRoleBindingUpdate",
        "ValidateClusterRoleBindingUpdate",
        release=_RELEASE,
    ),
    requirement="cannot change roleRef",
)
def bindings_keep_their_role() -> None:
    """Who may change the subjects of a binding need not have all rights of another role; subjects can change."""


@fixed(
    "PriorityClass",
    fields=("value", "preemptionPolicy"),
    source=server("pkg/apis/scheduling/validation/validation.go", "ValidatePriorityClassUpdate", release=_RELEASE),
    requirement="may not be changed in an update",
)
def priority_classes_keep_their_value() -> None:
    """The pods that are there have their priority from it already."""


@fixed(
    "RuntimeClass",
    fields=("handler",),
    source=server("pkg/apis/node/validation/validation.go", "ValidateRuntimeClassUpdate", release=_RELEASE),
)
def runtime_classes_keep_their_handler() -> None:
    """The pods that are there run with it; overhead and scheduling can change."""


@fixed(
    "IngressClass",
    fields=("spec.controller",),
    source=server(_NETWORKING, "ValidateIngressClassUpdate", release=_RELEASE),
)
def ingress_classes_keep_their_controller() -> None:
    """The ingresses of a class belong to its controller; its parameters can change."""


@fixed("IPAddress", fields=("spec.parentRef",), source=server(_NETWORKING, "ValidateIPAddressUpdate", release=_RELEASE))
def addresses_keep_their_owner() -> None:
    """An address belongs to who it was given to."""


@fixed(
    "EndpointSlice",
    fields=("addressType",),
    source=server("pkg/apis/discovery/validation/validation.go", "ValidateEndpointSliceUpdate", release=_RELEASE),
)
def endpoint_slices_keep_their_address_type() -> None:
    """All endpoints of a slice are of one type; the endpoints and ports can change."""


@fixed(
    "ResourceV1ResourceClaim",
    "ResourceClaimTemplate",
    fields=("spec",),
    source=server(_RESOURCE, "ValidateResourceClaimUpdate", "ValidateResourceClaimTemplateUpdate", release=_RELEASE),
)
def claims_of_devices_stay() -> None:
    """Devices may be given out by then; pods that come later need a claim or a template of another name."""


@fixed(
    "ResourceSlice",
    fields=("spec.pool.name", "spec.driver", "spec.nodeName"),
    source=server(_RESOURCE, "validateResourceSliceSpec", release=_RELEASE),
)
def resource_slices_keep_their_pool() -> None:
    """The driver, the node and the pool are what a slice is found by."""


@fixed(
    "ClusterTrustBundle",
    fields=("spec.signerName",),
    source=server(_CERTIFICATES, "ValidateClusterTrustBundleUpdate", release=_RELEASE),
)
def trust_bundles_keep_their_signer() -> None:
    """Who may write for one signer need not be allowed to for another; the certificates can change."""


@fixed(
    "PodCertificateRequest",
    fields=("spec",),
    source=server(_CERTIFICATES, "ValidatePodCertificateRequestUpdate", release=_RELEASE),
)
def certificate_requests_stay() -> None:
    """What was asked for is what is signed."""


@fixed(
    "ControllerRevision", fields=("data",), source=server(APPS, "ValidateControllerRevisionUpdate", release=_RELEASE)
)
def controller_revisions_stay() -> None:
    """A revision is what was there at the time."""
