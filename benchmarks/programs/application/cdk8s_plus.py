import cdk8s_plus_33 as kplus
from cdk8s import App, Chart

app = App()
chart = Chart(app, "shop")
settings = kplus.ConfigMap(chart, "settings", data={"LOG_LEVEL": "info"})
deployment = kplus.Deployment(chart, "web", replicas=2)
deployment.add_container(
    name="web",
    image="example/web:1.0",
    port_number=8080,
    env_from=[kplus.Env.from_config_map(settings)],
)
deployment.expose_via_service(name="service", ports=[kplus.ServicePort(port=80, target_port=8080)])
app.synth()
