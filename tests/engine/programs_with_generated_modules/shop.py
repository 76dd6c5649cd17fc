"""A module of `cdk8s import`, from all sides: values, dicts, patches, manifests, overrides, refusals."""

import datetime
import enum

import jsii
from cdk8s import ApiObject, App, Chart, IAnyProducer, IResolver, JsonPatch, Lazy, Testing
from constructs import Construct
from imports.com import example
from imports.com.example import (
    Shop,
    ShopProps,
    ShopSpec,
    ShopSpecLevel,
    ShopSpecLimits,
    ShopSpecPort,
    ShopSpecPorts,
    ShopSpecRows,
    ShopSpecShelves,
    ShopSpecShelvesBoxes,
    ShopSpecShelvesTier,
    ShopSpecStalls,
    ShopSpecTier,
    ShopSpecTiers,
)

app = App(outdir=OUT)
chart = Chart(app, "shop", labels={"x": "y"})
full = ShopSpec(
    owner="me",
    tier=ShopSpecTier.VALUE_2_HYPHEN_FAST,
    level=ShopSpecLevel.VALUE_302,
    port=ShopSpecPort.from_number(80),
    ports=[ShopSpecPorts.from_string("http"), ShopSpecPorts.from_number(8080)],
    limits={"cpu": ShopSpecLimits.from_string("1"), "a": ShopSpecLimits.from_number(1.5)},
    keep_firing_for="x",
    repo_url="u",
    x_flag=True,
    anything={"z": 1, "a": [1, {"y": 2, "b": None}]},
    whatever=[1, 2],
    labels={"b": "1", "a": "2", "10": "3", "9": "4"},
    counts={"z": 1},
    ratio=1.0,
    open=False,
    shelves=[
        ShopSpecShelves(
            name="s",
            width=3,
            tier=ShopSpecShelvesTier.A,
            boxes={"q": ShopSpecShelvesBoxes(size=1, from_="x"), "c": ShopSpecShelvesBoxes()},
        ),
        {"name": "z", "width": 4, "unknown": 1, "boxes": {"w": {"from": "y"}}},
    ],
    tiers=[ShopSpecTiers.X],
    matrix=[[1, 2], [3]],
    rows=[[ShopSpecRows(cell="c")]],
    groups={"g": ["x"]},
    stalls={"f": [ShopSpecStalls(seller="z")]},
)
shop = Shop(chart, "shop", spec=full)
show("json", shop.to_json)
show("kind", lambda: (Shop.GVK.api_version, Shop.GVK.kind, shop.kind, shop.name, shop.api_group, shop.api_version))
show("of", lambda: ApiObject.of(shop) is shop and ApiObject.is_api_object(shop) and isinstance(shop, Construct))
other = Shop(
    chart, "dict", spec={"owner": "x", "shelves": [{"name": "z"}]}, metadata={"name": "n", "labels": {"a": "b"}}
)
other.metadata.add_label("added", "yes")
other.metadata.add("unknown", {"field": 1})
shop.add_dependency(other)
show("dict", other.to_json)
for patch in (
    JsonPatch.add("/spec/repoUrl", "u"),
    JsonPatch.add("/spec/repoURL", "lost"),
    JsonPatch.add("/extra", 1),
    JsonPatch.replace("/kind", "X"),
    JsonPatch.add("/spec/port", 80),
    JsonPatch.add("/spec/ports", [{"value": 8}, 9]),
    JsonPatch.add("/spec/labels", {"z": "1", "a": "2"}),
    JsonPatch.add("/spec/shelves/-", {"name": "patched", "lost": 1, "boxes": {"b": {"from": "x", "more": 1}}}),
    JsonPatch.remove("/metadata/labels"),
):
    other.add_json_patch(patch)
    show("patched", other.to_json)
broken = Shop(Chart(App(outdir=OUT), "broken"), "broken", spec={"owner": "x"})
broken.add_json_patch(JsonPatch.add("/spec/tiers", 5))
show("patched to no list", broken.to_json)

utc = datetime.timezone.utc
dates = ShopSpec(
    owner="x",
    opens=datetime.datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=utc),
    openings=[datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))],
    port=ShopSpecPort.from_number(1.0),
    anything={"b": None, "a": 1},
)
show("manifest", lambda: Shop.manifest(spec=dates, metadata={"name": "x"}))
show("manifest of all", lambda: Shop.manifest(spec=full))
include = ApiObject(chart, "inlined", api_version="v1", kind="List")
include.add_json_patch(JsonPatch.add("/items", [Shop.manifest(spec={"owner": "inlined"})]))


class Text(str, enum.Enum):
    A = "a"


VALUES = {
    "owner number": {"owner": 1},
    "no owner": {},
    "unknown": {"owner": "x", "foo": 1},
    "enum as text": {"owner": "x", "tier": "gold"},
    "flag as number": {"owner": "x", "ratio": True},
    "text as list": {"owner": "x", "tiers": "x"},
    "tuples": {"owner": "x", "matrix": ((1,),)},
    "none in a map": {"owner": "x", "labels": {"a": None}},
    "number in a map": {"owner": "x", "labels": {"a": 1}},
    "dict without a name": {"owner": "x", "shelves": [{"width": 1}]},
    "dict with a number": {"owner": "x", "shelves": [{"name": 1}]},
    "dict with an enum": {"owner": "x", "shelves": [{"name": "x", "tier": "a"}]},
    "dict with a member": {"owner": "x", "shelves": [{"name": "x", "tier": ShopSpecShelvesTier.B}]},
    "dict with another member": {"owner": "x", "shelves": [{"name": "x", "tier": ShopSpecTiers.X}]},
    "number as union": {"owner": "x", "port": 8},
    "another union": {"owner": "x", "port": ShopSpecPorts.from_number(1)},
    "none for a required field": {"owner": "x", "shelves": [{"name": None}]},
    "number as a key": {"owner": "x", "anything": {1: 2}},
    "python names in a dict": {"owner": "x", "shelves": [{"name": "x", "boxes": {"a": {"from_": "x"}}}]},
    "naive date": {"owner": "x", "opens": datetime.datetime(2024, 1, 1)},
    "text as a date": {"owner": "x", "opens": "2024"},
    "text for a list in a map": {"owner": "x", "groups": {"a": "x"}},
    "numbers for text in a list": {"owner": "x", "groups": {"a": [1]}},
    "set": {"owner": "x", "anything": {1, 2}},
    "flag in counts": {"owner": "x", "counts": {"a": True}},
    "structs anywhere": {"owner": "x", "anything": {"s": ShopSpecRows(cell="x"), "e": ShopSpecTiers.X}},
    "members anywhere": {"owner": "x", "whatever": [ShopSpecTier.GOLD, ShopSpecLevel.VALUE_301]},
    "text of an enum": {"owner": Text.A, "labels": {Text.A: Text.A}, "groups": {"a": [Text.A]}},
    "lazy": {"owner": "x", "anything": {}},
    "text with quotes": {"owner": "yes", "labels": {"on": "1.5"}},
}
for label, values in VALUES.items():
    id = label.replace(" ", "-")
    show(label, lambda: Shop(chart, id, spec=ShopSpec(**values)).to_json())
    show(label, lambda: Shop(chart, f"{id}-dict", spec=values).to_json())
    show(label, lambda: Shop.manifest(spec=values))
show("scope", lambda: Shop("x", "id", spec=full))
show("id", lambda: Shop(chart, 5, spec=full))
show("same id", lambda: Shop(chart, "shop", spec=full))
show("no spec", lambda: Shop(chart, "no-spec"))
show("metadata", lambda: Shop(chart, "metadata", spec=full, metadata={"labels": {"a": 1}}))
show("union", lambda: ShopSpecPort.from_number("x"))
show("union", lambda: (ShopSpecPort.from_number(5).value, ShopSpecPort.from_string("x").value))


class Mine(Shop):
    def __init__(self, scope, id):
        super().__init__(scope, id, spec={"owner": "mine"})
        self.spec = "kept"

    def to_json(self):
        document = super().to_json()
        document["added"] = 1
        return document


mine = Mine(chart, "mine")
show("mine", mine.to_json)
show("mine", lambda: (mine.spec, mine.name, Mine.GVK.kind, type(mine).__name__))
show("equal", lambda: (ShopSpecRows(cell="x") == ShopSpecRows(cell="x"), ShopSpecRows(cell="x") != ShopSpecRows()))
show("repr", lambda: (repr(ShopSpecRows(cell="x")), repr(ShopProps(spec=ShopSpec(owner="x")))))
show("fields", lambda: (full.owner, full.tier, full.matrix, full.port.value, full.opens, ShopSpecRows().cell))
show("members", lambda: [(member.name, member.value) for member in ShopSpecTier])
show("public", lambda: sorted(name for name in vars(example) if not name.startswith("__")))
show("names", lambda: Shop.__module__)


@jsii.implements(IResolver)
class Replaces:
    """Replaces text, so that all values pass a resolver."""

    def resolve(self, context):
        if context.value == "me":
            context.replace_value("replaced")


@jsii.implements(IAnyProducer)
class Produces:
    def produce(self):
        return {"b": 1, "a": [1]}


resolved = Chart(App(outdir=OUT, resolvers=[Replaces()]), "resolved")
replaced = Shop(resolved, "shop", spec=full)
replaced.metadata.add("lazy", Lazy.any(Produces()))
show("resolved", replaced.to_json)
App.of(resolved).synth()
show("chart", lambda: Testing.synth(chart))
app.synth()
