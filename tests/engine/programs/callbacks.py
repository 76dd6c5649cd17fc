"""Python classes that the engine calls back: overrides, validations, producers, resolvers, mixins."""

import jsii
from cdk8s import ApiObject, App, Chart, IAnyProducer, IResolver, JsonPatch, Lazy, Testing, Yaml
from constructs import Construct, Dependable, IMixin, IValidation


@jsii.implements(IValidation)
class Says:
    def __init__(self, *errors):
        self.errors = list(errors)

    def validate(self):
        return self.errors


@jsii.implements(IValidation)
class Raises:
    def validate(self):
        raise ValueError("boom")


@jsii.implements(IAnyProducer)
class Produces:
    def __init__(self, value):
        self.value = value

    def produce(self):
        return self.value


@jsii.implements(IAnyProducer)
class Fails:
    def produce(self):
        raise KeyError("lost")


@jsii.implements(IResolver)
class Doubles:
    def __init__(self):
        self.seen = []

    def resolve(self, context):
        self.seen.append((context.obj.node.path, context.key, context.value))
        if context.value == "twice":
            context.replace_value("twicetwice")


@jsii.implements(IMixin)
class Marks:
    def supports(self, construct):
        return isinstance(construct, ApiObject)

    def apply_to(self, construct):
        construct.metadata.add_label("marked", "yes")


class Named(Chart):
    def generate_object_name(self, api_object):
        return "my-" + api_object.node.id + "-" + api_object.kind.lower()


class Calls(Chart):
    def generate_object_name(self, api_object):
        return super().generate_object_name(api_object) + "-x"


class BadNames(Chart):
    def generate_object_name(self, api_object):
        raise ValueError("no name for " + api_object.node.id)


class NumberNames(Chart):
    def generate_object_name(self, api_object):
        return 5


class Doubled(Chart):
    def to_json(self):
        return [*super().to_json(), {"kind": "Extra", "b": None, "a": [None]}]


class FailsToJson(Chart):
    def to_json(self):
        raise LookupError("cannot")


class Labelled(Chart):
    @property
    def labels(self):
        return {"from": "override"}


class Spaced(Chart):
    @property
    def namespace(self):
        return "spaced"


class Patched(ApiObject):
    def to_json(self):
        return {**super().to_json(), "extra": 1.0, "gone": None}


class FailsObject(ApiObject):
    def to_json(self):
        raise LookupError("cannot")


class Custom(Construct):
    def to_string(self):
        return "custom"


def pod(scope, id="pod", **keywords):
    return ApiObject(scope, id, api_version="v1", kind="Pod", **keywords)


def synth(chart):
    return Yaml.stringify(*Testing.synth(chart))


app = App(outdir=OUT)
for kind in (Named, Calls, BadNames, NumberNames, Doubled, FailsToJson, Labelled, Spaced):
    chart = kind(app, kind.__name__)
    show(kind.__name__, lambda: pod(chart).name)
    show(kind.__name__ + " synth", lambda: synth(chart))
    show(kind.__name__ + " json", lambda: chart.to_json())
show("app", app.synth_yaml)
show("synth", app.synth)

app = App(outdir=OUT)
chart = Chart(app, "objects")
Patched(chart, "patched", api_version="v1", kind="Pod")
show("patched", lambda: synth(chart))
show("patched", app.synth_yaml)
FailsObject(chart, "fails", api_version="v1", kind="Pod")
show("fails", chart.to_json)
show("fails app", app.synth_yaml)

app = App(outdir=OUT)
chart = Chart(app, "valid")
chart.node.add_validation(Says())
chart.node.add_validation(Says("one", "two"))
chart.node.add_validation(Says("three"))
Construct(chart, "below").node.add_validation(Says("four"))
app.node.add_validation(Says("at the root"))
show("validate", chart.node.validate)
show("validation", app.synth)
show("validation yaml", app.synth_yaml)
show("validation chart", chart.to_json)
show("validation testing", lambda: Testing.synth(chart))

app = App(outdir=OUT)
chart = Chart(app, "invalid")
chart.node.add_validation(Raises())
show("raises", chart.node.validate)
show("raises app", app.synth)
show("raises chart", chart.to_json)

app = App(outdir=OUT)
chart = Chart(app, "lazy")
obj = pod(chart)
obj.metadata.add("lazy", Lazy.any(Produces({"b": 1, "a": [1.0, None, {"c": None}]})))
obj.metadata.add(
    "nested", {"in": [Lazy.any(Produces("x")), Lazy.any(Produces(None))], "gone": Lazy.any(Produces(None))}
)
obj.metadata.add("chain", Lazy.any(Produces(Lazy.any(Produces("deep")))))
show("lazy", lambda: synth(chart))
show("lazy metadata", obj.metadata.to_json)
show("lazy produce", lambda: Lazy.any(Produces({"a": None, "b": 1.0})).produce())
obj.metadata.add("fails", Lazy.any(Fails()))
show("lazy fails", obj.to_json)
show("lazy fails chart", chart.to_json)
show("lazy fails app", app.synth_yaml)
show("lazy none", lambda: Lazy.any(None))
show("lazy text", lambda: Lazy.any("x"))
show("lazy metadata fails", obj.metadata.to_json)

app = App(outdir=OUT)
chart = Chart(app, "construct")
obj = pod(chart)
obj.metadata.add("construct", Custom(chart, "custom"))
show("construct", obj.to_json)
obj = pod(chart, "pod2")
obj.metadata.add("producer", {"x": Produces(1)})
show("producer", obj.to_json)

resolver = Doubles()
app = App(outdir=OUT, resolvers=[resolver])
chart = Chart(app, "resolved", labels={"l": "twice"})
obj = pod(chart, metadata={"annotations": {"a": "twice", "b": "once"}, "finalizers": ["twice"]})
obj.metadata.add("list", [1, "twice", {"x": "twice"}, None])
obj.add_json_patch(JsonPatch.add("/spec", {"x": "twice"}))
show("resolved", lambda: synth(chart))
for seen in resolver.seen:
    print(seen)
print([type(r).__name__ for r in app.resolvers], app.resolvers[0] is resolver)

app = App(outdir=OUT)
chart = Chart(app, "mixed")
inner = Construct(chart, "inner")
pod(inner, "a")
pod(inner, "b")
show("with", lambda: chart.with_(Marks()) is chart)
show("with node", lambda: inner.node.with_(Marks(), Marks()) is inner)
show("with synth", lambda: synth(chart))


class Roots(Dependable):
    def __init__(self, *roots):
        super().__init__()
        self.roots = list(roots)

    @property
    def dependency_roots(self):
        return self.roots


a, b = pod(chart, "x"), pod(chart, "y")
show("implement", lambda: Dependable.implement(a, Roots(b)))
show("of", lambda: [c.node.path for c in Dependable.of(a).dependency_roots])
c = pod(chart, "z")
c.node.add_dependency(a)
show("deps", lambda: [c.node.path for c in c.node.dependencies])
show("order", lambda: synth(chart))
