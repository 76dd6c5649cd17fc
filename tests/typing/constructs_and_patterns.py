"""Constructs and patterns as a user of a type checker writes them."""

from cdk8s import ApiObject, App, Chart
from constructs import Construct
from typing_extensions import assert_type

from cdk8s_pods import (
    Container,
    Deployment,
    DeploymentSpec,
    LabelSelector,
    Pod,
    PodSpec,
    PodTemplateSpec,
    Proxy,
    hardened,
    host_network,
    sidecar,
)


class Website(Chart):
    """A chart of one's own."""

    def __init__(self, scope: Construct, id: str, *, replicas: int = 2) -> None:
        super().__init__(scope, id)
        template = PodTemplateSpec(spec=PodSpec(containers=[Container(name="web", image="nginx:1.27", ports=[80])]))
        shipper = Container(name="shipper", image="fluent/fluent-bit:3.1")
        web = Deployment(self, "web", replicas=replicas, template=template, patterns=[sidecar(shipper)])
        pod = Pod(self, "pod", spec=PodSpec(containers=[Container(name="a", image="b")]), patterns=[host_network()])
        selector = LabelSelector(match_labels={"app": "api"})
        api = Deployment(self, "api", spec=DeploymentSpec(selector=selector, template=template), patterns=[hardened()])
        assert_type(api.selector, LabelSelector)
        assert_type(api.template, PodTemplateSpec)
        assert_type(pod.template, PodTemplateSpec)
        pod.node.add_dependency(web)
        assert_type(pod.name, str)
        assert_type(pod.api_object, ApiObject)
        assert_type(sidecar(shipper)(template), PodTemplateSpec)
        assert_type(sidecar(shipper, before=["web"], after={"init": "completed"})(template), PodTemplateSpec)
        Proxy(container=shipper, before={"web": "healthy"}, after="init")


app = App()
Website(app, "website", replicas=3)
app.synth()
