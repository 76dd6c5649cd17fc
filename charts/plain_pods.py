"""The smallest pods there are: one container, two containers, a command of one's own, the node's network."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import Container, HostNetworkPod, ObjectMeta, Pod, PodSpec


class SamplePod(Chart):
    """One container."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        Pod(
            self,
            "pod",
            metadata=ObjectMeta(name="sample-pod"),
            spec=PodSpec(containers=[Container(name="nginx-container", image="nginx:1.16")]),
        )


class SampleTwoContainers(Chart):
    """Two containers that share one IP address and reach each other on localhost."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        Pod(
            self,
            "pod",
            metadata=ObjectMeta(name="sample-2-pod"),
            spec=PodSpec(
                containers=[
                    Container(name="nginx-container", image="nginx:1.16"),
                    Container(name="redis-container", image="redis:3.2"),
                ]
            ),
        )


class SampleCommand(Chart):
    """A command and arguments in place of the image's ENTRYPOINT and CMD."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        Pod(
            self,
            "pod",
            metadata=ObjectMeta(name="sample-command"),
            spec=PodSpec(
                containers=[
                    Container(name="nginx-container-112", image="nginx:1.16", command=["/bin/sleep"], args=["3600"])
                ]
            ),
        )


class SampleHostNetwork(Chart):
    """A pod on its node's network, with nothing else said: the DNS policy is left to the cluster."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        HostNetworkPod(
            self,
            "pod",
            metadata=ObjectMeta(name="sample-command"),
            spec=PodSpec(containers=[Container(name="nginx-container-112", image="nginx:1.16")]),
            dns_policy=None,
        )
