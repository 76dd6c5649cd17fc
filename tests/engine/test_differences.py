"""Where the engine does otherwise than the official modules, on purpose: docs/engine.md lists the same."""

import traceback

import pytest

from cdk8s_pods.engine.cdk8s import ApiObject, App, Chart
from cdk8s_pods.engine.constructs import Construct, IValidation
from cdk8s_pods.engine.jsii_decorators import implements


@pytest.fixture
def chart(tmp_path):
    return Chart(App(outdir=str(tmp_path)), "chart")


def pod(scope, id="pod"):
    return ApiObject(scope, id, api_version="v1", kind="Pod")


def test_an_object_that_depends_on_itself_is_an_error(chart):
    itself = pod(chart)
    itself.add_dependency(itself)

    with pytest.raises(RuntimeError, match=r"Dependency cycle detected: chart/pod => chart/pod"):
        App.of(chart).synth()


def test_names_that_javascript_gives_to_every_object_are_ids_like_any_other(chart):
    constructs = [Construct(chart, name) for name in ("constructor", "toString", "hasOwnProperty", "__proto__")]

    assert chart.node.children == constructs


def test_what_is_no_construct_is_no_construct():
    assert [Construct.is_construct(value) for value in (None, 1, "a", object())] == [False] * 4


def test_a_check_runs_once_when_an_app_is_written(tmp_path):
    runs = []

    @implements(IValidation)
    class Counts:
        def validate(self):
            runs.append(1)
            return []

    app = App(outdir=str(tmp_path))
    for name in "abc":
        pod(Chart(app, name))
    app.node.add_validation(Counts())

    app.synth()

    assert len(runs) == 1


def test_a_check_runs_again_for_what_writing_a_chart_adds(tmp_path):
    class Grows(Chart):
        def to_json(self):
            pod(self, "late").node.add_validation(refuses)
            return super().to_json()

    @implements(IValidation)
    class Refuses:
        def validate(self):
            return ["too late"]

    refuses = Refuses()
    app = App(outdir=str(tmp_path))
    Grows(app, "grows")

    with pytest.raises(RuntimeError, match=r"\[grows/late\] too late"):
        app.synth()


def test_an_exception_of_a_callback_shows_the_line_that_raised_it(chart):
    @implements(IValidation)
    class Fails:
        def validate(self):
            raise ValueError("on this line")

    chart.node.add_validation(Fails())

    with pytest.raises(RuntimeError, match=r"^on this line$") as raised:
        App.of(chart).synth()

    text = "".join(traceback.format_exception(raised.value))
    assert 'raise ValueError("on this line")' in text


def test_variables_of_the_environment_count_from_the_moment_they_are_set(chart, monkeypatch):
    monkeypatch.setenv("CDK8S_LEGACY_HASH", "1")
    legacy = pod(chart, "one").name
    monkeypatch.delenv("CDK8S_LEGACY_HASH")

    assert legacy.rpartition("-")[2] != pod(chart, "two").name.rpartition("-")[2]
    assert not legacy.rpartition("-")[2].startswith("c8")
