"""The engine takes time by the number of objects, not by its square, whatever depends on what."""

import sys
import tracemalloc

import pytest

from cdk8s_pods.engine.cdk8s import ApiObject, App, Chart
from cdk8s_pods.engine.constructs import Construct


def pods(scope, count):
    return [ApiObject(scope, f"pod-{number}", api_version="v1", kind="Pod") for number in range(count)]


def flat(app, count):
    pods(Chart(app, "chart"), count)


def charts(app, count):
    for number in range(count // 10):
        pods(Chart(app, f"chart-{number}"), 10)


def dependent_charts(app, count):
    first, second = Chart(app, "first"), Chart(app, "second")
    pods(first, count // 2)
    pods(second, count // 2)
    first.add_dependency(second)


def each_on_the_other_chart(app, count):
    first, second = Chart(app, "first"), Chart(app, "second")
    pods(second, count // 2)
    for pod in pods(first, count // 2):
        pod.add_dependency(second)


def chain(app, count):
    before = None
    for pod in pods(Chart(app, "chart"), count):
        if before is not None:
            before.add_dependency(pod)
        before = pod


def diamonds(app, count):
    made = pods(Chart(app, "chart"), count)
    for number, pod in enumerate(made[:-2]):
        pod.add_dependency(made[number + 1], made[number + 2])


def deep(app, count):
    scope = Chart(app, "chart")
    for number in range(100):
        scope = Construct(scope, str(number % 7))
    pods(scope, count)


def nested_charts(app, count):
    scope = app
    for number in range(count):
        scope = Chart(scope, f"chart-{number % 7}")
        pods(scope, 1)


def nested_charts_that_depend_on_an_object(app, count):
    nested_charts(app, count)
    first = app.charts[-1].api_objects[0]
    pods(Chart(app, "last"), 1)[0].add_dependency(first)


SHAPES = [
    flat,
    charts,
    dependent_charts,
    each_on_the_other_chart,
    chain,
    diamonds,
    deep,
    nested_charts,
    nested_charts_that_depend_on_an_object,
]


def calls_for(shape, count):
    """How many functions are called: a measure of the work that no busy machine changes."""
    calls = 0

    def counted(_frame, event, _function):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        app = App()
        shape(app, count)
        app.synth_yaml()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_objects_take_about_four_times_the_work(shape):
    calls_for(shape, 100)

    few, many = calls_for(shape, 300), calls_for(shape, 1200)

    # Squares would be 16 times the work.
    assert many < 4.5 * few


def test_dependencies_between_all_objects_of_two_charts_take_little_memory():
    app = App()
    dependent_charts(app, 4000)
    tracemalloc.start()
    app.synth_yaml()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    # The 4,000,000 pairs alone would be beyond 100 MB.
    assert peak < 20_000_000


def test_two_thousand_nested_charts_are_written(tmp_path):
    app = App(outdir=str(tmp_path))
    nested_charts(app, 2000)

    app.synth()

    assert len(list(tmp_path.iterdir())) == 2000


def test_nothing_can_be_made_below_what_was_locked_after_it_was_found_open():
    app = App()
    chart = Chart(app, "chart")
    pods(chart, 1)
    app.node.lock()

    with pytest.raises(RuntimeError, match='Cannot add children to "chart" during synthesis'):
        ApiObject(chart, "late", api_version="v1", kind="Pod")
    with pytest.raises(RuntimeError, match='Cannot add children to "chart" during synthesis'):
        ApiObject(chart, "later", api_version="v1", kind="Pod")
