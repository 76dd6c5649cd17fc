"""The picture of a pod shows what runs in it, in which order, and who calls, reads and writes what."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods import (
    Container,
    Istio,
    Linkerd,
    PodSpec,
    PodTemplateSpec,
    Probe,
    SharedVolume,
    Volume,
    adapter,
    ambassador,
    draw,
    host_network,
    mesh,
    sidecar,
)

from .seen import Picture, flaws, seen

WEB = Container(name="web", image="nginx:1.29", ports=[80], readiness_probe=Probe.http_get("/", port=80))


def template(*containers: Container, **more: Any) -> PodTemplateSpec:
    return PodTemplateSpec(spec=PodSpec(containers=list(containers or (WEB,)), **more))


def pod(*containers: dict[str, Any], **spec: Any) -> dict[str, Any]:
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "pod"},
        "spec": {"containers": [{"image": "example/any:1", **container} for container in containers], **spec},
    }


def picture(what: Any) -> Picture:
    found = seen(draw(what))
    assert flaws(found) == []
    return found


def test_containers_stand_in_the_order_in_which_they_start() -> None:
    seen = picture(
        template(
            WEB,
            init_containers=[
                Container(name="migrate", image="example/migrate:1"),
                Container(name="logs", image="example/logs:1", restart_policy="Always"),
            ],
        )
    )

    assert seen.titles("first", "helper", "main") == ["migrate", "logs", "web"]
    assert [seen.box(name).style for name in ("migrate", "logs", "web")] == ["first", "helper", "main"]
    assert "1 · init" in seen.says("migrate")
    assert "2 · sidecar" in seen.says("logs")


def test_a_container_shows_its_image_ports_and_probes() -> None:
    assert picture(template()).says("web") == ["web", "nginx:1.29", ":80", "ready: GET / :80"]


def test_a_shared_volume_shows_who_reads_and_who_writes() -> None:
    shared = SharedVolume(
        volume=Volume.empty_dir("logs"), main_path="/var/log/nginx", helper_path="/logs", read_only=True
    )
    seen = picture(template().apply(sidecar(Container(name="shipper", image="example/shipper:1"), shares=shared)))

    assert seen.box("logs").style == "shared"
    assert seen.told_lines("files") == ["shipper reads logs at /logs; web reads and writes logs at /var/log/nginx"]


def test_an_ambassador_is_called_on_localhost_and_relays() -> None:
    relay = Container(name="relay", image="haproxy:2.9", ports=[6379])
    seen = picture(template().apply(ambassador(relay, port=6379, env={"REDIS_URL": "redis://{host}:{port}"})))

    assert "1 · ambassador" in seen.says("relay")
    assert "calls localhost:6379" in seen.says("web")
    assert seen.told_lines("local") == ["web → relay at localhost:6379"]
    assert seen.told_lines("relayed") == ["relay → elsewhere, by its settings"]
    assert seen.told_lines("traffic") == ["other pods → the pod"]


def test_an_adapter_asks_the_main_container_and_is_asked_by_prometheus() -> None:
    exporter = Container(name="exporter", image="example/exporter:1")
    helping = adapter(exporter, port=9113, reads_port=80, env={"URI": "http://{host}:{port}"}, prometheus=True)
    seen = picture(template().apply(helping))

    assert "1 · adapter" in seen.says("exporter")
    assert seen.told_lines("local") == ["exporter → web at localhost:80"]
    assert seen.told_lines("traffic") == ["Prometheus → the pod", "other pods → the pod"]


def test_the_nodes_network_is_a_frame_around_the_pod() -> None:
    seen = picture(template().apply(host_network()))

    assert len(seen.frames) == 2
    assert "the node's network" in [text.whole for text in seen.texts]
    assert seen.titles("outside") == ["clients of the node"]


def test_an_injected_proxy_takes_what_comes_in_and_what_goes_out() -> None:
    calling = Container(name="web", image="nginx:1.29", ports=[80], env={"API": "http://api.example.com:8080"})
    seen = picture(template(calling).apply(mesh(Istio())))

    assert seen.box("Istio proxy").style == "injected"
    assert seen.told_lines("local") == ["Istio proxy → the container", "web → api.example.com:8080, by $API"]
    assert "Istio proxy → api.example.com:8080" in seen.told_lines("traffic")


def test_an_injected_proxy_stands_where_it_starts() -> None:
    def order(**annotations: str) -> list[str]:
        inject = {"consul.hashicorp.com/connect-inject": "true", **annotations}
        written = pod({"name": "web"}, initContainers=[{"name": "first", "image": "example/first:1"}])
        return picture({**written, "metadata": {"name": "pod", "annotations": inject}}).titles(
            "injected", "first", "main"
        )

    assert order() == ["first", "Consul proxy", "web"]
    native = {"consul.hashicorp.com/enable-consul-dataplane-as-sidecar": "true"}
    assert order(**native) == ["Consul proxy", "first", "web"]


def test_what_a_mesh_is_told_to_leave_alone_goes_past_its_proxy() -> None:
    calling = Container(name="web", image="nginx:1.29", env={"REDIS": "redis://redis.example.com:6379"})
    seen = picture(template(calling).apply(mesh(Linkerd(skip_outbound_ports=[6379]))))

    assert seen.told_lines("traffic") == ["web → redis.example.com:6379, by $REDIS"]


@pytest.mark.parametrize(
    ("spec", "note", "frames"),
    [
        pytest.param({"kind": "Deployment", "spec": {"replicas": 3}}, "3 pods", 3, id="replicas"),
        pytest.param({"kind": "DaemonSet", "spec": {}}, "one on every node", 3, id="daemons"),
        pytest.param({"kind": "StatefulSet", "spec": {"replicas": 2}}, "db-0 to -1", 3, id="names of their own"),
        pytest.param({"kind": "StatefulSet", "spec": {}}, "db-0", 1, id="one name"),
    ],
)
def test_the_frame_says_how_many_pods_there_are(spec: dict[str, Any], note: str, frames: int) -> None:
    template = {"spec": {"containers": [{"name": "web", "image": "nginx:1.29"}]}}
    workload = {
        "apiVersion": "apps/v1",
        "metadata": {"name": "db"},
        **spec,
        "spec": {**spec["spec"], "template": template},
    }
    seen = picture(workload)

    assert note in [text.whole for text in seen.texts]
    assert len(seen.frames) == frames


def test_a_cron_job_says_when() -> None:
    template = {"spec": {"containers": [{"name": "dump", "image": "example/dump:1"}], "restartPolicy": "Never"}}
    spec = {"schedule": "0 3 * * *", "timeZone": "Europe/Berlin", "jobTemplate": {"spec": {"template": template}}}
    seen = picture({"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "backup"}, "spec": spec})

    assert "0 3 * * *, Europe/Berlin" in [text.whole for text in seen.texts]
    assert "main, until its work is done" in [text.whole for text in seen.texts]


def test_the_claims_of_a_stateful_set_are_volumes() -> None:
    mounting = {"name": "db", "image": "postgres:17", "volumeMounts": [{"name": "data", "mountPath": "/data"}]}
    spec = {
        "template": {"spec": {"containers": [mounting]}},
        "volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": {}}],
    }
    seen = picture({"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "db"}, "spec": spec})

    assert seen.says("data") == ["data", "claim of each pod"]


def test_a_fault_is_numbered_at_its_place_and_told_below() -> None:
    port = {"ports": [{"containerPort": 80}]}
    seen = picture(pod({"name": "one", **port}, {"name": "two", **port}))

    assert seen.box("two").style == "main faulty"
    assert seen.box("one").style == "main"
    assert seen.box("two").badges == 1
    assert seen.badges == 2
    assert "TCP port 80 is taken by container" in " ".join(text.shown for text in seen.texts)


def test_a_mount_of_no_volume_is_a_fault_at_the_mount() -> None:
    seen = picture(pod({"name": "web", "volumeMounts": [{"name": "gone", "mountPath": "/gone"}]}))

    assert "/gone" in seen.says("web")
    assert seen.box("web").badges == 1


def test_a_name_that_is_too_long_is_cut_in_the_middle_and_told_in_whole() -> None:
    image = "registry.example.com:5000/" + "team/" * 30 + "app:1.0"
    seen = picture(pod({"name": "web", "image": image}))
    (shown,) = [text for text in seen.box("web").texts if text.whole == image]

    assert shown.shown.startswith("registry.")
    assert shown.shown.endswith("app:1.0")
    assert "…" in shown.shown


@pytest.mark.parametrize("form", ["svg", "mermaid"])
def test_values_of_variables_and_arguments_of_probes_are_in_no_picture(form: Any) -> None:
    probe = {"exec": {"command": ["redis-cli", "-a", "hunter2", "ping"]}}
    values = [
        {"name": "PASSWORD", "value": "hunter2"},
        {"name": "URL", "value": "redis://user:hunter2@redis.example.com:6379/0"},
        {"name": "BROKEN", "value": "$(hunter2)"},
        {"name": "", "value": "hunter2"},
        {"name": "LOGIN", "value": "hunter2:1234"},
    ]
    drawn = draw(pod({"name": "web", "env": values, "livenessProbe": probe}), format=form)

    assert "redis.example.com:6379" in drawn
    assert "redis-cli" in drawn
    assert "hunter2" not in drawn


def test_the_picture_is_told_to_who_cannot_see_it() -> None:
    seen = picture(pod({"name": "web", "ports": [{"containerPort": 80}]}))

    assert seen.title == "Pod pod: what is in the pod"
    assert "Containers in the order in which they start: web." in seen.told
    assert "other pods → the pod." in seen.told


def test_what_is_drawn_may_be_a_construct() -> None:
    class Construct:
        class api_object:  # noqa: N801  # the name of the property
            @staticmethod
            def to_json() -> Any:
                return pod({"name": "web"})

    assert picture(Construct()).titles("main") == ["web"]


@pytest.mark.parametrize(
    ("what", "error", "said"),
    [
        pytest.param({"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}}, ValueError, "makes no pods"),
        pytest.param("web", TypeError, "str cannot be drawn; give a PodTemplateSpec, a manifest as a dict, or a"),
    ],
)
def test_what_has_no_picture_is_refused_with_what_has(what: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        draw(what)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format must be svg or mermaid, not 'png'"):
        draw(template(), format="png")  # type: ignore[arg-type]


def test_mermaid_has_the_same_containers_and_calls() -> None:
    relay = Container(name="relay", image="haproxy:2.9", ports=[6379])
    calling = ambassador(relay, port=6379, env={"REDIS_URL": "redis://{host}:{port}"})

    assert draw(template().apply(calling), format="mermaid") == (
        "flowchart LR\n"
        "  accTitle: What is in the pod\n"
        '  n1(["<b>other pods</b>"])\n'
        '  subgraph frame["Pod"]\n'
        '    n2["<b>relay</b> (1 · ambassador)<br/>haproxy:2.9<br/>:6379"]\n'
        '    n3["<b>web</b> (2)<br/>nginx:1.29<br/>:80<br/>ready: GET / :80"]\n'
        "  end\n"
        '  n4(["<b>elsewhere</b><br/>by its settings"])\n'
        '  n3 -->|":6379"| n2\n'
        '  n1 -->|":80"| n3\n'
        "  n2 -.-> n4\n"
    )
