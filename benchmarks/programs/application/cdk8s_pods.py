from cdk8s import App, Chart

from cdk8s_pods import ConfigMap, Container, Deployment, EnvFromSource, PodSpec, PodTemplateSpec, Service

app = App()
chart = Chart(app, "shop")
settings = ConfigMap(chart, "settings", data={"LOG_LEVEL": "info"})
web = Container(name="web", image="example/web:1.0", ports=[8080], env_from=[EnvFromSource.config_map(settings)])
deployment = Deployment(
    chart, "web", replicas=2, template=PodTemplateSpec(spec=PodSpec(containers=[web])), rolls_on=[settings]
)
Service(chart, "service", selector=deployment, ports={80: 8080})
app.synth()
