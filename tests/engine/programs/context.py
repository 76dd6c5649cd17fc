"""Context and notes on constructs."""

from cdk8s import App, Chart
from constructs import Construct, MetadataEntry

app = App(
    outdir=OUT,
)
app.node.set_context("key", "root")
app.node.set_context("map", {"b": 1.0, "a": None, "10": 1, "9": [None]})
app.node.set_context("zero", 0)
app.node.set_context("empty", "")
app.node.set_context("none", None)
chart = Chart(app, "chart")
chart.node.set_context("key", "chart")
chart.node.set_context("own", [1, {"x": 2}])
below = Construct(chart, "below")
for node in (app.node, chart.node, below.node):
    for key in ("key", "map", "zero", "empty", "none", "own", "nope"):
        show(f"{node.path} {key}", lambda: node.get_context(key))
        show(f"{node.path} try {key}", lambda: node.try_get_context(key))
    show("all", node.get_all_context)
    show("all defaults", lambda: node.get_all_context({"key": "default", "more": None, "some": 1.0, "5": 1}))
show("too late", lambda: chart.node.set_context("x", 1))
Construct(chart, "another")
show("too late", lambda: chart.node.set_context("x", 1))
show("too late root", lambda: app.node.set_context("x", 1))
show("key", lambda: chart.node.get_context(1))
show("defaults", lambda: chart.node.get_all_context([]))
show("tuple", lambda: below.node.set_context("x", (1,)))

below.node.add_metadata("info", {"b": 1.0, "a": [None]})
below.node.add_metadata("nothing", None)
below.node.add_metadata("text", "x", stack_trace=False)
below.node.add_metadata("override", 0, stack_trace=True, stack_trace_override=["here", "there"])
below.node.add_metadata("traced", False, stack_trace=True)
for entry in below.node.metadata:
    print(
        type(entry) is MetadataEntry,
        entry.type,
        repr(entry._values["data"]),
        bool(entry.trace) if entry.type == "traced" else entry.trace,
    )
show("type", lambda: below.node.add_metadata(1, 1))
show("trace", lambda: below.node.add_metadata("a", 1, stack_trace="x"))
show("data", lambda: below.node.add_metadata("a", (1,)))
print(
    chart.node.metadata,
    [c.node.path for c in below.node.scopes],
    below.node.root is app,
    below.node.scope is chart,
    app.node.scope,
)
