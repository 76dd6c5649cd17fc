"""Pods, each with a Service over it, with this library: run by the engine, and by the official cdk8s.

The second argument says how the Services are made: by our construct, or by the official ``ApiObject``. A third one,
``apart``, leaves out the look at the whole tree, to see what it costs.
"""

import sys

from cdk8s import ApiObject, App, Chart, JsonPatch

from cdk8s_pods import Container, ObjectMeta, Pod, PodSpec, Service

count, made, *apart = sys.argv[1:]
if apart:
    from cdk8s_pods.constructs import composition, emission

    composition.at_synth = emission.keep_emission = lambda *_: None  # type: ignore[assignment]

app = App()
chart = Chart(app, "bench")
for i in range(int(count)):
    labels = {"app": f"p{i}"}
    Pod(
        chart,
        f"p{i}",
        metadata=ObjectMeta(labels=labels),
        spec=PodSpec(
            containers=[
                Container(
                    name="nginx-container", image="nginx:1.16", command=["/bin/sleep"], args=["3600"], ports=[80]
                ),
                Container(name="redis-container", image="redis:3.2"),
            ]
        ),
    )
    if made == "ours":
        Service(chart, f"s{i}", selector=labels, ports=[80])
    else:
        spec = {"ports": [{"port": 80}], "selector": labels}
        ApiObject(chart, f"s{i}", api_version="v1", kind="Service").add_json_patch(JsonPatch.add("/spec", spec))
app.synth()
