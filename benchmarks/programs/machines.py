"""Custom resources of the shape of the pods, with classes imported from their definition, ours or those of cdk8s."""

import importlib
import sys

from cdk8s import App, Chart

machines = importlib.import_module(f"{sys.argv[2]}.com.example")

app = App()
chart = Chart(app, "bench")
for i in range(int(sys.argv[1])):
    nginx = machines.MachineSpecContainers(
        name="nginx-container",
        image="nginx:1.16",
        command=["/bin/sleep"],
        args=["3600"],
        ports=[machines.MachineSpecContainersPorts(container_port=80)],
    )
    redis = machines.MachineSpecContainers(name="redis-container", image="redis:3.2")
    machines.Machine(chart, f"p{i}", spec=machines.MachineSpec(containers=[nginx, redis]))
app.synth()
