"""All patterns on one Deployment: they are functions, so they combine."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import (
    Container,
    Deployment,
    DeploymentStrategy,
    PodSpec,
    PodTemplateSpec,
    Probe,
    Proxy,
    SharedVolume,
    Volume,
    adapter,
    ambassador,
    host_network,
    mesh,
    sidecar,
)


class AllPatterns(Chart):
    """A web server with a log shipper, a relay to its database, an exporter and a mesh, on its node's network.

    One replica, replaced in place: two pods that want the same ports of a node cannot share it.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        log_files = SharedVolume(
            volume=Volume.empty_dir("logs"), main_path="/var/log/nginx", helper_path="/logs", read_only=True
        )
        Deployment(
            self,
            "web",
            replicas=1,
            strategy=DeploymentStrategy(type="Recreate"),
            template=PodTemplateSpec(spec=PodSpec(containers=[Container(name="web", image="nginx:1.16", ports=[80])])),
            patterns=[
                host_network(),
                sidecar(Container(name="log-shipper", image="fluent/fluent-bit:3.1"), shares=log_files),
                ambassador(
                    Container(
                        name="database-ambassador",
                        image="haproxy:2.9",
                        ports=[5432],
                        startup_probe=Probe.tcp_socket(port=5432),
                    ),
                    port=5432,
                    env={"DATABASE_HOST": "{host}", "DATABASE_PORT": "{port}"},
                ),
                adapter(
                    Container(name="exporter", image="nginx/nginx-prometheus-exporter:1.3.0"),
                    port=9113,
                    reads_port=80,
                    env={"SCRAPE_URI": "http://{host}:{port}/stub_status"},
                    prometheus=True,
                ),
                mesh(
                    Proxy(
                        container=Container(name="proxy", image="envoyproxy/envoy:v1.31.0", ports=[15080]),
                        inbound=15080,
                    )
                ),
            ],
        )
