"""The feature gates of Kubernetes that fields hang on, and which of them are on by default.

A server whose gate is off takes the field and drops it without a word. Each row was read in the `+featureGate` marks of
kubernetes/api and in the gates of each version (test/compatibility_lifecycle/reference of kubernetes/kubernetes); those
that a server of 1.34, 1.35 or 1.36 was seen to drop are as it was seen.
"""

from __future__ import annotations

from cdk8s_pods.schema.type_names import version_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Gate:
    """One feature gate.

    Args:
        alpha: The version in which it came, off.
        on: The version from which on it is on by default; empty for none yet.
        settled: The version from which on it can no longer be turned off; empty for none yet.
        unknown: The version from which on nobody has read whether it is on; empty for none.
    """

    __slots__ = ("alpha", "on", "settled", "unknown")

    def __init__(self, alpha: str, *, on: str = "", settled: str = "", unknown: str = "") -> None:
        self.alpha = alpha
        self.on = on
        self.settled = settled
        self.unknown = unknown


#: The name of each gate, as `--feature-gates` has it.
GATES: dict[str, Gate] = {
    "AtomicWriteVolumeUserFields": Gate("1.37"),
    "ClusterTrustBundleProjection": Gate("1.29", on="1.37", settled="1.37"),
    "ContainerRestartRules": Gate("1.34", on="1.35"),
    "ContainerStopSignals": Gate("1.33"),
    "EmptyDirVolumeMode": Gate("1.37"),
    "EnvFiles": Gate("1.34", on="1.35"),
    "EvictionRequestAPI": Gate("1.37"),
    "GRPCContainerProbeTLS": Gate("1.37"),
    "GenericWorkload": Gate("1.35", unknown="1.37"),
    "GitRepoVolumeDriver": Gate("1.33"),
    "H2CContainerProbe": Gate("1.37"),
    "HostnameOverride": Gate("1.34", on="1.35", settled="1.37"),
    "ImageVolume": Gate("1.31", on="1.35", settled="1.36"),
    "MaxUnavailableStatefulSet": Gate("1.24", on="1.37"),
    "PodCertificateRequest": Gate("1.34", on="1.37", settled="1.37"),
    "TaintTolerationComparisonOperators": Gate("1.35", unknown="1.37"),
    "VolumeBindMountOptions": Gate("1.37"),
    "WorkloadWithJob": Gate("1.36"),
}


def is_on(gate: str, kubernetes: tuple[int, int], chosen: Mapping[str, bool]) -> bool:
    """Whether a feature is there: as it was chosen, else by the default of the version; in doubt it is.

    Args:
        gate: The name of the gate.
        kubernetes: The version.
        chosen: What was chosen for this cluster: name -> on or off.
    """
    known = GATES[gate]
    if known.settled and kubernetes >= version_number(known.settled):
        return True
    if gate in chosen:
        return chosen[gate]
    if known.unknown and kubernetes >= version_number(known.unknown):
        return True
    return bool(known.on) and kubernetes >= version_number(known.on)
