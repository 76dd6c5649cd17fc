"""Order within a chart, between charts, cycles."""

import os

from cdk8s import ApiObject, App, Chart, DependencyGraph, DependencyVertex, YamlOutputType
from constructs import Construct, DependencyGroup


def pod(scope, id, **keywords):
    return ApiObject(scope, id, api_version="v1", kind="Pod", **keywords)


def paths(constructs):
    return [c.node.path for c in constructs]


def written(app):
    app.synth()
    for folder, folders, files in sorted(os.walk(app.outdir)):
        folders.sort()
        for file in sorted(files):
            with open(os.path.join(folder, file)) as text:
                print("##", os.path.relpath(os.path.join(folder, file), app.outdir))
                print(text.read())


def within():
    app = App(outdir=OUT + "/within")
    chart = Chart(app, "within")
    a, b, c, d = (pod(chart, x) for x in "abcd")
    a.add_dependency(b, c)
    b.node.add_dependency(d)
    c.add_dependency(d)
    written(app)
    print(paths(DependencyGraph(chart.node).topology()), paths(a.node.dependencies), paths(b.node.dependencies))
    a.node.remove_dependency(b)
    print(paths(DependencyGraph(chart.node).topology()), paths(a.node.dependencies))


def groups():
    app = App(outdir=OUT + "/groups")
    chart = Chart(app, "groups")
    first, second = Construct(chart, "first"), Construct(chart, "second")
    for scope in (first, second):
        for x in "ab":
            pod(scope, x)
    last = pod(chart, "last")
    group = DependencyGroup(second, last)
    group.add(DependencyGroup())
    first.node.add_dependency(group)
    print(paths(first.node.dependencies))
    written(app)
    print(paths(first.node.dependencies), [paths(c.node.dependencies) for c in chart.node.find_all()])


def charts():
    app = App(outdir=OUT + "/charts")
    one, two, three = (Chart(app, x) for x in ("one", "two", "three"))
    for chart in (one, two, three):
        for x in "ab":
            pod(chart, x)
    one.add_dependency(two)
    two.node.find_child("a").add_dependency(three.node.find_child("b"))
    print(paths(app.charts))
    written(app)
    print(paths(app.charts))
    for c in app.node.find_all():
        print(c.node.path, paths(c.node.dependencies))


def nested():
    for kind in YamlOutputType:
        app = App(outdir=OUT + "/nested-" + kind.name, yaml_output_type=kind)
        outer = Chart(app, "outer", namespace="ns", labels={"a": "b"})
        pod(outer, "a")
        inner = Chart(outer, "inner")
        pod(inner, "b")
        innermost = Chart(Construct(inner, "group"), "innermost")
        pod(innermost, "c")
        pod(outer, "d")
        Chart(app, "empty")
        written(app)
        print(app.synth_yaml())
        print(outer.to_json(), inner.to_json())
        for c in app.node.find_all():
            print(c.node.path, paths(c.node.dependencies))


def object_in_object():
    app = App(outdir=OUT + "/objects")
    chart = Chart(app, "chart")
    a = pod(chart, "a")
    b = pod(a, "b")
    pod(b, "c")
    d = pod(chart, "d")
    d.add_dependency(a)
    b.add_dependency(pod(chart, "e"))
    written(app)
    for x in app.node.find_all():
        print(x.node.path, paths(x.node.dependencies))


def on_own_chart():
    app = App(outdir=OUT + "/own")
    chart = Chart(app, "chart")
    for x in "abc":
        pod(chart, x)
    chart.node.find_child("a").add_dependency(chart)
    written(app)
    for x in app.node.find_all():
        print(x.node.path, paths(x.node.dependencies))


def chart_on_own_object():
    app = App(outdir=OUT + "/object")
    chart = Chart(app, "chart")
    for x in "abc":
        pod(chart, x)
    chart.add_dependency(chart.node.find_child("b"))
    written(app)
    for x in app.node.find_all():
        print(x.node.path, paths(x.node.dependencies))


def numbers():
    app = App(outdir=OUT + "/numbers")
    for x in ("10", "b", "9", "01", "4294967294", "4294967295"):
        chart = Chart(app, x)
        for y in ("b", "2", "1", "a"):
            pod(chart, y)
    print(
        paths(app.charts),
        paths(app.node.find_all()),
        paths(app.node.children),
        paths(DependencyGraph(app.node).topology()),
    )
    written(app)


def cycle(name, edges, scopes="abcdef"):
    app = App(outdir=OUT + "/cycle-" + name)
    chart = Chart(app, "chart")
    pods = {x: pod(chart, x) for x in scopes}
    for a, b in edges.split():
        pods[a].add_dependency(pods[b])
    show("graph " + name, lambda: paths(DependencyGraph(chart.node).topology()))
    show("cycle " + name, app.synth)
    show("charts " + name, lambda: paths(app.charts))
    show("yaml " + name, app.synth_yaml)
    show("json " + name, chart.to_json)


def chart_cycle():
    app = App(outdir=OUT + "/chart-cycle")
    one, two = Chart(app, "one"), Chart(app, "two")
    pod(one, "a").add_dependency(pod(two, "b"))
    pod(two, "c").add_dependency(pod(one, "d"))
    show("chart cycle", app.synth)
    show("chart cycle", lambda: paths(app.charts))


def nested_depends_on_parent():
    app = App(outdir=OUT + "/up")
    outer = Chart(app, "outer")
    a = pod(outer, "a")
    b = pod(Chart(outer, "inner"), "b")
    b.add_dependency(a)
    show("up", app.synth)


def without_chart():
    app = App(outdir=OUT + "/loose")
    chart = Chart(app, "chart")
    loose = Construct(app, "loose")
    loose.node.add_dependency(chart)
    show("loose", app.synth)
    show("loose charts", lambda: paths(app.charts))


def vertices():
    app = App(outdir=OUT)
    chart = Chart(app, "chart")
    a, b, _ = (pod(chart, x) for x in "abc")
    a.add_dependency(b)
    graph = DependencyGraph(chart.node)
    print(graph.root.value, [v.value.node.path for v in graph.root.outbound], graph.root.inbound)
    for vertex in graph.root.outbound:
        print([v.value and v.value.node.path for v in vertex.inbound], [v.value.node.path for v in vertex.outbound])
        print(paths(vertex.topology()))
    one, two, three = DependencyVertex(a), DependencyVertex(b), DependencyVertex()
    one.add_child(two)
    two.add_child(three)
    show("cycle", lambda: three.add_child(one))
    show("same", lambda: one.add_child(two))
    print(paths(one.topology()), len(one.outbound), len(two.inbound))


for program in (within, groups, charts, nested, object_in_object, on_own_chart, chart_on_own_object, numbers, chart_cycle,
                nested_depends_on_parent, without_chart, vertices):  # fmt: skip
    print("=====", program.__name__)
    program()

cycle("two", "ab ba")
cycle("three", "ab bc ca")
cycle("branch", "ab ac cd db be ea")
cycle("branch2", "ab bc bd ce da")
cycle("branch3", "fa ab bc ac cb")
