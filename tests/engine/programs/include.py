"""Objects from files, and from a Helm chart rendered by a stand-in for helm."""

import os
import stat

from cdk8s import App, Chart, Helm, Include, JsonPatch, Yaml

app = App(outdir=OUT)
chart = Chart(app, "included", namespace="ns", labels={"chart": "label"})
include = Include(chart, "file", url=DATA + "/manifests.yaml")
print([(o.node.id, o.name, o.kind, o.api_group, o.metadata.namespace) for o in include.api_objects])
for obj in include.api_objects:
    show(obj.node.path, obj.to_json)
obj = include.api_objects[0]
obj.metadata.add_label("added", "yes")
obj.metadata.add_annotation("added", "yes")
obj.metadata.add_finalizers("added")
obj.add_json_patch(JsonPatch.replace("/data/b", "patched"))
show("patched", obj.to_json)
show("labels", lambda: obj.metadata.get_label("own"))
show(
    "bare", lambda: [o.to_json() for o in Include(Chart(app, "bare"), "file", url=DATA + "/manifests.yaml").api_objects]
)
show("load", lambda: Yaml.load(DATA + "/manifests.yaml"))
show("load all", lambda: Yaml.load(DATA + "/empty.yaml"))
show("no object", lambda: Include(chart, "text", url=DATA + "/text.yaml"))
show("no version", lambda: Include(chart, "version", url=DATA + "/no-version.yaml"))
show("url number", lambda: Include(chart, "number", url=5))
show("file number", lambda: Yaml.load(5))
show("left", lambda: [c.node.id for c in chart.node.children])

HELM = OUT + "/helm"
with open(HELM, "w") as script:
    script.write(
        "#!/bin/sh\n"
        'test "$1" = template || exit 3\n'
        'case "$*" in *fail*) echo "it failed" >&2; exit 1;; esac\n'
        'echo "apiVersion: v1"; echo "kind: ConfigMap"; echo "metadata:"; echo "  name: rendered"; echo "data:"\n'
        'test "$2" = -f && { echo "  values: |"; sed "s/^/    /" "$3"; shift 3; }\n'
        'echo "  arguments: \\"$*\\""\n'
    )
os.chmod(HELM, 0o755 | stat.S_IXUSR)
helm = Chart(app, "helm")
PROPS = {
    "plain": {"chart": "./chart"},
    "values": {"chart": "c", "values": {"z": 1.0, "a": {"n": None, "y": "yes"}, "l": [1, None]}},
    "empty-values": {"chart": "c", "values": {}},
    "all": {
        "chart": "c",
        "repo": "https://r",
        "version": "1.2",
        "namespace": "n",
        "helm_flags": ["--x", "y"],
        "release_name": "rel",
    },
    "empty-strings": {"chart": "c", "repo": "", "version": "", "namespace": "", "helm_flags": []},
    "fails": {"chart": "fail"},
    "a-long-id-" + "x" * 60: {"chart": "c"},
}
for id, props in PROPS.items():
    show(id, lambda: [o.to_json() for o in Helm(helm, id, helm_executable=HELM, **props).api_objects])
    show(id, lambda: helm.node.find_child(id).release_name)
show("no helm", lambda: Helm(helm, "none", chart="c", helm_executable=OUT + "/no-helm"))
show("values", lambda: Helm(helm, "bad", chart="c", helm_executable=HELM, values=[]))
show("flags", lambda: Helm(helm, "bad2", chart="c", helm_executable=HELM, helm_flags=[1]))
show("chart", lambda: Helm(helm, "bad3", chart=1))
app.synth()
os.remove(HELM)
