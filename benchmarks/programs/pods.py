"""The pods of the benchmark, with this library: run by the engine, and by the official cdk8s."""

import sys

from cdk8s import App, Chart

from cdk8s_pods import Container, Pod, PodSpec

app = App()
chart = Chart(app, "bench")
for i in range(int(sys.argv[1])):
    Pod(
        chart,
        f"p{i}",
        spec=PodSpec(
            containers=[
                Container(
                    name="nginx-container", image="nginx:1.16", command=["/bin/sleep"], args=["3600"], ports=[80]
                ),
                Container(name="redis-container", image="redis:3.2"),
            ]
        ),
    )
app.synth()
