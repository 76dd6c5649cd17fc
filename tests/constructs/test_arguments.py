"""An argument of a wrong type is refused with one sentence that says what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cdk8s
import pytest

from cdk8s_pods import (
    Container,
    CronJob,
    Deployment,
    Istio,
    Job,
    ObjectMeta,
    Pod,
    PodSpec,
    PodTemplateSpec,
    ReplicationController,
    StatefulSet,
    ambassador,
    hardened,
    inject,
    mesh,
    sidecar,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdk8s_pods import Pattern

POD = PodSpec(containers=[Container(name="web", image="nginx:1.27")])
TEMPLATE = PodTemplateSpec(spec=POD)
HELPER = Container(name="helper", image="busybox:1.36")


def refusal(make: Callable[..., object], **arguments: Any) -> str:
    """What is said when such an object is put into a chart."""
    with pytest.raises(TypeError) as caught:
        make(cdk8s.Testing.chart(), "web", **arguments)
    return str(caught.value)


@pytest.mark.parametrize(
    ("construct", "arguments"),
    [
        (Deployment, {}),
        (StatefulSet, {"service_name": "web"}),
        (ReplicationController, {}),
        (Job, {}),
        (CronJob, {"schedule": "@daily"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_pod_where_a_template_belongs_is_refused(construct: type[Any], arguments: dict[str, Any]) -> None:
    sentence = "template takes a PodTemplateSpec, not a PodSpec: write PodTemplateSpec(spec=PodSpec(...))"

    assert refusal(construct, template=POD, **arguments) == f"{construct.__name__}.{sentence}"


@pytest.mark.parametrize(
    ("construct", "arguments", "sentence"),
    [
        (Pod, {"spec": TEMPLATE}, "Pod.spec takes a PodSpec, not a PodTemplateSpec: write its spec alone"),
        (Pod, {"spec": TEMPLATE, "patterns": [sidecar(HELPER)]}, "Pod.spec takes a PodSpec, not a PodTemplateSpec"),
        (Pod, {"spec": {"containers": []}}, "Pod.spec takes a PodSpec, not a dict: write PodSpec(containers=...)"),
        (
            Deployment,
            {"template": None},
            "Deployment needs template=PodTemplateSpec(...), or its whole spec as spec=",
        ),
        (
            Deployment,
            {"template": TEMPLATE, "selector": {"app": "web"}},
            "Deployment.selector takes a LabelSelector, not a dict: write LabelSelector(...)",
        ),
        (
            CronJob,
            {"schedule": "@daily", "job_template": TEMPLATE},
            "CronJob.job_template takes a JobTemplateSpec, not a PodTemplateSpec",
        ),
    ],
    ids=["template for a pod", "with a pattern", "dict for a pod", "None", "dict for a selector", "template for a job"],
)
def test_a_value_of_another_type_is_refused(construct: type[Any], arguments: dict[str, Any], sentence: str) -> None:
    assert refusal(construct, **arguments).startswith(sentence)


@pytest.mark.parametrize("construct", [Pod, Deployment, Job], ids=lambda construct: construct.__name__)
@pytest.mark.parametrize(
    ("metadata", "named"),
    [(cdk8s.ApiObjectMetadata(name="web"), "an ApiObjectMetadata"), ({"name": "web"}, "a dict")],
    ids=["cdk8s", "dict"],
)
def test_metadata_of_another_kind_is_refused(construct: type[Any], metadata: object, named: str) -> None:
    content = {"spec": POD} if construct is Pod else {"template": TEMPLATE}

    assert refusal(construct, metadata=metadata, **content).startswith(
        f"{construct.__name__}.metadata takes an ObjectMeta, not {named}: write ObjectMeta("
    )


def labelled(template: PodTemplateSpec) -> PodTemplateSpec:
    return template.replace(metadata=ObjectMeta(labels={"a": "b"}))


def forgets(template: PodTemplateSpec) -> None:
    template.replace(metadata=ObjectMeta(labels={"a": "b"}))


def my_own(port: int) -> Callable[[PodTemplateSpec], PodTemplateSpec]:
    return labelled if port else sidecar(HELPER)


def my_own_unannotated(port):  # type: ignore[no-untyped-def]  # as many users write
    return labelled


@pytest.mark.parametrize(
    ("patterns", "sentence"),
    [
        (sidecar(HELPER), ".patterns takes a list: write patterns=[sidecar(...)]"),
        (labelled, ".patterns takes a list: write patterns=[labelled]"),
        (HELPER, ".patterns takes a list of patterns, not a Container: write patterns=[sidecar(...)]"),
        ([sidecar], "sidecar makes a pattern and is none itself: write sidecar(...)"),
        ([ambassador], "ambassador makes a pattern and is none itself: write ambassador(...)"),
        ([mesh], "mesh makes a pattern and is none itself: write mesh(...)"),
        ([my_own], "my_own makes a pattern and is none itself: write my_own(...)"),
        ([my_own_unannotated], "my_own_unannotated makes a pattern and is none itself: write my_own_unannotated(...)"),
        ([HELPER], "a pattern makes a PodTemplateSpec of one, and a Container is none: write one such as sidecar(...)"),
        ([Istio()], "a pattern makes a PodTemplateSpec of one, and an Istio is none: write one such as sidecar(...)"),
        ([forgets], "the pattern forgets made None instead of a PodTemplateSpec: return the changed template"),
    ],
    ids=[
        "not in a list",
        "a user's own, not in a list",
        "a container",
        "not called",
        "not called, with more arguments",
        "not called, with another argument",
        "a user's own, not called",
        "a user's own without annotations, not called",
        "a container in the list",
        "a mesh in the list",
        "nothing returned",
    ],
)
@pytest.mark.parametrize("construct", [Pod, Deployment, Job], ids=lambda construct: construct.__name__)
def test_what_is_no_list_of_patterns_is_refused(construct: type[Any], patterns: object, sentence: str) -> None:
    content = {"spec": POD} if construct is Pod else {"template": TEMPLATE}
    said = refusal(construct, patterns=patterns, **content)

    assert said == (f"{construct.__name__}{sentence}" if sentence.startswith(".") else sentence)


def test_inject_refuses_a_pattern_that_is_not_called() -> None:
    chart = cdk8s.Testing.chart()
    Pod(chart, "web", spec=POD)
    pattern: Any = sidecar

    with pytest.raises(TypeError, match=r"^sidecar makes a pattern and is none itself: write sidecar\(\.\.\.\)$"):
        inject(chart, pattern)


@pytest.mark.parametrize("pattern", [labelled, hardened(), sidecar(HELPER)], ids=["own", "comes last", "made"])
def test_every_function_from_template_to_template_is_a_pattern(pattern: Pattern) -> None:
    made = TEMPLATE.apply(pattern)

    assert made != TEMPLATE
    assert isinstance(made, PodTemplateSpec)
