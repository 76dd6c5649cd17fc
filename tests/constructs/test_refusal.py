"""What happens when a pod cannot work: one exception, all problems, on the user's own line, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods import (
    Container,
    ContainerPort,
    CronJob,
    DaemonSet,
    Deployment,
    InvalidManifest,
    Istio,
    Job,
    ObjectMeta,
    Pod,
    PodsError,
    PodSpec,
    PodTemplateSpec,
    SharedVolume,
    StatefulSet,
    Volume,
    VolumeMount,
    ambassador,
    hardened,
    mesh,
    require_pod_security,
    sidecar,
    target_kubernetes,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cdk8s import Chart

    from cdk8s_pods import Pattern

WEB = Container(name="web", image="nginx:1.16", ports=[80])

SHARED = SharedVolume(volume=Volume.empty_dir("logs"), main_path="/logs")

MISTAKES = {
    "no containers": (PodSpec(containers=[]), None, ["spec.containers"]),
    "duplicate container name": (
        PodSpec(containers=[WEB, Container(name="web", image="httpd:2.4")]),
        None,
        ["spec.containers[1].name"],
    ),
    "two containers on one port": (
        PodSpec(containers=[WEB, Container(name="admin", image="httpd:2.4", ports=[80])]),
        None,
        ["spec.containers[1].ports[0].containerPort"],
    ),
    "mount of an unknown volume": (
        PodSpec(containers=[WEB.replace(volume_mounts=[VolumeMount(name="logs", mount_path="/logs")])]),
        None,
        ["spec.containers[0].volumeMounts[0].name"],
    ),
    "bad name": (PodSpec(containers=[WEB]), ObjectMeta(name="Web_Server"), ["metadata.name"]),
    "a label that is no text": (
        PodSpec(containers=[WEB]),
        ObjectMeta(labels={"replicas": 2}),  # type: ignore[dict-item]  # the mistake
        ["metadata.labels[replicas]"],
    ),
    "several at once": (
        PodSpec(
            containers=[
                WEB.replace(name="Web"),
                Container(name="admin", ports=[ContainerPort(container_port=0)]),
            ]
        ),
        None,
        ["spec.containers[0].name", "spec.containers[1].image", "spec.containers[1].ports[0].containerPort"],
    ),
}


@pytest.mark.parametrize(("spec", "metadata", "paths"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused_with_every_path(
    spec: PodSpec, metadata: ObjectMeta | None, paths: list[str], chart: Chart
) -> None:
    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=spec, metadata=metadata)

    assert refused.value.subject == 'Pod "shop/web"'
    assert sorted({issue.path for issue in refused.value.issues}) == sorted(paths)
    assert all(issue.path in str(refused.value) for issue in refused.value.issues)


def test_a_plain_sidecar_in_a_job_is_refused_and_a_native_one_is_not(chart: Chart) -> None:
    task = Container(name="task", image="example/report:1.0")
    template = PodTemplateSpec(spec=PodSpec(containers=[task], restart_policy="Never"))
    helper = Container(name="helper", image="example/helper:1.0")

    Job(chart, "native", template=template, patterns=[sidecar(helper)])
    with pytest.raises(InvalidManifest) as refused:
        Job(chart, "plain", template=template, patterns=[sidecar(helper, plain=True)])

    assert [issue.path for issue in refused.value.issues] == ["spec.template.spec.containers[1]"]
    assert "native sidecar" in str(refused.value)


def test_a_refused_construct_leaves_the_tree_as_it_was(chart: Chart) -> None:
    with pytest.raises(InvalidManifest):
        Pod(chart, "web", spec=PodSpec(containers=[]))

    Pod(chart, "web", spec=PodSpec(containers=[WEB]))

    assert [child.node.id for child in chart.node.children] == ["web"]


def failing(error: BaseException) -> Pattern:
    """A pattern of the user's that ends in an error, after it has put something into the tree."""

    def pattern(template: PodTemplateSpec) -> PodTemplateSpec:
        raise error

    return pattern


TEMPLATE = PodTemplateSpec(spec=PodSpec(containers=[WEB]))
FAILURES: dict[str, Callable[[Chart], object]] = {
    "a pattern refuses": lambda chart: Pod(
        chart, "web", spec=PodSpec(containers=[WEB]), patterns=[sidecar(WEB, shares=SHARED, main="wbe")]
    ),
    "a pattern of one's own fails": lambda chart: Deployment(
        chart, "web", template=TEMPLATE, patterns=[failing(LookupError("own"))]
    ),
    "the user interrupts": lambda chart: Deployment(
        chart, "web", template=TEMPLATE, patterns=[failing(KeyboardInterrupt())]
    ),
    "a CronJob has no pods": lambda chart: CronJob(chart, "web", schedule="@daily"),
    "a Job has no pods": lambda chart: Job(chart, "web"),
    "a value of a wrong type": lambda chart: Deployment(
        chart,
        "web",
        template=5,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the mistake
    ),
    "a pod of a wrong type": lambda chart: Pod(
        chart,
        "web",
        spec={"containers": []},  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the mistake
    ),
    "a rule that is not known": lambda chart: StatefulSet(
        chart, "web", template=TEMPLATE, ignore_rules={"no_such_rule": "why not"}
    ),
    "the manifest cannot work": lambda chart: DaemonSet(chart, "web", template=PodTemplateSpec()),
}


@pytest.mark.parametrize("fail", FAILURES.values(), ids=FAILURES.keys())
def test_whatever_is_raised_leaves_nothing_behind(fail: Callable[[Chart], object], chart: Chart) -> None:
    with pytest.raises((Exception, KeyboardInterrupt)):
        fail(chart)
    assert chart.node.children == []

    Pod(chart, "web", spec=PodSpec(containers=[WEB]))
    assert [child.node.id for child in chart.node.children] == ["web"]


def test_what_was_made_in_a_construct_goes_with_it(chart: Chart) -> None:
    class Website(Pod):
        pass

    def made_meanwhile(template: PodTemplateSpec) -> PodTemplateSpec:
        Pod(chart.node.find_child("web"), "inner", spec=PodSpec(containers=[WEB]))  # type: ignore[arg-type]
        raise LookupError

    with pytest.raises(LookupError):
        Website(chart, "web", spec=PodSpec(containers=[WEB]), patterns=[made_meanwhile])

    assert [construct.node.path for construct in chart.node.find_all()] == ["shop"]


def test_an_id_that_is_taken_leaves_the_one_who_has_it_in_place(chart: Chart) -> None:
    first = Pod(chart, "web", spec=PodSpec(containers=[WEB]))

    with pytest.raises(RuntimeError, match="already"):
        Pod(chart, "web", spec=PodSpec(containers=[WEB]))

    assert chart.node.children == [first]


ENGINES = {"the official cdk8s": [], "the engine": ["-m", "cdk8s_pods", "run"]}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_nothing_is_left_behind_on_either_engine(engine: list[str], tmp_path: Path) -> None:
    program = tmp_path / "main.py"
    program.write_text(
        "from cdk8s import App, Chart\n"
        "from cdk8s_pods import Container, CronJob, InvalidManifest, Job, PodSpec, PodTemplateSpec\n"
        "chart = Chart(App(outdir='out'), 'shop')\n"
        "pods = PodTemplateSpec(spec=PodSpec(containers=[Container(name='a', image='b:1')], restart_policy='Never'))\n"
        "for kind, given in ((CronJob, {'schedule': '@daily'}), (Job, {'template': PodTemplateSpec()})):\n"
        "    try:\n"
        "        kind(chart, 'task', **given)\n"
        "    except (InvalidManifest, TypeError) as error:\n"
        "        print(type(error).__name__, chart.node.children)\n"
        "print(Job(chart, 'task', template=pods).node.path)\n"
    )

    done = subprocess.run([sys.executable, *engine, program], capture_output=True, text=True, check=True, cwd=tmp_path)

    assert done.stdout.splitlines() == ["TypeError []", "InvalidManifest []", "shop/task"]


def test_an_error_names_the_users_file_and_line(chart: Chart) -> None:
    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=PodSpec(containers=[]))

    assert refused.value.source is not None
    assert refused.value.source.startswith(f"{__file__}:")


def test_an_uncaught_error_prints_a_traceback_that_ends_on_the_users_line(tmp_path: Path) -> None:
    program = tmp_path / "main.py"
    program.write_text(
        "from cdk8s import App, Chart\n"
        "from cdk8s_pods import Pod, PodSpec\n"
        "class Shop(Chart):\n"
        "    def __init__(self, scope, id):\n"
        "        super().__init__(scope, id)\n"
        "        Pod(self, 'web', spec=PodSpec(containers=[]))\n"
        "Shop(App(), 'shop')\n"
    )

    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False, cwd=tmp_path)

    frames = [line.strip() for line in done.stderr.splitlines() if line.strip().startswith("File ")]
    assert done.returncode == 1
    assert frames == [f'File "{program}", line 7, in <module>', f'File "{program}", line 6, in __init__']
    assert "cdk8s_pods.InvalidManifest: Pod" in done.stderr
    assert "spec.containers: Required value" in done.stderr


def test_a_rule_can_be_turned_off_with_a_reason(chart: Chart) -> None:
    spec = PodSpec(containers=[WEB, Container(name="admin", image="httpd:2.4", ports=[80])])
    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=spec)
    rule = refused.value.issues[0].rule

    Pod(chart, "web", spec=spec, ignore_rules={rule: "the two take turns: admin starts when web is gone"})
    with pytest.raises(ValueError, match=f"with a reason.*{rule}"):
        Pod(chart, "other", spec=spec, ignore_rules={rule: " "})

    assert [child.node.id for child in chart.node.children] == ["web"]


def test_what_a_construct_itself_knows_can_be_turned_off_like_any_rule(chart: Chart) -> None:
    task = PodSpec(containers=[Container(name="task", image="example/report:1.0")], restart_policy="Never")
    helper = sidecar(Container(name="helper", image="example/helper:1.0"), plain=True)

    Job(
        chart,
        "task",
        template=PodTemplateSpec(spec=task),
        patterns=[helper],
        ignore_rules={"a_job_ends_with_its_main_containers": "the helper ends by itself"},
    )

    assert len(chart.node.children) == 1


def test_a_pattern_bears_with_what_a_turned_off_rule_is_about_and_leaves_it_as_written(chart: Chart) -> None:
    web = WEB.replace(env={"REDIS_URL": "redis://elsewhere:6379", "DEBUG": "1"})
    template = PodTemplateSpec(
        metadata=ObjectMeta(labels={"app": "web", "sidecar.istio.io/inject": "false"}), spec=PodSpec(containers=[web])
    )
    redis = Container(name="redis", image="redis:8", ports=[6379])
    patterns = [
        ambassador(redis, port=6379, env={"REDIS_URL": "{host}:{port}", "REDIS": "{host}"}, main=["web", "wbe"]),
        mesh(Istio()),
    ]
    rules = ["keeps_the_environment_a_container_has", "keeps_what_the_metadata_says", "serves_a_container_of_the_pod"]

    deployment = Deployment(
        chart,
        "web",
        template=template,
        patterns=patterns,
        ignore_rules={f"a_pattern_{rule}": "as it is today" for rule in rules},
    )

    spec = deployment.template.to_manifest()["spec"]
    assert deployment.labels["sidecar.istio.io/inject"] == "false"
    assert spec["containers"][0]["env"] == [
        {"name": "REDIS_URL", "value": "redis://elsewhere:6379"},
        {"name": "DEBUG", "value": "1"},
        {"name": "REDIS", "value": "localhost"},
    ]
    with pytest.raises(InvalidManifest):
        Deployment(chart, "other", template=template, patterns=patterns)


def test_a_rule_that_does_not_exist_cannot_be_turned_off(chart: Chart) -> None:
    with pytest.raises(ValueError, match="no_such_rule"):
        Pod(chart, "web", spec=PodSpec(containers=[WEB]), ignore_rules={"no_such_rule": "because"})


def test_a_field_that_the_target_lacks_is_refused_with_the_version_that_brings_it(chart: Chart) -> None:
    mount = VolumeMount(name="data", mount_path="/data", bind_mount_options=["noexec"])
    spec = {
        "containers": [{"name": "web", "image": "nginx:1.16", "volumeMounts": [mount.to_manifest()]}],
        "volumes": [{"name": "data", "emptyDir": {}}],
    }
    target_kubernetes(chart, "1.36")

    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=PodSpec.from_manifest(spec))

    assert [issue.path for issue in refused.value.issues] == ["spec.containers[0].volumeMounts[0].bindMountOptions"]
    assert "1.37" in str(refused.value)


def test_an_unknown_version_is_refused(chart: Chart) -> None:
    with pytest.raises(ValueError, match=r"2\.0.*1\.34"):
        target_kubernetes(chart, "2.0")


def test_settings_come_before_what_they_hold_for(chart: Chart) -> None:
    Pod(chart, "web", spec=PodSpec(containers=[WEB]))

    with pytest.raises(PodsError, match="already has children") as late:
        target_kubernetes(chart, "1.34")

    assert "shop" in str(late.value)


def test_a_required_pod_security_holds_for_every_pod_below(chart: Chart) -> None:
    require_pod_security(chart, "restricted")
    spec = PodSpec(containers=[Container(name="web", image="nginxinc/nginx-unprivileged:1.29")])

    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=spec)
    Pod(chart, "hardened", spec=spec, patterns=[hardened()])

    assert {issue.category for issue in refused.value.issues} == {"pod-security"}


def test_settings_of_an_app_and_a_chart_hold_together(chart: Chart) -> None:
    target_kubernetes(chart, "1.34")
    require_pod_security(chart, "baseline")
    spec = PodSpec(containers=[WEB], host_network=True)

    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=spec)

    assert {issue.category for issue in refused.value.issues} == {"pod-security"}
