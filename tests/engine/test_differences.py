"""Where the engine does otherwise than the official modules, on purpose: docs/engine.md lists the same."""

import abc
import copy
import datetime
import enum
import inspect
import traceback
import typing

import pytest

from cdk8s_pods.engine.cdk8s import ApiObject, App, Chart, JsonPatch, Lazy
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


@pytest.mark.parametrize(
    ("path", "advice"),
    [
        (
            "/metadata/labels/app.kubernetes.io/name",
            (
                "goes through /metadata/labels/app.kubernetes.io, which is not there; add it first, or write "
                "/metadata/labels/app.kubernetes.io~1name if that is one key: a / inside of a key is written ~1"
            ),
        ),
        ("/metadata/annotations/example.com~1owner", "goes through /metadata/annotations, which is not there"),
        ("/spec/containers/0/image", "goes through /spec, which is not there; add it first"),
    ],
)
def test_a_patch_through_what_is_not_there_says_how_a_slash_in_a_key_is_written(chart, path, advice):
    labelled = ApiObject(chart, "pod", api_version="v1", kind="Pod", metadata={"labels": {"a": "b"}})
    labelled.add_json_patch(JsonPatch.add(path, "x"))

    with pytest.raises(RuntimeError) as raised:
        labelled.to_json()

    assert advice in str(raised.value)
    assert JsonPatch.apply({"metadata": {"labels": {}}}, JsonPatch.add("/metadata/labels/a.b~1c", "x")) == {
        "metadata": {"labels": {"a.b/c": "x"}}
    }


def test_a_copy_from_what_is_not_there_says_where_it_ends():
    with pytest.raises(RuntimeError, match=r"/a/b goes through /a, which is not there"):
        JsonPatch.apply({"c": {}}, JsonPatch.copy("/a/b", "/c/d"))


def test_what_the_engine_calls_back_works_without_the_decorator(tmp_path):
    class Everything:
        def validate(self):
            return ["checked"]

        def produce(self):
            return "produced"

        def resolve(self, context):
            if context.value == "once":
                context.replace_value("resolved")

        def supports(self, _construct):
            return True

        def apply_to(self, construct):
            met.append(construct)

    met = []
    app = App(outdir=str(tmp_path), resolvers=[Everything()])
    web = pod(Chart(app, "chart"))
    web.metadata.add("lazy", Lazy.any(Everything()))
    web.metadata.add("text", "once")
    web.with_(Everything())

    assert web.to_json()["metadata"] == {"lazy": "produced", "name": "chart-pod-c88caed5", "text": "resolved"}
    assert met == [web]
    web.node.add_validation(Everything())
    with pytest.raises(RuntimeError, match=r"\[chart/pod\] checked"):
        app.synth()


def test_a_construct_that_never_calls_super_says_so_when_it_is_made(chart):
    class Forgets(Chart):
        def __init__(self, *_):
            self.label = "x"

    class Late(Chart):
        def __init__(self, scope, id):
            pod(self)
            super().__init__(scope, id)

    class Inherits(Forgets):
        def __init__(self, scope, id):
            super().__init__(scope, id)

    for kind in (Forgets, Late, Inherits):
        with pytest.raises(AttributeError) as raised:
            kind(App.of(chart), "forgets")
        assert str(raised.value) == (
            f"{kind.__name__} is no part of the tree yet: "
            f"{kind.__name__}.__init__ has to call super().__init__(...) before anything else"
        )


def test_a_construct_may_leave_its_initialization_to_another_method(chart):
    class Helped(Chart):
        def __init__(self, scope, id):
            self.set_up(scope, id)

        def set_up(self, scope, id):
            Chart.__init__(self, scope, id)

    assert Helped(App.of(chart), "helped").node.path == "helped"


def test_the_first_of_two_initializations_is_a_construct_of_its_own(chart):
    class Again(Construct):
        def __init__(self, scope, id):
            super().__init__(scope, id)
            self.label = "x"
            super().__init__(scope, id + "-again")

    again = Again(chart, "first")

    first, second = chart.node.children
    assert second is again
    assert (first.node.path, first.label, type(first)) == ("chart/first", "x", Again)


@pytest.mark.parametrize("kind", [App, Chart, ApiObject, Construct, JsonPatch, Lazy])
def test_type_hints_and_signatures_of_the_engine_can_be_evaluated(kind):
    functions = [
        getattr(value, "__func__", None) or getattr(value, "fget", None) or value for value in vars(kind).values()
    ]
    functions = [function for function in functions if inspect.isfunction(function)]

    hints = [typing.get_type_hints(function) for function in functions]

    assert len(hints) > 0
    assert all(
        inspect.signature(function).parameters or not hint for function, hint in zip(functions, hints, strict=True)
    )
    if kind is Chart:
        assert typing.get_type_hints(Chart.__init__)["labels"] == typing.Optional[typing.Mapping[str, str]]  # noqa: UP045
        assert list(inspect.signature(Chart).parameters)[:2] == ["scope", "id"]


def test_a_construct_may_have_any_metaclass(chart):
    class Described(Chart, abc.ABC):
        @abc.abstractmethod
        def describe(self): ...

    class Web(Described):
        def describe(self):
            return self.node.path

    with pytest.raises(TypeError, match="abstract"):
        Described(chart, "described")
    assert Web(chart, "web").describe() == "chart/web"


def test_a_label_that_is_none_is_not_written(chart):
    assert Chart(chart, "inner", labels={"a": None, "b": "c"}).labels == {"b": "c"}


def test_a_member_of_a_number_enum_is_its_number(chart):
    class Level(enum.IntEnum):
        HIGH = 3

    assert JsonPatch.apply({}, JsonPatch.add("/level", Level.HIGH)) == {"level": 3}


def test_a_moment_is_its_text_wherever_it_stands(chart):
    web = pod(chart)
    web.metadata.add("since", datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.timezone.utc))

    assert web.to_json()["metadata"]["since"] == "2024-01-01T12:00:00.000Z"


def test_a_construct_cannot_be_copied(chart):
    with pytest.raises(TypeError):
        copy.deepcopy(pod(chart))


def test_a_node_is_one_object(chart):
    assert chart.node is chart.node


@pytest.mark.parametrize("key", ["__proto__", "$jsii.map", "$jsii.byref", "$jsii.date"])
def test_keys_that_mean_something_to_javascript_are_keys_like_any_other(chart, key):
    named = pod(chart)
    named.add_json_patch(JsonPatch.add("/spec", {key: {"a": 1}}))

    assert named.to_json()["spec"] == {key: {"a": 1}}
