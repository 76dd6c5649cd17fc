"""YAML documents written and read without an app."""

import os

from cdk8s import ApiObject, App, Chart, JsonPatch, Testing, Yaml, YamlOutputType

VALUES = [
    1,
    1.5,
    True,
    None,
    "",
    "text",
    [],
    {},
    {"a": None},
    [None],
    {"b": 1, "a": [{"y": 1, "x": [[]]}]},
    "yes",
    {"10": 1, "9": 2},
]
for value in VALUES:
    show(repr(value), lambda: Yaml.stringify(value))
show("several", lambda: Yaml.stringify(*VALUES))
show("nothing", lambda: Yaml.stringify())
show("format", lambda: Yaml.format_objects(VALUES))
show("format text", lambda: Yaml.format_objects("abc"))
show("format number", lambda: Yaml.format_objects(5))
show("tuple", lambda: Yaml.stringify((1,)))
show("save", lambda: Yaml.save(OUT + "/saved.yaml", [{"a": "é😀"}, {"b": "\ud800x"}]))
show("save path", lambda: Yaml.save(1, []))
show("load", lambda: Yaml.load(OUT + "/saved.yaml"))
path = Yaml.tmp([{"a": 1}])
print(os.path.basename(path), "cdk8s-" in path)
print(Yaml.load(path))

test = Testing.chart()
print(
    test.node.path,
    "cdk8s.outdir." in Testing.app().outdir,
    Testing.app(output_file_extension=".x").output_file_extension,
)
print(Testing.app(outdir=OUT + "/given").outdir == OUT + "/given", Testing.synth(test))
show("synth", lambda: Testing.synth(App()))
show("testing", lambda: Testing.app(outdir=1))

for kind in YamlOutputType:
    for extension in (None, ".yaml", "", ".yml/../x.yaml"):
        app = App(
            outdir=f"{OUT}/{kind.name}{extension and len(extension)}",
            yaml_output_type=kind,
            output_file_extension=extension,
            record_construct_metadata=True,
        )
        print(app.output_file_extension, app.yaml_output_type)
        for name in ("one", "Two Words", "3"):
            chart = Chart(app, name)
            for n, k in (("a", "Pod"), ("b", "Config Map!"), ("c", "")):
                obj = ApiObject(chart, n, api_version="v1", kind=k, metadata={"name": "my name" if n == "a" else None})
        if "x" not in (extension or ""):
            show("synth", app.synth)
empty = App(outdir=OUT + "/empty", yaml_output_type=YamlOutputType.FILE_PER_APP)
empty.synth()
print(os.listdir(OUT + "/empty"), repr(empty.synth_yaml()))
nothing = App(outdir=OUT + "/nothing")
Chart(nothing, "empty")
nothing.synth()
print(os.listdir(OUT + "/nothing"), repr(nothing.synth_yaml()), nothing.charts[0].to_json())

for kind in YamlOutputType:
    app = App(outdir=f"{OUT}/patched-{kind.name}", yaml_output_type=kind)
    obj = ApiObject(Chart(app, "c"), "o", api_version="v1", kind="Pod")
    obj.add_json_patch(JsonPatch.replace("/metadata/name", "renamed"), JsonPatch.replace("/kind", "Other"))
    app.synth()
    obj.add_json_patch(JsonPatch.remove("/metadata"))
    show("without metadata", app.synth)
