"""Text of classes derived from str: members of an enum, and classes with a text of their own."""

from enum import Enum

from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, Cron, Duration, JsonPatch, Names, Testing, Yaml
from constructs import Construct


class Tier(str, Enum):
    WEB = "web"


class Text(str):
    def __str__(self):
        return "STR"

    def __repr__(self):
        return "REPR"

    def __format__(self, spec):
        return "FORMAT"


for name, T in (("enum", Tier.WEB), ("text", Text("web"))):
    app = App(outdir=Text(OUT + "/" + name), output_file_extension=T)
    chart = Chart(app, T, labels={T: T}, namespace=T)
    show("chart", lambda: (chart.node.id, chart.node.path, chart.namespace, chart.labels, str(type(chart.node.id))))
    metadata = {"labels": {T: T}, "annotations": {T: T}, "finalizers": [T], "namespace": T}
    obj = ApiObject(chart, T, api_version=T, kind=T, metadata=metadata)
    show("object", lambda: (obj.node.id, obj.node.path, obj.name, obj.kind, obj.api_version, obj.api_group))
    show("metadata", lambda: (obj.metadata.name, obj.metadata.namespace, obj.metadata.get_label(T)))
    obj.metadata.add_label(T, T)
    obj.metadata.add_annotation(T, T)
    obj.metadata.add_finalizers(T)
    obj.metadata.add(T, T)
    obj.metadata.add_owner_reference(api_version=T, kind=T, name=T, uid=T)
    obj.add_json_patch(JsonPatch.add("/spec", {T: T, "list": [T], "map": {"a": T}}))
    obj.add_json_patch(JsonPatch.add(Text("/web"), T), JsonPatch.copy(Text("/spec"), Text("/copy")))
    show("json", obj.to_json)
    record = ApiObjectMetadata(name=T, labels={T: T})
    show("record", ApiObject(chart, "record", api_version="v1", kind="Pod", metadata=record).to_json)
    inner = Construct(chart, "inner")
    inner.node.set_context(T, T)
    show("context", lambda: (inner.node.get_context(T), inner.node.try_get_context("web")))
    show("all context", lambda: inner.node.get_all_context({T: T}))
    inner.node.add_metadata(T, T)
    show("notes", lambda: [(note.type, note.data) for note in inner.node.metadata])
    show("names", lambda: (Names.to_dns_label(inner, delimiter=T, extra=[T]), Names.to_label_value(inner, extra=[T])))
    show("find", lambda: (chart.node.try_find_child(T) is obj, chart.node.find_child(T) is obj))
    show("yaml", lambda: Yaml.stringify({T: T}, T, [T]))
    show("apply", lambda: JsonPatch.apply({T: T}, JsonPatch.copy("/web", "/b"), JsonPatch.test("/web", T)))
    show("cron", lambda: (Cron(minute=T, hour=T).expression_string, Duration.parse(Text("PT5M")).to_minutes()))

    class Names_(Chart):
        def generate_object_name(self, api_object):
            return T

    class Returns(ApiObject):
        def to_json(self):
            return {T: T}

    class Documents(Chart):
        def to_json(self):
            return [{T: T}]

    named = Names_(app, "named")
    show("generated", lambda: ApiObject(named, "pod", api_version="v1", kind="Pod").name)
    Returns(named, "returns", api_version="v1", kind="Pod")
    Documents(app, "documents")
    show("app", app.synth_yaml)
    show("extension", lambda: app.output_file_extension)
    app.synth()
    show("removed", lambda: chart.node.try_remove_child(T))


class Whole(int):
    def __repr__(self):
        return "whole"


class Float(float):
    def __repr__(self):
        return "float"


show(
    "numbers",
    lambda: Yaml.stringify([Whole(4), Float(4.5)], {Whole(4): 1, Float(4): 2, 2.5: 3, 7: 4, True: 5, None: 6}),
)

chart = Testing.chart()
obj = ApiObject(chart, "zero", api_version="v1", kind="Pod")
obj.add_json_patch(JsonPatch.add("/spec", {"a": -0.0, "b": [-0.0], "c": 0.0}), JsonPatch.add("/zero", -0.0))
other = ApiObject(chart, "other", api_version="v1", kind="Pod")
other.metadata.add("zero", -0.0)
show("zeros", lambda: Yaml.stringify(-0.0, {"a": -0.0}))
print(chart.node.root.synth_yaml())
