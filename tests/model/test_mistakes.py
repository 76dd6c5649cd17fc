"""A value that cannot be made is refused at once, with one sentence that says what to write."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods import SharedVolume
from cdk8s_pods.model import (
    Container,
    ContainerPort,
    DeploymentSpec,
    EnvVar,
    HTTPGetAction,
    JobTemplateSpec,
    LabelSelector,
    ManagedFieldsEntry,
    ObjectMeta,
    PodSpec,
    PodTemplateSpec,
    Probe,
    ResourceRequirements,
    SecretKeySelector,
    SecurityContext,
    Volume,
)

if TYPE_CHECKING:
    from collections.abc import Callable

WEB = Container(name="web")
POD = PodSpec(containers=[WEB])
SECURITY = "SecurityContext has no field"


class Redis(Container):
    """A user's own kind of container."""


class Policy(str, Enum):
    """A user's own words, in an enumeration."""

    ALWAYS = "Always"


class Metadata:
    """Metadata of another library."""


def refusal(make: Callable[..., object], *positional: object, **fields: object) -> str:
    """What is said when such a value is made."""
    with pytest.raises(TypeError) as caught:
        make(*positional, **fields)
    return str(caught.value)


@pytest.mark.parametrize(
    ("value_type", "positional", "sentence"),
    [
        (Container, ["web"], "Container takes its fields by name: write Container(name='web')"),
        (Container, ["web", "nginx"], "Container takes its fields by name: write Container(name='web', image='nginx')"),
        (ContainerPort, [80], "ContainerPort takes its fields by name: write ContainerPort(container_port=80)"),
        (
            LabelSelector,
            [{"app": "web"}],
            "LabelSelector takes its fields by name: write LabelSelector(match_labels={'app': 'web'})",
        ),
        (PodSpec, [[WEB] * 9], "PodSpec takes its fields by name: write PodSpec(containers=...)"),
        (PodTemplateSpec, [POD] * 3, "PodTemplateSpec takes its fields by name: write PodTemplateSpec("),
    ],
    ids=["required", "two", "required before others", "nothing required", "long", "too many"],
)
def test_fields_are_written_by_name(value_type: type[Any], positional: list[object], sentence: str) -> None:
    assert refusal(value_type, *positional).startswith(sentence)


@pytest.mark.parametrize(
    ("value_type", "field", "sentence"),
    [
        (
            SecurityContext,
            "fs_group",
            "SecurityContext has no field 'fs_group': fs_group is a field of PodSecurityContext",
        ),
        (
            SecurityContext,
            "fsGroup",
            "SecurityContext has no field 'fsGroup': fs_group is a field of PodSecurityContext",
        ),
        (Container, "node_selector", "Container has no field 'node_selector': node_selector is a field of PodSpec"),
        (
            PodSpec,
            "command",
            "PodSpec has no field 'command': command is a field of Container, EphemeralContainer and ExecAction",
        ),
        (ContainerPort, "port", "ContainerPort has no field 'port'; did you mean 'container_port'?"),
        (Container, "imag", "Container has no field 'imag'; did you mean 'image'?"),
        (Container, "imagePullPolicy", "Container has no field 'imagePullPolicy'; did you mean 'image_pull_policy'?"),
        (Container, "zzz", "Container has no field 'zzz'"),
        (Container, "namespace_selector_", "Container has no field 'namespace_selector_'"),
    ],
    ids=[
        "of another type",
        "of another type, in the API's words",
        "of the pod",
        "of several types",
        "a part of the name",
        "misspelt",
        "the API's own name",
        "nothing alike",
        "nothing alike, long",
    ],
)
def test_an_unknown_field_is_refused_with_where_it_belongs(value_type: type[Any], field: str, sentence: str) -> None:
    assert refusal(value_type, **{field: 1}) == sentence


@pytest.mark.parametrize(
    ("value_type", "fields", "sentence"),
    [
        (
            Container,
            {"name": "a", "resources": {"limits": {"cpu": 1}}},
            (
                "Container.resources takes a ResourceRequirements, not a dict: write ResourceRequirements(limits=...), "
                "or ResourceRequirements.from_manifest(...) of what a manifest says"
            ),
        ),
        (
            Container,
            {"name": "a", "ports": [80, {"containerPort": 81}]},
            (
                "Container.ports takes a list of ContainerPort, and element 1 is a dict: write "
                "ContainerPort(container_port=...), or ContainerPort.from_manifest(...) of what a manifest says"
            ),
        ),
        (
            PodSpec,
            {"containers": {"web": "nginx"}},
            (
                "PodSpec.containers takes a list of Container, not a dict: write Container(...), "
                "or Container.from_manifest(...) of what a manifest says"
            ),
        ),
        (
            Volume,
            {"name": "a", "empty_dir": {}},
            (
                "Volume.empty_dir takes an EmptyDirVolumeSource, not a dict: write EmptyDirVolumeSource(...), "
                "or EmptyDirVolumeSource.from_manifest(...) of what a manifest says"
            ),
        ),
        (
            DeploymentSpec,
            {"selector": LabelSelector(), "template": POD},
            "DeploymentSpec.template takes a PodTemplateSpec, not a PodSpec: write PodTemplateSpec(spec=PodSpec(...))",
        ),
        (
            JobTemplateSpec,
            {"spec": PodTemplateSpec(spec=POD)},
            "JobTemplateSpec.spec takes a JobSpec, not a PodTemplateSpec: write JobSpec(template=PodTemplateSpec(...))",
        ),
        (
            PodTemplateSpec,
            {"spec": PodTemplateSpec(spec=POD)},
            "PodTemplateSpec.spec takes a PodSpec, not a PodTemplateSpec: write its spec alone",
        ),
        (
            PodTemplateSpec,
            {"metadata": Metadata()},
            "PodTemplateSpec.metadata takes an ObjectMeta, not a Metadata: write ObjectMeta(...)",
        ),
        (
            Container,
            {"name": "a", "env": {"A": SecretKeySelector(key="k")}},
            (
                "EnvVar.value_from takes an EnvVarSource, not a SecretKeySelector: write "
                "EnvVarSource(secret_key_ref=SecretKeySelector(...))"
            ),
        ),
        (
            Container,
            {"name": "a", "liveness_probe": HTTPGetAction(port=80)},
            "Container.liveness_probe takes a Probe, not an HTTPGetAction: write Probe(http_get=HTTPGetAction(...))",
        ),
        (PodSpec, {"containers": WEB}, "PodSpec.containers takes a list: write containers=[Container(...)]"),
        (
            PodSpec,
            {"containers": [WEB, POD]},
            "PodSpec.containers takes a list of Container, and element 1 is a PodSpec: write Container(...)",
        ),
        (
            PodSpec,
            {"containers": [WEB, None]},
            "PodSpec.containers takes a list of Container, and element 1 is None: write Container(...)",
        ),
        (
            PodSpec,
            {"containers": [WEB], "volumes": [Volume.empty_dir]},
            (
                "PodSpec.volumes takes a list of Volume, and element 0 is the constructor Volume.empty_dir itself: "
                "call it, Volume.empty_dir(...)"
            ),
        ),
        (
            Container,
            {"name": "a", "resources": ResourceRequirements},
            (
                "Container.resources takes a ResourceRequirements, not the type ResourceRequirements itself: "
                "write ResourceRequirements(...)"
            ),
        ),
        (
            Container,
            {"name": "a", "resources": [ResourceRequirements()]},
            "Container.resources takes a ResourceRequirements, not a list: write ResourceRequirements(...)",
        ),
        (Container, {"name": "a", "image": EnvVar(name="A")}, "Container.image takes a str, not an EnvVar"),
        (
            SharedVolume,
            {"main_path": "/logs", "volume": Volume.empty_dir("logs").mount("/logs")},
            "SharedVolume.volume takes a Volume, not a VolumeMount: write its volume alone",
        ),
    ],
    ids=[
        "a dict",
        "a dict in a list of short forms",
        "a dict for a list",
        "a dict for a constructor's field",
        "a pod for a template",
        "a template for a job",
        "a template for a pod",
        "another library's metadata",
        "a source's source",
        "an action for a probe",
        "one for many",
        "a pod among containers",
        "None among containers",
        "a constructor that is not called",
        "a type that is not called",
        "many for one",
        "a value for a text",
        "a mount for a volume",
    ],
)
def test_what_does_not_belong_into_a_field_is_refused(
    value_type: type[Any], fields: dict[str, Any], sentence: str
) -> None:
    assert refusal(value_type, **fields) == sentence


def test_the_same_mistake_is_refused_again() -> None:
    assert refusal(Container, name="a", resources={}) == refusal(Container, name="a", resources={})


def test_a_type_that_fits_one_field_of_a_type_does_not_pass_in_another() -> None:
    PodSpec(containers=[WEB], volumes=[Volume.empty_dir("a")])

    assert "takes a list of Container, and element 0 is a Volume" in refusal(
        PodSpec, containers=[Volume.empty_dir("a")]
    )
    assert "takes a list of Volume" in refusal(PodSpec, containers=[WEB], volumes=Volume.empty_dir)


def test_a_change_is_looked_at_like_a_new_value() -> None:
    assert "takes a PodTemplateSpec, not a PodSpec" in refusal(
        DeploymentSpec(selector=LabelSelector(), template=PodTemplateSpec(spec=POD)).replace, template=POD
    )


def test_a_users_own_type_fits_where_the_one_it_derives_from_does() -> None:
    pod = PodSpec(containers=[Redis(name="redis"), WEB])

    assert [container.name for container in pod.containers] == ["redis", "web"]


def test_a_users_own_type_refuses_what_the_one_it_derives_from_does() -> None:
    assert refusal(Redis, name="a", resources={}).startswith("Redis.resources takes a ResourceRequirements, not a dict")


@pytest.mark.parametrize(
    ("value_type", "fields", "manifest"),
    [
        (Container, {"name": "a", "restart_policy": Policy.ALWAYS}, {"name": "a", "restartPolicy": "Always"}),
        (Container, {"name": "a", "resources": "much"}, {"name": "a", "resources": "much"}),
        (Container, {"name": 5, "image": ["a"]}, {"name": 5, "image": ["a"]}),
        (PodSpec, {"containers": "web"}, {"containers": "web"}),
        (ObjectMeta, {"labels": ["a"]}, {"labels": ["a"]}),
        (ManagedFieldsEntry, {"fields_v1": {"f:spec": [{}]}}, {"fieldsV1": {"f:spec": [{}]}}),
        (Probe, {"http_get": HTTPGetAction(port=80)}, {"httpGet": {"port": 80}}),
    ],
    ids=[
        "enumeration",
        "text for a value",
        "scalars",
        "text for a list",
        "list for a mapping",
        "any JSON",
        "constructor",
    ],
)
def test_what_the_check_of_the_manifest_names_better_is_held(
    value_type: type[Any], fields: dict[str, Any], manifest: dict[str, Any]
) -> None:
    assert value_type(**fields).to_manifest() == manifest
