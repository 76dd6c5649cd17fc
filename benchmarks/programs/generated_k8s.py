"""The pods of the benchmark with the classes that `cdk8s import` writes for Kubernetes, as cdk8s-plus ships them."""

import importlib
import sys

from cdk8s import App, Chart

k8s = importlib.import_module("cdk8s_plus_33.k8s")

app = App()
chart = Chart(app, "bench")
for i in range(int(sys.argv[1])):
    nginx = k8s.Container(
        name="nginx-container",
        image="nginx:1.16",
        command=["/bin/sleep"],
        args=["3600"],
        ports=[k8s.ContainerPort(container_port=80)],
    )
    redis = k8s.Container(name="redis-container", image="redis:3.2")
    k8s.KubePod(chart, f"p{i}", spec=k8s.PodSpec(containers=[nginx, redis]))
app.synth()
