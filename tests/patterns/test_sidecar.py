"""The sidecar pattern on a pod template."""

from __future__ import annotations

import pytest

from cdk8s_pods import Container, InvalidManifest, PodSpec, PodTemplateSpec, SharedVolume, Volume, sidecar

WEB = Container(name="web", image="nginx:1.16")
SHIPPER = Container(name="shipper", image="fluent/fluent-bit:3.1")
LOGS = SharedVolume(volume=Volume.empty_dir("logs"), main_path="/var/log/nginx", helper_path="/logs", read_only=True)


def template(*containers: Container) -> PodTemplateSpec:
    return PodTemplateSpec(spec=PodSpec(containers=list(containers)))


def test_the_native_and_the_plain_form_of_one_pod_side_by_side() -> None:
    native = template(WEB).apply(sidecar(SHIPPER, shares=LOGS)).to_manifest()["spec"]
    plain = template(WEB).apply(sidecar(SHIPPER, shares=LOGS, plain=True)).to_manifest()["spec"]

    web = {
        "name": "web",
        "image": "nginx:1.16",
        "volumeMounts": [{"name": "logs", "mountPath": "/var/log/nginx"}],
    }
    mounts = [{"name": "logs", "mountPath": "/logs", "readOnly": True}]
    shipper = {"name": "shipper", "image": "fluent/fluent-bit:3.1"}
    volumes = [{"name": "logs", "emptyDir": {}}]
    assert native == {
        "initContainers": [{**shipper, "restartPolicy": "Always", "volumeMounts": mounts}],
        "containers": [web],
        "volumes": volumes,
    }
    assert plain == {"containers": [web, {**shipper, "volumeMounts": mounts}], "volumes": volumes}


def test_a_sidecar_starts_behind_the_init_containers_that_are_there() -> None:
    setup = Container(name="setup", image="busybox:1.36")
    spec = PodSpec(containers=[WEB], init_containers=[setup])

    applied = PodTemplateSpec(spec=spec).apply(sidecar(SHIPPER)).spec

    assert applied is not None
    assert [container.name for container in applied.init_containers or ()] == ["setup", "shipper"]


def test_a_volume_is_shared_with_the_named_containers_alone() -> None:
    admin = Container(name="admin", image="httpd:2.4")

    applied = template(WEB, admin).apply(sidecar(SHIPPER, shares=LOGS, main="web")).spec

    assert applied is not None
    assert [len(container.volume_mounts or ()) for container in applied.containers] == [1, 0]


def test_a_volume_that_the_main_container_mounts_already_is_not_mounted_twice() -> None:
    web = WEB.replace(volume_mounts=[LOGS.volume.mount("/var/log/nginx")])

    applied = template(web).apply(sidecar(SHIPPER, shares=LOGS)).spec

    assert applied is not None
    assert applied.containers[0] == web
    assert [volume.name for volume in applied.volumes or ()] == ["logs"]


def test_a_later_sidecar_does_not_share_volumes_with_an_earlier_plain_one() -> None:
    other = Container(name="other", image="busybox:1.36")

    applied = template(WEB).apply(sidecar(other, plain=True), sidecar(SHIPPER, shares=LOGS)).spec

    assert applied is not None
    assert [len(container.volume_mounts or ()) for container in applied.containers] == [1, 0]


def test_a_pattern_does_not_change_the_template_it_is_applied_to() -> None:
    before = template(WEB)

    before.apply(sidecar(SHIPPER, shares=LOGS))

    assert before == template(WEB)


def test_serving_a_container_that_is_not_there_is_refused_and_names_those_that_are() -> None:
    with pytest.raises(InvalidManifest) as refused:
        template(WEB).apply(sidecar(SHIPPER, shares=LOGS, main="wbe"))

    assert [issue.path for issue in refused.value.issues] == ["spec.containers"]
    assert '"wbe"' in str(refused.value)
    assert '"web"' in str(refused.value)


def test_a_template_without_a_pod_is_refused() -> None:
    with pytest.raises(InvalidManifest, match="Required value"):
        PodTemplateSpec().apply(sidecar(SHIPPER))


def test_a_volume_is_shared_with_an_init_container_by_name() -> None:
    migrate = Container(name="migrate", image="example/web:1.0")
    spec = PodSpec(containers=[WEB], init_containers=[migrate])

    applied = PodTemplateSpec(spec=spec).apply(sidecar(SHIPPER, shares=LOGS, main="migrate")).spec

    assert applied is not None
    assert [len(container.volume_mounts or ()) for container in applied.init_containers or ()] == [1, 1]
    assert applied.containers[0] == WEB
    assert [volume.name for volume in applied.volumes or ()] == ["logs"]
