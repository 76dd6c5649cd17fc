"""The pods of the benchmark with cdk8s-plus for Python, whose forced defaults are left as they are."""

import importlib
import sys

from cdk8s import App, Chart

kplus = importlib.import_module(sys.argv[2])

app = App()
chart = Chart(app, "bench")
for i in range(int(sys.argv[1])):
    kplus.Pod(
        chart,
        f"p{i}",
        containers=[
            kplus.ContainerProps(
                name="nginx-container", image="nginx:1.16", command=["/bin/sleep"], args=["3600"], port_number=80
            ),
            kplus.ContainerProps(name="redis-container", image="redis:3.2"),
        ],
    )
app.synth()
