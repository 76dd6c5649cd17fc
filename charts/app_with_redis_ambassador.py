"""Ambassador: an application that reaches a Redis outside the cluster by talking to localhost."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import AmbassadorPod, Container, PodSpec, Probe, Volume


class AppWithRedisAmbassador(Chart):
    """The application is told one address, on localhost; HAProxy beside it knows where Redis really is.

    When Redis moves, the ConfigMap of the ambassador changes and the application does not.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        configuration = Volume.config_map("ambassador", name="redis-ambassador")
        AmbassadorPod(
            self,
            "shop",
            spec=PodSpec(containers=[Container(name="shop", image="example/shop:1.0", ports=[8080])]),
            ambassador=Container(
                name="redis-ambassador",
                image="haproxy:2.9",
                ports=[6379],
                volume_mounts=[configuration.mount("/usr/local/etc/haproxy", read_only=True)],
                startup_probe=Probe.tcp_socket(port=6379),
            ),
            port=6379,
            env={"REDIS_URL": "redis://{host}:{port}/0"},
        )
