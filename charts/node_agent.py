"""Host network: an agent on every node that watches the node itself."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import (
    Container,
    ContainerPort,
    DaemonSet,
    PodSpec,
    PodTemplateSpec,
    Toleration,
    Volume,
    host_network,
)


class NodeAgent(Chart):
    """One node exporter on each node, on the node's own network, with the node's files to read."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, namespace="monitoring", labels={"app.kubernetes.io/part-of": "monitoring"})
        root = Volume.host_path("root", "/")
        agent = Container(
            name="agent",
            image="prom/node-exporter:v1.8.2",
            args=["--path.rootfs=/host"],
            ports=[ContainerPort(name="metrics", container_port=9100)],
            volume_mounts=[root.mount("/host", read_only=True, mount_propagation="HostToContainer")],
        )
        DaemonSet(
            self,
            "agent",
            template=PodTemplateSpec(
                spec=PodSpec(
                    containers=[agent],
                    host_pid=True,
                    tolerations=[Toleration(operator="Exists", effect="NoSchedule")],
                )
            ),
            patterns=[host_network()],
        )
