"""Fields of features of Kubernetes that are off by default: a server takes them and drops them without a word."""

from __future__ import annotations

from cdk8s_pods.rules.interface import of_feature, page, server

_DROPPED = (
    server("pkg/api/pod/util.go", "DropDisabledPodFields", release="1.36"),
    page("https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/"),
)
_REMEDY = "leave the field out, target a Kubernetes that has the feature, or say with featureGates that it is on"


@of_feature("Lifecycle.stopSignal", gate="ContainerStopSignals", category="advice", remedy=_REMEDY, source=_DROPPED)
def stop_signals_have_their_feature() -> None:
    """The signal that stops a container is that of its image, unless ContainerStopSignals is on."""


@of_feature(
    "VolumeProjection.clusterTrustBundle",
    gate="ClusterTrustBundleProjection",
    category="advice",
    remedy=_REMEDY,
    source=_DROPPED,
)
def projected_trust_bundles_have_their_feature() -> None:
    """Without the feature, which is on since Kubernetes 1.37, the file with the certificates is missing."""


@of_feature(
    "VolumeProjection.podCertificate", gate="PodCertificateRequest", category="advice", remedy=_REMEDY, source=_DROPPED
)
def projected_certificates_have_their_feature() -> None:
    """Without the feature, which is on since Kubernetes 1.37, the files of the certificate are missing."""


@of_feature(
    "PodSpec.schedulingGroup",
    "PodSpec.workloadRef",
    gate="GenericWorkload",
    category="advice",
    remedy=_REMEDY,
    source=_DROPPED,
)
def scheduling_groups_have_their_feature() -> None:
    """Without the feature a pod is scheduled by itself, and waits for no group."""


@of_feature("JobSpec.scheduling", gate="WorkloadWithJob", category="advice", remedy=_REMEDY, source=_DROPPED)
def scheduling_of_jobs_has_its_feature() -> None:
    """Without the feature the pods of a Job are scheduled one by one."""


@of_feature(
    "RollingUpdateStatefulSetStrategy.maxUnavailable",
    gate="MaxUnavailableStatefulSet",
    category="advice",
    remedy=_REMEDY,
    source=_DROPPED,
)
def updates_of_several_pods_have_their_feature() -> None:
    """Without the feature, which is on since Kubernetes 1.37, a StatefulSet updates one pod after the other."""


@of_feature("Volume.image", gate="ImageVolume", category="advice", remedy=_REMEDY, source=_DROPPED)
def image_volumes_have_their_feature() -> None:
    """Without the feature, which is on since Kubernetes 1.35, the volume is dropped, and every mount of it."""


@of_feature("PodSpec.hostnameOverride", gate="HostnameOverride", category="advice", remedy=_REMEDY, source=_DROPPED)
def host_names_of_ones_own_have_their_feature() -> None:
    """Without the feature, which is on since Kubernetes 1.35, the pod has the host name that its own name gives it."""


@of_feature(
    "Container.restartPolicyRules", gate="ContainerRestartRules", category="advice", remedy=_REMEDY, source=_DROPPED
)
def restart_rules_have_their_feature() -> None:
    """Without the feature, which is on since Kubernetes 1.35, every exit code is treated alike."""


@of_feature("EmptyDirVolumeSource.mode", gate="EmptyDirVolumeMode", category="advice", remedy=_REMEDY, source=_DROPPED)
def modes_of_empty_volumes_have_their_feature() -> None:
    """Without the feature everybody may write to an emptyDir: its mode is 0777."""


@of_feature(
    "VolumeMount.bindMountOptions", gate="VolumeBindMountOptions", category="advice", remedy=_REMEDY, source=_DROPPED
)
def options_of_mounts_have_their_feature() -> None:
    """Without the feature a mount is as it always was: programs in it may be executed, devices be opened."""


@of_feature(
    "ConfigMapVolumeSource.defaultUser",
    "SecretVolumeSource.defaultUser",
    "ProjectedVolumeSource.defaultUser",
    "DownwardAPIVolumeSource.defaultUser",
    "KeyToPath.user",
    "DownwardAPIVolumeFile.user",
    "ServiceAccountTokenProjection.user",
    "ClusterTrustBundleProjection.user",
    "PodCertificateProjection.user",
    gate="AtomicWriteVolumeUserFields",
    category="advice",
    remedy=_REMEDY,
    source=_DROPPED,
)
def users_of_files_have_their_feature() -> None:
    """Without the feature the files of such a volume belong to root."""


@of_feature("HTTPGetAction.protocol", gate="H2CContainerProbe", category="advice", remedy=_REMEDY, source=_DROPPED)
def protocols_of_probes_have_their_feature() -> None:
    """Without the feature a probe speaks HTTP/1.1, which a server of HTTP/2 alone does not answer."""


@of_feature("GRPCAction.mode", gate="GRPCContainerProbeTLS", category="advice", remedy=_REMEDY, source=_DROPPED)
def modes_of_grpc_probes_have_their_feature() -> None:
    """Without the feature a probe asks without TLS."""


@of_feature("PodSpec.evictionResponders", gate="EvictionRequestAPI", category="advice", remedy=_REMEDY, source=_DROPPED)
def responders_to_evictions_have_their_feature() -> None:
    """Without the feature nobody is asked before the pod is evicted."""
