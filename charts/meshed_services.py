"""Service mesh: two services that only ever talk through the proxies beside them."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import (
    Container,
    ContainerPort,
    Deployment,
    Istio,
    LabelSelector,
    PodSpec,
    PodTemplateSpec,
    Probe,
    Proxy,
    Service,
    ServicePort,
    Upstream,
    Volume,
    mesh,
)


class MeshedServices(Chart):
    """A shop that calls a catalogue.

    The shop and the catalogue have explicit proxies, so that every hop is visible in the manifest: the shop talks to
    its own proxy on localhost, which talks to the catalogue's. The reviews have theirs injected by Istio.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._service(
            "shop",
            Container(name="shop", image="example/shop:1.0", ports=[8080]),
            Proxy(
                container=self._proxy("shop", ports={"inbound": 15080, "catalogue": 15001}),
                inbound="inbound",
                upstreams=[Upstream(port="catalogue", env={"CATALOGUE_URL": "http://{host}:{port}"})],
            ),
        )
        self._service(
            "catalogue",
            Container(name="catalogue", image="example/catalogue:1.0", ports=[8080]),
            Proxy(container=self._proxy("catalogue", ports={"inbound": 15080}), inbound="inbound"),
        )
        self._service(
            "reviews",
            Container(name="reviews", image="example/reviews:1.0", ports=[8080]),
            Istio(proxy_cpu="50m", proxy_memory="64Mi", exclude_outbound_ports=[6379]),
        )

    def _service(self, name: str, container: Container, by: Proxy | Istio) -> None:
        workload = Deployment(
            self,
            name,
            replicas=2,
            selector=LabelSelector(match_labels={"app.kubernetes.io/name": name}),
            template=PodTemplateSpec(spec=PodSpec(containers=[container])),
            patterns=[mesh(by)],
        )
        target = 15080 if isinstance(by, Proxy) else 8080
        ports = [ServicePort(name="http", port=80, target_port=target)]
        Service(self, f"{name}-service", selector=workload, ports=ports)

    def _proxy(self, service: str, *, ports: dict[str, int]) -> Container:
        configuration = Volume.config_map("proxy", name=f"{service}-proxy")
        return Container(
            name="proxy",
            image="envoyproxy/envoy:v1.31.0",
            ports=[ContainerPort(name=name, container_port=port) for name, port in ports.items()],
            volume_mounts=[configuration.mount("/etc/envoy", read_only=True)],
            startup_probe=Probe.tcp_socket(port=ports["inbound"]),
        )
