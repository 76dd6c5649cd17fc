"""What happens when a pod cannot work: one exception, all problems, on the user's own line, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods import (
    Container,
    ContainerPort,
    InvalidManifest,
    Job,
    ObjectMeta,
    Pod,
    PodsError,
    PodSpec,
    PodTemplateSpec,
    VolumeMount,
    require_pod_security,
    sidecar,
    target_kubernetes,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cdk8s import Chart

WEB = Container(name="web", image="nginx:1.16", ports=[80])

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
    spec = PodSpec(containers=[WEB])

    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=spec)
    Pod(chart, "hardened", spec=spec.hardened())

    assert {issue.category for issue in refused.value.issues} == {"pod-security"}


def test_settings_of_an_app_and_a_chart_hold_together(chart: Chart) -> None:
    target_kubernetes(chart, "1.34")
    require_pod_security(chart, "baseline")
    spec = PodSpec(containers=[WEB], host_network=True)

    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=spec)

    assert {issue.category for issue in refused.value.issues} == {"pod-security"}
