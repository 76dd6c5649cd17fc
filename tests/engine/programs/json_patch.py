"""Every JSON patch operation on every kind of place."""

import datetime

from cdk8s import ApiObject, App, Chart, JsonPatch, Yaml

DOCUMENT = {"b": {"x": 1, "list": [1, 2, {"y": None}], "text": "abc"}, "a": None, "n": 5, "~/": {"m": 1}, "": {"": 2}}

PATCHES = {
    "none": [],
    "add": [JsonPatch.add("/c", {"z": 1, "a": None})],
    "add-existing": [JsonPatch.add("/b", 1)],
    "add-null": [JsonPatch.add("/c", None)],
    "add-deep": [JsonPatch.add("/b/list/2/y", "new")],
    "add-list-start": [JsonPatch.add("/b/list/0", "new")],
    "add-list-end": [JsonPatch.add("/b/list/-", "new")],
    "add-list-beyond": [JsonPatch.add("/b/list/7", "new")],
    "add-list-name": [JsonPatch.add("/b/list/name", "new")],
    "add-root": [JsonPatch.add("", {"new": 1})],
    "add-slash": [JsonPatch.add("/", 1)],
    "add-no-slash": [JsonPatch.add("c", 1)],
    "add-no-slash-deep": [JsonPatch.add("x/c", 1)],
    "add-missing-parent": [JsonPatch.add("/missing/c", 1)],
    "add-missing-grandparent": [JsonPatch.add("/missing/c/d", 1)],
    "add-null-parent": [JsonPatch.add("/a/c", 1)],
    "add-into-number": [JsonPatch.add("/n/c", 1)],
    "add-into-text": [JsonPatch.add("/b/text/c", 1)],
    "add-escaped": [JsonPatch.add("/~0~1/k", 1), JsonPatch.add("/~01", 2)],
    "add-proto": [JsonPatch.add("/__proto__/x", 1)],
    "add-constructor-prototype": [JsonPatch.add("/constructor/prototype", 1)],
    "add-number-key": [JsonPatch.add("/10", 1), JsonPatch.add("/9", 1)],
    "remove": [JsonPatch.remove("/b/x")],
    "remove-missing": [JsonPatch.remove("/nope")],
    "remove-missing-deep": [JsonPatch.remove("/nope/x")],
    "remove-missing-deeper": [JsonPatch.remove("/nope/x/y")],
    "remove-list": [JsonPatch.remove("/b/list/1")],
    "remove-list-end": [JsonPatch.remove("/b/list/-")],
    "remove-list-beyond": [JsonPatch.remove("/b/list/9")],
    "remove-root": [JsonPatch.remove("")],
    "replace": [JsonPatch.replace("/b/x", [1])],
    "replace-missing": [JsonPatch.replace("/nope", 1)],
    "replace-missing-parent": [JsonPatch.replace("/nope/x", 1)],
    "test-missing-parent": [JsonPatch.test("/nope/x", 1)],
    "replace-list": [JsonPatch.replace("/b/list/0", "new")],
    "replace-list-beyond": [JsonPatch.replace("/b/list/5", "new")],
    "replace-list-end": [JsonPatch.replace("/b/list/-", "new")],
    "replace-root": [JsonPatch.replace("", {"new": 1})],
    "copy": [JsonPatch.copy("/b/list", "/c"), JsonPatch.add("/c/-", 9)],
    "copy-missing": [JsonPatch.copy("/nope", "/c")],
    "copy-missing-deep": [JsonPatch.copy("/nope/x", "/c")],
    "copy-into-list": [JsonPatch.copy("/b/x", "/b/list/0")],
    "copy-root": [JsonPatch.copy("/b", "")],
    "copy-whole": [JsonPatch.copy("", "/whole")],
    "move": [JsonPatch.move("/b/list", "/c")],
    "move-list": [JsonPatch.move("/b/list/0", "/b/list/-")],
    "move-missing": [JsonPatch.move("/nope", "/c")],
    "move-missing-deep": [JsonPatch.move("/nope/x", "/c")],
    "move-root": [JsonPatch.move("/b", "")],
    "move-inside": [JsonPatch.move("/b", "/b/x")],
    "test": [JsonPatch.test("/b/x", 1)],
    "test-float": [JsonPatch.test("/b/x", 1.0)],
    "test-map": [JsonPatch.test("/b", {"text": "abc", "x": 1, "list": [1, 2, {}]})],
    "test-fails": [JsonPatch.test("/b/x", 2)],
    "test-type": [JsonPatch.test("/b/x", True)],
    "test-text": [JsonPatch.test("/b/x", "1")],
    "test-missing": [JsonPatch.test("/nope", 2)],
    "test-missing-none": [JsonPatch.test("/nope", None)],
    "test-list": [JsonPatch.test("/b/list", [1, 2])],
    "test-list-item": [JsonPatch.test("/b/list/0", 3)],
    "test-root": [JsonPatch.test("", {"n": 5})],
    "second": [
        JsonPatch.add("/c", {"list": []}),
        JsonPatch.add("/c/list/-", {"d": 1}),
        JsonPatch.add("/c/list/0/e", 2),
    ],
}

for name, operations in PATCHES.items():
    show(name, lambda: JsonPatch.apply(DOCUMENT, *operations))

app = App(outdir=OUT)
chart = Chart(app, "patched")
for name, operations in PATCHES.items():
    obj = ApiObject(chart, name, api_version="v1", kind="Pod", metadata={"labels": {"b": "1", "a": "2"}})
    obj.add_json_patch(JsonPatch.add("/b", DOCUMENT["b"]), JsonPatch.add("/n", 5), JsonPatch.add("/~0~1", {"z": 1}))
    obj.add_json_patch(*operations)
    show(name, obj.to_json)
    show(name, obj.to_json)
    show(name, lambda: Yaml.stringify(obj.to_json()))
    chart.node.try_remove_child(name)
    one = ApiObject(Chart(App(outdir=OUT), "one"), name, api_version="v1", kind="Pod")
    one.add_json_patch(JsonPatch.add("/b", DOCUMENT["b"]), JsonPatch.add("/n", 5), *operations)
    show(name, lambda: App.of(one).synth_yaml())

chart = Chart(App(outdir=OUT), "order")
obj = ApiObject(chart, "obj", api_version="v1", kind="Pod")
spec = {"z": 1, "list": [1]}
obj.add_json_patch(JsonPatch.add("/spec", spec), JsonPatch.add("/data", {"a": 1}), JsonPatch.remove("/metadata"))
obj.add_json_patch(JsonPatch.add("/metadata", {"z": 1, "a": 2}))
spec["z"] = 2
spec["list"].append(2)
first = obj.to_json()
print(first)
first["spec"]["list"].append(3)
print(obj.to_json())
obj.add_json_patch(JsonPatch.add("/spec/list/-", 4))
print(obj.to_json())
print(obj.to_json())
print(chart.to_json())
show("not a patch", lambda: obj.add_json_patch({"op": "add"}))
show("path", lambda: JsonPatch.add(1, 2))
show("document", lambda: JsonPatch.apply([1, 2], JsonPatch.add("/0", "x")))
show("document text", lambda: JsonPatch.apply("abc", JsonPatch.add("", "x")))
show("document none", lambda: JsonPatch.apply(None, JsonPatch.add("/x", "x")))
show("keyword", lambda: JsonPatch.apply({"a": 1}, JsonPatch.copy(from_="/a", path="/b")))

zone = datetime.timezone(datetime.timedelta(hours=-5, minutes=-30))
moment = datetime.datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=zone)
obj.add_json_patch(JsonPatch.add("/moment", {"at": moment, "all": [moment]}))
show("moment", obj.to_json)
show("moment", chart.node.root.synth_yaml)
show("naive", lambda: JsonPatch.add("/moment", datetime.datetime(2024, 1, 1)))
