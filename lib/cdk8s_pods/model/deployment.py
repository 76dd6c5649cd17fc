"""What a Deployment is made of."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .label_selector import LabelSelector
    from .pod_template import PodTemplateSpec
    from .scalars import IntOrString


class RollingUpdateDeployment(Value):
    """How far an update may depart from the replicas asked for; not both may be 0.

    Args:
        max_surge: How many pods more, as a number or a percentage rounded up; 25 % unless written.
        max_unavailable: How many pods fewer, as a number or a percentage rounded down; 25 % unless written.
    """

    max_surge: IntOrString | None = None
    max_unavailable: IntOrString | None = None


class DeploymentStrategy(Value):
    """How old pods give way to new ones.

    Args:
        type: ``Recreate`` stops all before the first new one starts; ``RollingUpdate`` unless written.
        rolling_update: With ``RollingUpdate`` only.
    """

    type: Literal["Recreate", "RollingUpdate"] | None = None
    rolling_update: RollingUpdateDeployment | None = None


class DeploymentSpec(Value):
    """A number of pods alike, updated one after the other.

    https://kubernetes.io/docs/concepts/workloads/controllers/deployment/

    Args:
        replicas: 1 unless written; leave it out where an autoscaler rules.
        selector: The pods that belong to it; it must match the template's labels and can't be changed later.
        template: The pods.
        strategy: How old pods give way to new ones.
        min_ready_seconds: How long a pod must be ready to count as available; 0 unless written.
        revision_history_limit: How many old versions are kept to go back to; 10 unless written.
        progress_deadline_seconds: When an update that doesn't get on counts as failed; 600 unless written.
        paused: True holds updates back.
    """

    replicas: int | None = None
    selector: LabelSelector
    template: PodTemplateSpec
    strategy: DeploymentStrategy | None = None
    min_ready_seconds: int | None = None
    revision_history_limit: int | None = None
    progress_deadline_seconds: int | None = None
    paused: bool | None = None
