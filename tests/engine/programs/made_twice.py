"""Constructs that call `super().__init__()` twice: what was made in the first one stays."""

from cdk8s import ApiObject, App, Chart, JsonPatch
from constructs import Construct


def pod(scope, id="pod"):
    return ApiObject(scope, id, api_version="v1", kind="Pod")


class Twice(App):
    def __init__(self):
        super().__init__(outdir=OUT + "/first")
        pod(Chart(self, "first"))
        super().__init__(outdir=OUT + "/second")
        pod(Chart(self, "second"))


app = Twice()
app.synth()
show("app", lambda: [child.node.path for child in app.node.children])


class Again(Chart):
    def __init__(self, scope, id, again):
        super().__init__(scope, id, labels={"call": "first"})
        self.first = pod(self, "first")
        super().__init__(scope, again, labels={"call": "second"})
        self.second = pod(self, "second")


app = App(outdir=OUT + "/charts")
chart = Again(app, "one", "two")
show("chart", lambda: (chart.node.path, chart.labels, chart.first.node.path, chart.second.node.path))
show("same id", lambda: Again(app, "three", "three"))
show("yaml", app.synth_yaml)
app.synth()


class Moves(Construct):
    def __init__(self, scope, other, id):
        super().__init__(scope, id)
        pod(self, "first")
        super().__init__(other, id)
        pod(self, "second")


app = App(outdir=OUT + "/moves")
one, two = Chart(app, "one"), Chart(app, "two")
show("moves", lambda: Moves(one, two, "moves").node.path)
show("moved", lambda: [[child.node.id for child in chart.node.children] for chart in (one, two)])
show("objects", lambda: [obj.node.path for obj in app.node.find_all() if isinstance(obj, ApiObject)])
app.synth()


class Patched(ApiObject):
    def __init__(self, scope, id):
        super().__init__(scope, id, api_version="v1", kind="Pod")
        self.add_json_patch(JsonPatch.add("/first", 1))
        super().__init__(scope, id + "-again", api_version="v1", kind="Pod", metadata={"name": "again"})
        self.add_json_patch(JsonPatch.add("/second", 2))


chart = Chart(App(outdir=OUT + "/objects"), "objects")
show("object", lambda: Patched(chart, "obj").name)
show("json", chart.to_json)
App.of(chart).synth()
