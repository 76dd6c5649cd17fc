"""Ambassador: an application that reaches a Redis outside the cluster by talking to localhost."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import AmbassadorPod, ConfigMap, Container, ObjectMeta, PodSpec, Probe

#: Where Redis is today. The relay listens on every address of the pod: the kubelet's probe asks it on the pod's own.
HAPROXY_CFG = """\
defaults
  mode tcp
  timeout connect 5s
  timeout client 1h
  timeout server 1h
listen redis
  bind :6379
  server redis redis.example.com:6379
"""


class AppWithRedisAmbassador(Chart):
    """The application is told one address, on localhost; HAProxy beside it knows where Redis really is.

    When Redis moves, the ConfigMap of the ambassador changes and the application does not.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        relay = ConfigMap(
            self, "relay", metadata=ObjectMeta(name="redis-ambassador"), data={"haproxy.cfg": HAPROXY_CFG}
        )
        configuration = relay.volume("ambassador")
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
