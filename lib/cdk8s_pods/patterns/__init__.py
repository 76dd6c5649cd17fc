"""The patterns that compose pods: functions from one pod template to another, for every workload kind."""

from __future__ import annotations

from .adapter import adapter as adapter
from .ambassador import ambassador as ambassador
from .brought import (
    BroughtConfigMap as BroughtConfigMap,
    BroughtService as BroughtService,
    BroughtServiceAccount as BroughtServiceAccount,
)
from .consul import Consul as Consul
from .dapr import Dapr as Dapr
from .hardened import hardened as hardened
from .host_network import host_network as host_network
from .istio import Istio as Istio
from .linkerd import Linkerd as Linkerd
from .mesh import mesh as mesh
from .pattern import Pattern as Pattern
from .proxy import Proxy as Proxy, Upstream as Upstream
from .shared_volume import SharedVolume as SharedVolume
from .sidecar import sidecar as sidecar

TYPE_CHECKING: bool = False
if not TYPE_CHECKING:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
