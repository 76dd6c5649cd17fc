"""Which Python values may cross into the engine, and what becomes of them."""

import datetime
import enum

from cdk8s import ApiObject, App, Chart, JsonPatch

app = App(outdir=OUT)
chart = Chart(app, "values")


class Colour(enum.Enum):
    RED = "red"


class Plain:
    pass


def patched(name, value):
    def action():
        obj = ApiObject(chart, name, api_version="v1", kind="Pod")
        obj.add_json_patch(JsonPatch.add("/spec", value))
        return obj.to_json()

    show(name, action)


def described(name, value):
    def action():
        obj = ApiObject(chart, "metadata-" + name, api_version="v1", kind="Pod")
        obj.metadata.add("extra", value)
        return obj.to_json()

    show("metadata-" + name, action)


VALUES = {
    "whole-float": 1.0,
    "float": 1.5,
    "tiny": 1e-7,
    "big-int": 2**53 + 1,
    "huge-int": 2**70,
    "big-float": 1.2345e20,
    "bigger-float": 1e21,
    "minus-zero": -0.0,
    "true": True,
    "none": None,
    "none-in-map": {"a": None, "b": {"c": None}, "d": 1},
    "none-in-list": [None, 1, None, {"a": None}],
    "empty-map": {},
    "empty-list": [],
    "empty-inside": {"a": {}, "b": [], "c": [[]], "d": [{}]},
    "empty-string": "",
    "tuple": (1, 2),
    "set": {1},
    "bytes": b"a",
    "enum": Colour.RED,
    "plain-object": Plain(),
    "class": Plain,
    "function": patched,
    "lambda": lambda: 1,
    "method": chart.to_string,
    "builtin": len,
    "date": datetime.date(2024, 1, 2),
    "int-keys": {1: "a", 2: "b"},
    "bool-keys": {True: "a", False: "b"},
    "none-keys": {None: "a"},
    "float-keys": {1.5: "a", 2.0: "b"},
    "numeric-string-keys": {"b": 1, "10": 2, "9": 3, "a": 4, "01": 5, "-1": 6},
    "upper-and-lower-keys": {"b": 1, "B": 2, "a": 3, "_": 4, "é": 5, "\uffff": 6, "\U0001f600": 7},
    "nested-tuple": {"a": [1, {"b": (1,)}]},
    "string-subclass": type("S", (str,), {})("text"),
    "int-subclass": type("I", (int,), {})(7),
    "dict-subclass": type("D", (dict,), {})(a=1),
    "list-subclass": type("L", (list,), {})([1]),
}

for name, value in VALUES.items():
    patched(name, value)
    described(name, value)

for child in [c for c in chart.node.children]:
    show("again " + child.node.id, child.to_json)
