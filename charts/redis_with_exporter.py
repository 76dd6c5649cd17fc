"""Adapter: a Redis whose statistics appear as Prometheus metrics."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import AdapterPod, Container, PodSpec, Probe


class RedisWithExporter(Chart):
    """Redis speaks its own INFO format; the exporter beside it translates that for Prometheus, on port 9121."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        AdapterPod(
            self,
            "redis",
            spec=PodSpec(
                containers=[
                    Container(
                        name="redis",
                        image="redis:3.2",
                        ports=[6379],
                        readiness_probe=Probe.exec(["redis-cli", "ping"]),
                    )
                ]
            ),
            adapter=Container(
                name="exporter", image="oliver006/redis_exporter:v1.62.0", startup_probe=Probe.tcp_socket(port=9121)
            ),
            port=9121,
            reads_port=6379,
            env={"REDIS_ADDR": "redis://{host}:{port}"},
            prometheus=True,
            path="/metrics",
        )
