"""Arguments of wrong types, and the objects that resolvers and graphs work with."""

from cdk8s import (
    ApiObject,
    App,
    Chart,
    DependencyGraph,
    DependencyVertex,
    ImplicitTokenResolver,
    LazyResolver,
    NumberStringUnionResolver,
    ResolutionContext,
    Testing,
)
from constructs import Node

app = App(outdir=OUT)
chart = Chart(app, "c")
obj = ApiObject(chart, "x", api_version="v1", kind="Pod")
show("Chart.of", lambda: Chart.of("x"))
show("Chart.of none", lambda: Chart.of(None))
show("App.of", lambda: App.of("x"))
show("ApiObject.of", lambda: ApiObject.of("x"))
show("graph", lambda: DependencyGraph("x"))
show("graph c", lambda: DependencyGraph(chart))
show("vertex", lambda: DependencyVertex("x"))
show("vertex child", lambda: DependencyVertex().add_child(chart))
show("node of", lambda: Node.of("x"))
show("default child", lambda: setattr(chart.node, "default_child", "x"))
show("App.of ok", lambda: App.of(obj) is app)
show("context", lambda: ResolutionContext(obj, ["a"], {"b": None}).value)
show("context obj", lambda: ResolutionContext("x", ["a"], 1))
show("context key", lambda: ResolutionContext(obj, "a", 1).key)
show("context key2", lambda: ResolutionContext(obj, [1], 1).key)
c = ResolutionContext(obj, ["a"], 1.0)
print(c.key, c.value, c.replaced, c.replaced_value)
c.replaced_value = {"a": 1.0}
print(c.replaced, c.replaced_value)
c.replace_value([None])
print(c.replaced, c.replaced_value)
c.replaced = False
print(c.replaced)
show("replaced", lambda: setattr(c, "replaced", "x"))
for r in (LazyResolver(), ImplicitTokenResolver(), NumberStringUnionResolver()):
    show(type(r).__name__, lambda: r.resolve(ResolutionContext(obj, [], "text")))
    show(type(r).__name__, lambda: r.resolve("x"))
show("mixins", lambda: chart.with_("x"))
show("testing", lambda: Testing.synth("x"))
show("validate arg", lambda: obj.add_dependency(None))
show("remove", lambda: chart.node.remove_dependency("x"))
show("removed", lambda: chart.node.remove_dependency(obj))
show("try_find", lambda: chart.node.try_find_child(5))
show("try_remove", lambda: chart.node.try_remove_child(None))
