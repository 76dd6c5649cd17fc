"""The patterns that compose pods: functions from one pod template to another, for every workload kind."""

from .adapter import adapter
from .ambassador import ambassador
from .consul import Consul
from .dapr import Dapr
from .hardened import hardened
from .host_network import host_network
from .istio import Istio
from .linkerd import Linkerd
from .mesh import mesh
from .pattern import Pattern
from .proxy import Proxy, Upstream
from .shared_volume import SharedVolume
from .sidecar import sidecar

__all__ = [
    "Consul",
    "Dapr",
    "Istio",
    "Linkerd",
    "Pattern",
    "Proxy",
    "SharedVolume",
    "Upstream",
    "adapter",
    "ambassador",
    "hardened",
    "host_network",
    "mesh",
    "sidecar",
]
