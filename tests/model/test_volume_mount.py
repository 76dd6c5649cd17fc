"""A volume that a container mounts is in the pod by itself."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods.model import (
    Container,
    EphemeralContainer,
    ObjectMeta,
    PersistentVolumeClaimSpec,
    PersistentVolumeClaimTemplate,
    PodSpec,
    PodTemplateSpec,
    Volume,
    VolumeMount,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LOGS = Volume.empty_dir("logs")
DATA = Volume.persistent_volume_claim("data", "data")


def container(name: str, *mounts: VolumeMount) -> Container:
    return Container(name=name, image="x", volume_mounts=mounts)


def test_a_mount_renders_its_volumes_name_and_its_options() -> None:
    mount = LOGS.mount(
        "/logs",
        sub_path="nginx",
        read_only=True,
        recursive_read_only="Enabled",
        mount_propagation="None",
        bind_mount_options=["noexec"],
    )

    assert mount.to_manifest() == {
        "name": "logs",
        "mountPath": "/logs",
        "subPath": "nginx",
        "readOnly": True,
        "recursiveReadOnly": "Enabled",
        "mountPropagation": "None",
        "bindMountOptions": ["noexec"],
    }


def test_a_mounted_volume_needs_no_second_mention() -> None:
    pod = PodSpec(containers=[container("web", LOGS.mount("/logs"))])

    assert pod.volumes == (LOGS,)


@pytest.mark.parametrize(
    "pod",
    [
        lambda mount: PodSpec(containers=[Container(name="a")], init_containers=[container("init", mount)]),
        lambda mount: PodSpec(
            containers=[Container(name="a")],
            ephemeral_containers=[EphemeralContainer(name="debug", volume_mounts=[mount])],
        ),
    ],
    ids=["init container", "ephemeral container"],
)
def test_every_kind_of_container_brings_its_volumes(pod: Callable[[VolumeMount], PodSpec]) -> None:
    assert pod(LOGS.mount("/logs")).volumes == (LOGS,)


def test_a_volume_mounted_twice_is_there_once() -> None:
    pod = PodSpec(containers=[container("a", LOGS.mount("/a"), LOGS.mount("/b")), container("b", LOGS.mount("/c"))])

    assert pod.volumes == (LOGS,)


def test_written_volumes_come_first_and_are_not_repeated() -> None:
    pod = PodSpec(containers=[container("a", LOGS.mount("/a"), DATA.mount("/b"))], volumes=[DATA])

    assert pod.volumes == (DATA, LOGS)


def test_another_volume_of_the_same_name_is_kept_for_the_check_to_refuse() -> None:
    other = Volume.empty_dir("logs", medium="Memory")
    pod = PodSpec(containers=[container("a", LOGS.mount("/a")), container("b", other.mount("/b"))])

    assert pod.volumes == (LOGS, other)


def test_a_mount_written_by_name_brings_nothing() -> None:
    assert PodSpec(containers=[container("a", VolumeMount(name="logs", mount_path="/a"))]).volumes is None


def test_a_container_put_in_later_brings_its_volumes() -> None:
    pod = PodSpec(containers=[container("a")])

    assert pod.replace(containers=[*pod.containers, container("b", LOGS.mount("/b"))]).volumes == (LOGS,)


def test_mounts_put_into_a_container_later_bring_their_volumes() -> None:
    web = container("web").replace(volume_mounts=[LOGS.mount("/logs")])

    assert PodSpec(containers=[web]).volumes == (LOGS,)


def test_a_mount_keeps_its_volume_when_it_is_changed() -> None:
    assert LOGS.mount("/logs").replace(read_only=True).volume == LOGS


def test_a_mount_of_another_name_forgets_its_volume() -> None:
    assert LOGS.mount("/logs").replace(name="other").volume is None


def test_a_mount_that_remembers_its_volume_is_another_value_but_the_same_manifest() -> None:
    by_name = VolumeMount(name="logs", mount_path="/logs")

    assert LOGS.mount("/logs") != by_name
    assert LOGS.mount("/logs") == LOGS.mount("/logs")
    assert LOGS.mount("/logs").to_manifest() == by_name.to_manifest()


def test_equal_containers_bring_equal_volumes() -> None:
    by_name, by_volume = VolumeMount(name="logs", mount_path="/logs"), LOGS.mount("/logs")

    assert container("a", by_name) != container("a", by_volume)
    assert len({container("a", by_volume), container("a", by_volume), container("a", by_name)}) == 2


def test_a_volume_goes_with_the_last_container_that_mounts_it() -> None:
    pod = PodSpec(containers=[container("a", LOGS.mount("/a")), container("b", LOGS.mount("/b"), DATA.mount("/d"))])

    assert pod.replace(containers=[pod.containers[0]]).volumes == (LOGS,)
    assert pod.replace(containers=[container("c")]).volumes is None
    assert set(pod.replace(containers=[container("c")]).to_manifest()) == {"containers"}


def test_a_written_volume_stays_when_no_container_mounts_it_any_more() -> None:
    pod = PodSpec(containers=[container("a", LOGS.mount("/a"), DATA.mount("/d"))], volumes=[DATA])

    assert pod.replace(containers=[container("c")]).volumes == (DATA,)
    assert pod.replace(restart_policy="Never").replace(containers=[container("c")]).volumes == (DATA,)


def test_volumes_written_later_replace_those_written_before() -> None:
    pod = PodSpec(containers=[container("a", LOGS.mount("/a"))], volumes=[DATA])

    assert pod.replace(volumes=None).volumes == (LOGS,)
    assert pod.replace(volumes=[DATA, LOGS]).replace(containers=[container("c")]).volumes == (DATA, LOGS)


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_copies_and_pickles_remember_their_volumes(copied: Callable[[Any], Any]) -> None:
    pod = PodSpec(containers=[container("web", LOGS.mount("/logs"))])

    assert copied(pod) == pod
    assert copied(pod).containers[0].volume_mounts[0].volume == LOGS
    assert copied(pod).replace(containers=[container("c")]).volumes is None


def test_a_pod_with_mounted_volumes_survives_the_round_trip() -> None:
    pod = PodSpec(containers=[container("web", LOGS.mount("/logs"))])

    assert PodSpec.from_manifest(pod.to_manifest()).to_manifest() == pod.to_manifest()


def test_a_template_has_the_volumes_of_its_pod() -> None:
    template = PodTemplateSpec(spec=PodSpec(containers=[container("web", LOGS.mount("/logs"))]))

    assert template.to_manifest()["spec"]["volumes"] == [{"name": "logs", "emptyDir": {}}]


@pytest.mark.parametrize(
    "fields",
    [
        {"containers": "web"},
        {"containers": 5},
        {"containers": [Container(name="a").replace(volume_mounts="x")]},
        {"containers": [container("a", LOGS.mount("/a"))], "volumes": "logs"},
    ],
    ids=["text", "number", "mounts of text", "volumes of text"],
)
def test_what_is_no_container_or_mount_is_held_for_the_check_to_name(fields: dict[str, Any]) -> None:
    assert set(PodSpec(**fields).to_manifest()) == set(fields)


def test_a_claim_of_a_stateful_set_is_mounted_by_its_name() -> None:
    claim = PersistentVolumeClaimTemplate(metadata=ObjectMeta(name="data"), spec=PersistentVolumeClaimSpec())
    pod = PodSpec(containers=[container("db", claim.mount("/var/lib", sub_path="db", read_only=False))])

    assert pod.containers[0].to_manifest()["volumeMounts"] == [
        {"name": "data", "mountPath": "/var/lib", "subPath": "db", "readOnly": False}
    ]
    assert pod.volumes is None


@pytest.mark.parametrize("metadata", [None, ObjectMeta()], ids=["no metadata", "no name"])
def test_a_claim_without_a_name_cannot_be_mounted(metadata: ObjectMeta | None) -> None:
    with pytest.raises(ValueError, match=r"needs metadata\.name"):
        PersistentVolumeClaimTemplate(metadata=metadata, spec=PersistentVolumeClaimSpec()).mount("/data")
