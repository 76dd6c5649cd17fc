"""The pods of the benchmark with cdk8s for Python alone: raw objects, their bodies set by a JSON patch."""

import sys

from cdk8s import ApiObject, App, Chart, JsonPatch

app = App()
chart = Chart(app, "bench")
for i in range(int(sys.argv[1])):
    pod = ApiObject(chart, f"p{i}", api_version="v1", kind="Pod")
    pod.add_json_patch(
        JsonPatch.add(
            "/spec",
            {
                "containers": [
                    {
                        "name": "nginx-container",
                        "image": "nginx:1.16",
                        "command": ["/bin/sleep"],
                        "args": ["3600"],
                        "ports": [{"containerPort": 80}],
                    },
                    {"name": "redis-container", "image": "redis:3.2"},
                ]
            },
        )
    )
app.synth()
