"""``help()`` and ``inspect.signature()`` say of every value type and constructor what can be written."""

from __future__ import annotations

import inspect
import pydoc
import re
import subprocess
import sys
from inspect import Parameter
from typing import Any

import pytest

import cdk8s_pods
from cdk8s_pods import model
from cdk8s_pods.model import Container, EnvVarSource, Probe, Value, Volume
from cdk8s_pods.model.field import Constructor
from cdk8s_pods.model.introspection import field_sentences

VALUE_TYPES = [
    exported
    for name in cdk8s_pods.__all__
    if inspect.isclass(exported := getattr(cdk8s_pods, name)) and issubclass(exported, Value) and exported is not Value
]
CONSTRUCTORS = [
    field
    for value_type in VALUE_TYPES
    for name in value_type.__manifest_keys__
    if isinstance(field := getattr(value_type, name, None), Constructor)
]


class Redis(Container):
    """A user's own kind of container."""

    persistence: bool | None = None
    """Whether it writes to disk."""


def parameters(function: Any) -> dict[str, Parameter]:
    return dict(inspect.signature(function).parameters)


@pytest.mark.parametrize("value_type", VALUE_TYPES, ids=lambda value_type: value_type.__name__)
def test_a_value_type_shows_its_fields_as_keywords(value_type: type[Value]) -> None:
    shown = parameters(value_type)

    assert list(shown) == list(value_type.__manifest_keys__)
    assert {parameter.kind for parameter in shown.values()} <= {Parameter.KEYWORD_ONLY}
    assert {name for name, parameter in shown.items() if parameter.default is Parameter.empty} == set(
        value_type.__required__
    )


def test_annotations_say_what_can_be_written() -> None:
    shown = {name: parameter.annotation for name, parameter in parameters(Container).items()}

    assert shown["name"] == "str"
    assert shown["ports"] == "Sequence[int | ContainerPort] | None"
    assert shown["env"] == "Sequence[EnvVar] | Mapping[str, str | EnvVarSource] | None"
    assert shown["image_pull_policy"] == "Literal['Always', 'IfNotPresent', 'Never'] | None"


def test_a_field_that_is_a_constructor_too_shows_what_it_holds() -> None:
    assert parameters(Volume)["empty_dir"].annotation == "EmptyDirVolumeSource | None"
    assert parameters(Volume)["projected"].annotation == "ProjectedVolumeSource | None"


def test_a_users_own_type_shows_its_fields_behind_those_of_the_one_it_derives_from() -> None:
    assert list(parameters(Redis)) == [*parameters(Container), "persistence"]
    assert parameters(Redis)["ports"] == parameters(Container)["ports"]


def test_there_are_constructors() -> None:
    owners = {constructor.__qualname__.partition(".")[0] for constructor in CONSTRUCTORS}

    assert owners == {"IngressBackend", "LifecycleHandler", "MetricSpec", "Probe", "Volume", "VolumeProjection"}


@pytest.mark.parametrize("constructor", CONSTRUCTORS, ids=lambda constructor: constructor.__qualname__)
def test_a_constructor_shows_what_it_takes(constructor: Any) -> None:
    signature = inspect.signature(constructor)

    assert "self" not in signature.parameters
    assert Parameter.VAR_KEYWORD not in {parameter.kind for parameter in signature.parameters.values()}
    assert signature.return_annotation.strip("'") == constructor.__qualname__.partition(".")[0]


def test_a_constructor_of_a_probe_shows_the_timing_too() -> None:
    assert list(parameters(Probe.tcp_socket)) == [
        "port",
        "host",
        "initial_delay_seconds",
        "period_seconds",
        "timeout_seconds",
        "success_threshold",
        "failure_threshold",
        "termination_grace_period_seconds",
    ]


def test_a_class_method_shows_what_it_takes() -> None:
    assert list(parameters(EnvVarSource.from_secret)) == ["name", "key", "optional"]


@pytest.mark.parametrize("constructor", CONSTRUCTORS, ids=lambda constructor: constructor.__qualname__)
def test_help_on_a_constructor_reads_as_that_of_a_function(constructor: Any) -> None:
    shown = pydoc.render_doc(constructor, renderer=pydoc.plaintext)

    assert f"\n{constructor.__name__}(" in shown
    assert inspect.getdoc(type(constructor).__call__).partition("\n")[0] in shown


def test_help_on_a_value_type_names_each_field_with_its_sentence() -> None:
    shown = pydoc.render_doc(Container, renderer=pydoc.plaintext)

    assert (
        "class Container(cdk8s_pods.model.value.Value)\n |  Container(*, name: 'str', image: 'str | None' = None"
        in shown
    )
    assert "\n |      name: The container's name, unique in the pod" in shown


def test_a_type_whose_source_is_not_there_keeps_its_docstring() -> None:
    namespace: dict[str, Any] = {"Value": Value}
    exec('class Lost(Value):\n    """A type without a file."""\n    a: "str | None" = None', namespace)

    assert namespace["Lost"].__doc__ == "A type without a file."
    assert list(parameters(namespace["Lost"])) == ["a"]


def test_nothing_of_this_is_loaded_before_somebody_asks() -> None:
    program = "from cdk8s_pods.model import *; import sys; print('inspect' in sys.modules, 'ast' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert shown.split() == ["False", "False"]


def test_values_without_docstrings_have_signatures_too() -> None:
    program = (
        "import inspect; from cdk8s_pods.model import Container, Volume;"
        "print(Container.__doc__, len(inspect.signature(Container).parameters), inspect.signature(Volume.empty_dir))"
    )
    shown = subprocess.run([sys.executable, "-OO", "-c", program], capture_output=True, text=True, check=True).stdout

    assert shown.startswith(f"None {len(model.Container.__manifest_keys__)} (volume")


@pytest.mark.parametrize("value_type", VALUE_TYPES, ids=lambda value_type: value_type.__name__)
def test_every_field_has_its_sentence(value_type: type[Value]) -> None:
    sentences = field_sentences(value_type)
    bare = {
        name
        for name, text in sentences.items()
        if set(re.findall(r"\w+", text.lower())) <= {*name.split("_"), "the", "a", "an", "its", "of", "is"}
    }

    assert list(sentences) == list(value_type.__manifest_keys__)
    assert bare == set()
    assert [name for name, text in sentences.items() if text[0].islower()] == []
    assert "Args:" not in vars(value_type)["__doc__"].written, "a field's sentence stands below the field alone"
