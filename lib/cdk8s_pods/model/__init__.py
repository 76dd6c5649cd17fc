"""Kubernetes' own types as frozen values; a type is loaded when it is first used."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .actions import (
        ExecAction as ExecAction,
        GRPCAction as GRPCAction,
        HTTPGetAction as HTTPGetAction,
        HTTPHeader as HTTPHeader,
        SleepAction as SleepAction,
        TCPSocketAction as TCPSocketAction,
    )
    from .affinity import (
        Affinity as Affinity,
        NodeAffinity as NodeAffinity,
        NodeSelector as NodeSelector,
        NodeSelectorRequirement as NodeSelectorRequirement,
        NodeSelectorTerm as NodeSelectorTerm,
        PodAffinity as PodAffinity,
        PodAffinityTerm as PodAffinityTerm,
        PodAntiAffinity as PodAntiAffinity,
        PreferredSchedulingTerm as PreferredSchedulingTerm,
        WeightedPodAffinityTerm as WeightedPodAffinityTerm,
    )
    from .autoscaling import (
        HorizontalPodAutoscalerBehavior as HorizontalPodAutoscalerBehavior,
        HorizontalPodAutoscalerSpec as HorizontalPodAutoscalerSpec,
        HPAScalingPolicy as HPAScalingPolicy,
        HPAScalingRules as HPAScalingRules,
        MetricSpec as MetricSpec,
    )
    from .container import (
        Container as Container,
    )
    from .cron_job import (
        CronJobSpec as CronJobSpec,
    )
    from .daemon_set import (
        DaemonSetSpec as DaemonSetSpec,
        DaemonSetUpdateStrategy as DaemonSetUpdateStrategy,
        RollingUpdateDaemonSet as RollingUpdateDaemonSet,
    )
    from .deployment import (
        DeploymentSpec as DeploymentSpec,
        DeploymentStrategy as DeploymentStrategy,
        RollingUpdateDeployment as RollingUpdateDeployment,
    )
    from .dns import (
        HostAlias as HostAlias,
        PodDNSConfig as PodDNSConfig,
        PodDNSConfigOption as PodDNSConfigOption,
    )
    from .env import (
        EnvVar as EnvVar,
    )
    from .env_source import (
        ConfigMapEnvSource as ConfigMapEnvSource,
        ConfigMapKeySelector as ConfigMapKeySelector,
        EnvFromSource as EnvFromSource,
        EnvVarSource as EnvVarSource,
        FileKeySelector as FileKeySelector,
        ObjectFieldSelector as ObjectFieldSelector,
        ResourceFieldSelector as ResourceFieldSelector,
        SecretEnvSource as SecretEnvSource,
        SecretKeySelector as SecretKeySelector,
    )
    from .ephemeral_container import (
        EphemeralContainer as EphemeralContainer,
    )
    from .eviction import (
        EvictionResponder as EvictionResponder,
    )
    from .files import (
        DownwardAPIVolumeFile as DownwardAPIVolumeFile,
        KeyToPath as KeyToPath,
    )
    from .ingress import (
        HTTPIngressPath as HTTPIngressPath,
        HTTPIngressRuleValue as HTTPIngressRuleValue,
        IngressBackend as IngressBackend,
        IngressClassParametersReference as IngressClassParametersReference,
        IngressClassSpec as IngressClassSpec,
        IngressRule as IngressRule,
        IngressServiceBackend as IngressServiceBackend,
        IngressSpec as IngressSpec,
        IngressTLS as IngressTLS,
        ServiceBackendPort as ServiceBackendPort,
    )
    from .job import (
        JobSpec as JobSpec,
        JobTemplateSpec as JobTemplateSpec,
    )
    from .job_policies import (
        PodFailurePolicy as PodFailurePolicy,
        PodFailurePolicyOnExitCodesRequirement as PodFailurePolicyOnExitCodesRequirement,
        PodFailurePolicyOnPodConditionsPattern as PodFailurePolicyOnPodConditionsPattern,
        PodFailurePolicyRule as PodFailurePolicyRule,
        SuccessPolicy as SuccessPolicy,
        SuccessPolicyRule as SuccessPolicyRule,
    )
    from .job_scheduling import (
        JobSchedulingConfiguration as JobSchedulingConfiguration,
        TopologyConstraint as TopologyConstraint,
        WorkloadPodGroupAllDisruptionMode as WorkloadPodGroupAllDisruptionMode,
        WorkloadPodGroupBasicSchedulingPolicy as WorkloadPodGroupBasicSchedulingPolicy,
        WorkloadPodGroupDisruptionMode as WorkloadPodGroupDisruptionMode,
        WorkloadPodGroupGangSchedulingPolicy as WorkloadPodGroupGangSchedulingPolicy,
        WorkloadPodGroupResourceClaim as WorkloadPodGroupResourceClaim,
        WorkloadPodGroupSchedulingConstraints as WorkloadPodGroupSchedulingConstraints,
        WorkloadPodGroupSchedulingPolicy as WorkloadPodGroupSchedulingPolicy,
        WorkloadPodGroupSingleDisruptionMode as WorkloadPodGroupSingleDisruptionMode,
    )
    from .label_selector import (
        LabelSelector as LabelSelector,
        LabelSelectorRequirement as LabelSelectorRequirement,
    )
    from .lifecycle import (
        Lifecycle as Lifecycle,
        LifecycleHandler as LifecycleHandler,
    )
    from .metadata import (
        ManagedFieldsEntry as ManagedFieldsEntry,
        ObjectMeta as ObjectMeta,
        OwnerReference as OwnerReference,
    )
    from .metrics import (
        ContainerResourceMetricSource as ContainerResourceMetricSource,
        ExternalMetricSource as ExternalMetricSource,
        MetricIdentifier as MetricIdentifier,
        MetricTarget as MetricTarget,
        ObjectMetricSource as ObjectMetricSource,
        PodsMetricSource as PodsMetricSource,
        ResourceMetricSource as ResourceMetricSource,
    )
    from .namespace import (
        LimitRangeItem as LimitRangeItem,
        LimitRangeSpec as LimitRangeSpec,
        NamespaceSpec as NamespaceSpec,
        ResourceQuotaSpec as ResourceQuotaSpec,
        ScopedResourceSelectorRequirement as ScopedResourceSelectorRequirement,
        ScopeSelector as ScopeSelector,
    )
    from .network_policy import (
        IPBlock as IPBlock,
        NetworkPolicyEgressRule as NetworkPolicyEgressRule,
        NetworkPolicyIngressRule as NetworkPolicyIngressRule,
        NetworkPolicyPeer as NetworkPolicyPeer,
        NetworkPolicyPort as NetworkPolicyPort,
        NetworkPolicySpec as NetworkPolicySpec,
    )
    from .operating_system import (
        PodOS as PodOS,
    )
    from .persistent_volume import (
        PersistentVolumeSpec as PersistentVolumeSpec,
        VolumeNodeAffinity as VolumeNodeAffinity,
    )
    from .persistent_volume_claim import (
        PersistentVolumeClaimSpec as PersistentVolumeClaimSpec,
        PersistentVolumeClaimTemplate as PersistentVolumeClaimTemplate,
    )
    from .persistent_volume_claim_status import (
        ModifyVolumeStatus as ModifyVolumeStatus,
        PersistentVolumeClaimCondition as PersistentVolumeClaimCondition,
        PersistentVolumeClaimStatus as PersistentVolumeClaimStatus,
        VolumeHealthCondition as VolumeHealthCondition,
        VolumeHealthStatus as VolumeHealthStatus,
    )
    from .persistent_volume_sources import (
        AzureFilePersistentVolumeSource as AzureFilePersistentVolumeSource,
        CephFSPersistentVolumeSource as CephFSPersistentVolumeSource,
        CinderPersistentVolumeSource as CinderPersistentVolumeSource,
        CSIPersistentVolumeSource as CSIPersistentVolumeSource,
        FlexPersistentVolumeSource as FlexPersistentVolumeSource,
        GlusterfsPersistentVolumeSource as GlusterfsPersistentVolumeSource,
        ISCSIPersistentVolumeSource as ISCSIPersistentVolumeSource,
        LocalVolumeSource as LocalVolumeSource,
        RBDPersistentVolumeSource as RBDPersistentVolumeSource,
        ScaleIOPersistentVolumeSource as ScaleIOPersistentVolumeSource,
        StorageOSPersistentVolumeSource as StorageOSPersistentVolumeSource,
    )
    from .pod_disruption_budget import (
        PodDisruptionBudgetSpec as PodDisruptionBudgetSpec,
    )
    from .pod_security_context import (
        PodSecurityContext as PodSecurityContext,
    )
    from .pod_spec import (
        PodSpec as PodSpec,
    )
    from .pod_template import (
        PodTemplateSpec as PodTemplateSpec,
    )
    from .ports import (
        ContainerPort as ContainerPort,
    )
    from .probe import (
        Probe as Probe,
    )
    from .projected_volume import (
        ProjectedVolumeSource as ProjectedVolumeSource,
        VolumeProjection as VolumeProjection,
    )
    from .projections import (
        ClusterTrustBundleProjection as ClusterTrustBundleProjection,
        ConfigMapProjection as ConfigMapProjection,
        DownwardAPIProjection as DownwardAPIProjection,
        PodCertificateProjection as PodCertificateProjection,
        SecretProjection as SecretProjection,
        ServiceAccountTokenProjection as ServiceAccountTokenProjection,
    )
    from .rbac import (
        AggregationRule as AggregationRule,
        PolicyRule as PolicyRule,
        RoleRef as RoleRef,
        Subject as Subject,
    )
    from .readiness_gate import (
        PodReadinessGate as PodReadinessGate,
    )
    from .reference import (
        LocalObjectReference as LocalObjectReference,
        ObjectReference as ObjectReference,
        SecretReference as SecretReference,
        TypedLocalObjectReference as TypedLocalObjectReference,
        TypedObjectReference as TypedObjectReference,
    )
    from .replica_set import (
        ReplicaSetSpec as ReplicaSetSpec,
    )
    from .replication_controller import (
        ReplicationControllerSpec as ReplicationControllerSpec,
    )
    from .resources import (
        ContainerResizePolicy as ContainerResizePolicy,
        PodResourceClaim as PodResourceClaim,
        ResourceClaim as ResourceClaim,
        ResourceRequirements as ResourceRequirements,
        VolumeResourceRequirements as VolumeResourceRequirements,
    )
    from .restart_rule import (
        ContainerRestartRule as ContainerRestartRule,
        ContainerRestartRuleOnExitCodes as ContainerRestartRuleOnExitCodes,
    )
    from .scalars import (
        IntOrString as IntOrString,
        Quantity as Quantity,
        Time as Time,
    )
    from .scale_target import (
        CrossVersionObjectReference as CrossVersionObjectReference,
    )
    from .scheduling import (
        PodSchedulingGate as PodSchedulingGate,
        PodSchedulingGroup as PodSchedulingGroup,
        Toleration as Toleration,
        TopologySpreadConstraint as TopologySpreadConstraint,
        WorkloadReference as WorkloadReference,
    )
    from .security_context import (
        Capabilities as Capabilities,
        SecurityContext as SecurityContext,
    )
    from .security_profiles import (
        AppArmorProfile as AppArmorProfile,
        SeccompProfile as SeccompProfile,
        SELinuxOptions as SELinuxOptions,
        Sysctl as Sysctl,
        WindowsSecurityContextOptions as WindowsSecurityContextOptions,
    )
    from .service import (
        ClientIPConfig as ClientIPConfig,
        ServicePort as ServicePort,
        ServiceSpec as ServiceSpec,
        SessionAffinityConfig as SessionAffinityConfig,
    )
    from .stateful_set import (
        RollingUpdateStatefulSetStrategy as RollingUpdateStatefulSetStrategy,
        StatefulSetOrdinals as StatefulSetOrdinals,
        StatefulSetPersistentVolumeClaimRetentionPolicy as StatefulSetPersistentVolumeClaimRetentionPolicy,
        StatefulSetSpec as StatefulSetSpec,
        StatefulSetUpdateStrategy as StatefulSetUpdateStrategy,
    )
    from .template_pods import (
        own_pods as own_pods,
    )
    from .topology_selector import (
        TopologySelectorLabelRequirement as TopologySelectorLabelRequirement,
        TopologySelectorTerm as TopologySelectorTerm,
    )
    from .value import (
        Value as Value,
    )
    from .volume import (
        Volume as Volume,
    )
    from .volume_mount import (
        VolumeDevice as VolumeDevice,
        VolumeMount as VolumeMount,
    )
    from .volume_sources import (
        ConfigMapVolumeSource as ConfigMapVolumeSource,
        CSIVolumeSource as CSIVolumeSource,
        DownwardAPIVolumeSource as DownwardAPIVolumeSource,
        EmptyDirVolumeSource as EmptyDirVolumeSource,
        EphemeralVolumeSource as EphemeralVolumeSource,
        HostPathVolumeSource as HostPathVolumeSource,
        ImageVolumeSource as ImageVolumeSource,
        NFSVolumeSource as NFSVolumeSource,
        PersistentVolumeClaimVolumeSource as PersistentVolumeClaimVolumeSource,
        SecretVolumeSource as SecretVolumeSource,
    )
    from .volume_sources_cloud import (
        AWSElasticBlockStoreVolumeSource as AWSElasticBlockStoreVolumeSource,
        AzureDiskVolumeSource as AzureDiskVolumeSource,
        AzureFileVolumeSource as AzureFileVolumeSource,
        CinderVolumeSource as CinderVolumeSource,
        GCEPersistentDiskVolumeSource as GCEPersistentDiskVolumeSource,
        PhotonPersistentDiskVolumeSource as PhotonPersistentDiskVolumeSource,
        VsphereVirtualDiskVolumeSource as VsphereVirtualDiskVolumeSource,
    )
    from .volume_sources_network import (
        CephFSVolumeSource as CephFSVolumeSource,
        FCVolumeSource as FCVolumeSource,
        GlusterfsVolumeSource as GlusterfsVolumeSource,
        ISCSIVolumeSource as ISCSIVolumeSource,
        RBDVolumeSource as RBDVolumeSource,
    )
    from .volume_sources_vendor import (
        FlexVolumeSource as FlexVolumeSource,
        FlockerVolumeSource as FlockerVolumeSource,
        GitRepoVolumeSource as GitRepoVolumeSource,
        PortworxVolumeSource as PortworxVolumeSource,
        QuobyteVolumeSource as QuobyteVolumeSource,
        ScaleIOVolumeSource as ScaleIOVolumeSource,
        StorageOSVolumeSource as StorageOSVolumeSource,
    )
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
