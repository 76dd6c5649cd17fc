"""Metadata, given and added."""

from cdk8s import (
    ApiObject,
    ApiObjectMetadata,
    ApiObjectMetadataDefinition,
    ApiObjectMetadataDefinitionOptions,
    App,
    Chart,
    OwnerReference,
)

app = App(outdir=OUT)
chart = Chart(app, "meta", namespace="chart-ns", labels={"z": "1", "a": "2", "10": "x", "9": "y"})
OWNER = {"api_version": "v1", "kind": "Pod", "name": "owner", "uid": "u-1"}


def pod(id, metadata=None):
    return ApiObject(chart, id, api_version="v1", kind="Pod", metadata=metadata)


GIVEN = {
    "none": None,
    "empty": {},
    "record": ApiObjectMetadata(),
    "name": {"name": "my-name"},
    "empty-name": {"name": ""},
    "namespace": {"namespace": "own"},
    "empty-namespace": {"namespace": ""},
    "labels": {"labels": {"a": "own", "b": "", "Z": "upper", "é": "x"}},
    "annotations": {"annotations": {"b": "1", "a": "multi\nline", "2": "x", "1": "y"}},
    "empty-maps": {"annotations": {}, "labels": {}, "finalizers": []},
    "finalizers": {"finalizers": ["b", "a", ""]},
    "owners": ApiObjectMetadata(
        owner_references=[OwnerReference(**OWNER, controller=True, block_owner_deletion=False)]
    ),
    "owners-by-name": {"owner_references": [OWNER]},
    "owners-in-camel-case": {"owner_references": [{"apiVersion": "v1", "kind": "Pod", "name": "n", "uid": "u"}]},
    "owners-tuple": {"owner_references": (OwnerReference(**OWNER),)},
    "owners-text": {"owner_references": "x"},
    "owners-number": {"owner_references": 5},
    "owners-bad": {"owner_references": [{"kind": "Pod"}]},
    "all": {"name": "n", "namespace": "ns", "labels": {"l": "1"}, "annotations": {"n": "1"}, "finalizers": ["f"]},
    "options": ApiObjectMetadataDefinitionOptions(api_object=pod("other"), name="from-options"),
}
for name, metadata in GIVEN.items():
    show(name, lambda: pod(name, metadata).to_json())
    show(name, lambda: (chart.node.find_child(name).name, chart.node.find_child(name).metadata.namespace))

obj = pod("added", {"labels": {"b": "1"}, "finalizers": ["x"]})
meta = obj.metadata
meta.add_label("a", "2")
meta.add_label("a", "3")
meta.add_label("10", "3")
meta.add_label("9", "3")
meta.add_annotation("n", "1")
meta.add_finalizers("y", "z")
meta.add_finalizers()
meta.add_owner_reference(**OWNER)
meta.add_owner_reference(**OWNER, controller=True)
print(meta.to_json(), meta.name, meta.namespace, meta.get_label("a"), meta.get_label("none"))
print(obj.to_json())
meta.add("generateName", "gen-")
meta.add("name", "ignored")
meta.add("labels", {"ignored": "1"})
meta.add("finalizers", [])
meta.add("annotations", None)
meta.add("nothing", None)
meta.add("empty", {"a": {}, "b": [], "c": None})
meta.add("managedFields", [{"z": 1, "a": [], "m": {}}, {}])
meta.add("zero", 0)
meta.add("false", False)
meta.add("text", "")
print(obj.to_json())
show("label number", lambda: meta.add_label("x", 1))
show("label key", lambda: meta.add_label(1, "x"))
show("label none", lambda: meta.add_label("x", None))
show("annotation", lambda: meta.add_annotation("x", 1))
show("finalizers", lambda: meta.add_finalizers("x", 1))
show("owner", lambda: meta.add_owner_reference(api_version="v1", kind="Pod", name="x"))
show("owner number", lambda: meta.add_owner_reference(api_version="v1", kind="Pod", name="x", uid=1))
show("owner flag", lambda: meta.add_owner_reference(**OWNER, controller="yes"))
show("add", lambda: meta.add(1, 1))
show("name", lambda: setattr(meta, "name", "x"))
own = ApiObjectMetadataDefinition(api_object=obj, name="own", labels={"b": "1", "a": "2"}, annotations={})
print(own.to_json())
print(ApiObjectMetadataDefinition(api_object=obj).to_json())
show("missing", lambda: ApiObjectMetadataDefinition(name="x"))
show("object", lambda: ApiObjectMetadataDefinition(api_object=None).to_json())

wide = Chart(app, "wide")
for group in ("v1", "apps/v1", "networking.k8s.io/v1", "a/"):
    obj = ApiObject(wide, "o-" + group, api_version=group, kind="X")
    print(obj.api_group, obj.api_version, obj.kind, obj.name, obj.chart is wide, ApiObject.of(obj) is obj)
show("empty version", lambda: ApiObject(wide, "empty", api_version="", kind="").to_json())
print(wide.labels, chart.labels, wide.namespace, [o.node.id for o in wide.api_objects])
labels = chart.labels
labels["changed"] = "x"
print(chart.labels)
app.synth()
