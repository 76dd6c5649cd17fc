"""What the environment variables of cdk8s change: legacy hashes, no sorting, the output folder, construct metadata."""

import os

from cdk8s import ApiObject, App, Chart, Include, JsonPatch, Names

app = App()
print(os.path.basename(app.outdir))
chart = Chart(app, "legacy", labels={"z": "1", "a": "2"})
obj = ApiObject(chart, "pod", api_version="v1", kind="Pod", metadata={"annotations": {"z": "1", "a": "1"}})
print(obj.name, Names.to_label_value(obj), obj.node.addr)
ApiObject(chart, "ünï", api_version="v1", kind="Pod").add_json_patch(JsonPatch.add("/spec", {"b": 1, "a": 2}))
Include(chart, "file", url=DATA + "/manifests.yaml")
other = Chart(app, "other")
ApiObject(other, "Default", api_version="v1", kind="Pod").add_dependency(obj)
ApiObject(other, "1", api_version="v1", kind="Pod", metadata={"name": "5"})
app.synth()
print(sorted(os.listdir(app.outdir)))
print(app.synth_yaml())
App(outdir=OUT + "/own", record_construct_metadata=False).synth()
