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
    """How far an update may depart from the replicas asked for; not both may be 0."""

    max_surge: IntOrString | None = None
    """How many pods more, as a number or a percentage rounded up; 25 % unless written."""
    max_unavailable: IntOrString | None = None
    """How many pods fewer, as a number or a percentage rounded down; 25 % unless written."""


class DeploymentStrategy(Value):
    """How old pods give way to new ones."""

    type: Literal["Recreate", "RollingUpdate"] | None = None
    """When old pods go; ``Recreate`` stops all before the first new one starts, ``RollingUpdate`` unless written."""
    rolling_update: RollingUpdateDeployment | None = None
    """How many pods are replaced at a time; with ``RollingUpdate`` only."""


class DeploymentSpec(Value):
    """A number of pods alike, updated one after the other.

    https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
    """

    replicas: int | None = None
    """How many pods; 1 unless written. Leave it out where an autoscaler rules."""
    selector: LabelSelector
    """The pods that belong to it; it must match the template's labels and can't be changed later."""
    template: PodTemplateSpec
    """What each pod is made of."""
    strategy: DeploymentStrategy | None = None
    """How old pods give way to new ones."""
    min_ready_seconds: int | None = None
    """How long a pod must be ready to count as available; 0 unless written."""
    revision_history_limit: int | None = None
    """How many old versions are kept to go back to; 10 unless written."""
    progress_deadline_seconds: int | None = None
    """When an update that doesn't get on counts as failed; 600 unless written."""
    paused: bool | None = None
    """True holds updates back until it is taken away."""
