"""What the Pod Security Standards say of a pod depends on the level, on its version and on every container."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target

HARDENED = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
HARDENED_POD = {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}


def pod(container: dict[str, Any] | None = None, **spec: Any) -> dict[str, Any]:
    made = {"containers": [{"name": "app", "image": "nginx:1.29", **(container or {})}], **spec}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "app"}, "spec": made}


def found(manifest: dict[str, Any], level: str, version: str = "1.36") -> list[tuple[str, str]]:
    target = Target(pod_security=level, pod_security_version=version)  # type: ignore[arg-type]  # a literal
    issues = check(manifest, target=target)
    return [(issue.path, issue.rule) for issue in issues if issue.category == "pod-security"]


def test_nothing_is_said_when_no_standard_is_asked_for() -> None:
    assert check(pod({"securityContext": {"privileged": True}}, hostPID=True)) == []


def test_a_plain_pod_meets_baseline() -> None:
    assert found(pod(), "baseline") == []


def test_a_hardened_pod_meets_restricted() -> None:
    assert found(pod({"securityContext": HARDENED}, securityContext=HARDENED_POD), "restricted") == []


def test_restricted_names_what_a_plain_pod_lacks() -> None:
    assert found(pod(), "restricted") == [
        ("spec.securityContext.seccompProfile", "seccomp_profiles_are_written"),
        ("spec.securityContext.runAsNonRoot", "containers_are_kept_from_running_as_root"),
        ("spec.containers[0].securityContext.capabilities.drop", "all_capabilities_are_dropped"),
        ("spec.containers[0].securityContext.allowPrivilegeEscalation", "privileges_do_not_escalate"),
    ]


def test_restricted_includes_baseline() -> None:
    rules = {rule for _, rule in found(pod(hostNetwork=True), "restricted")}

    assert "pods_stay_out_of_the_host_namespaces" in rules


@pytest.mark.parametrize("lists", ["initContainers", "containers", "ephemeralContainers"])
def test_containers_of_every_list_are_held_to_the_standard(lists: str) -> None:
    bad = {"name": "other", "image": "busybox", "securityContext": {"privileged": True}}
    manifest = pod()
    manifest["spec"].setdefault(lists, []).append(bad)
    position = len(manifest["spec"][lists]) - 1

    assert (f"spec.{lists}[{position}].securityContext.privileged", "containers_are_not_privileged") in found(
        manifest, "baseline"
    )


def test_a_template_is_held_to_the_standard_at_its_own_path() -> None:
    template = {"metadata": {"labels": {"app": "app"}}, "spec": {**pod()["spec"], "hostIPC": True}}
    manifest = {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "app"},
        "spec": {"selector": {"matchLabels": {"app": "app"}}, "template": template},
    }

    assert found(manifest, "baseline") == [("spec.template.spec.hostIPC", "pods_stay_out_of_the_host_namespaces")]


@pytest.mark.parametrize(
    ("manifest", "level", "last_refused", "first_allowed"),
    [
        pytest.param(
            pod(securityContext={"sysctls": [{"name": "net.ipv4.tcp_rmem", "value": "4096 1 2"}]}),
            "baseline",
            "1.31",
            "1.32",
            id="sysctl of 1.32",
        ),
        pytest.param(
            pod(securityContext={"sysctls": [{"name": "net.ipv4.tcp_notsent_lowat", "value": "1"}]}),
            "baseline",
            "1.36",
            "1.37",
            id="sysctl of 1.37",
        ),
        pytest.param(
            pod(securityContext={"seLinuxOptions": {"type": "container_engine_t"}}),
            "baseline",
            "1.30",
            "1.31",
            id="SELinux type of 1.31",
        ),
        pytest.param(
            pod({"securityContext": {"procMount": "Unmasked"}}, hostUsers=False),
            "baseline",
            "1.34",
            "1.35",
            id="unmasked /proc with users of its own",
        ),
        pytest.param(
            pod(
                {"securityContext": {**HARDENED, "runAsUser": 0}},
                hostUsers=False,
                securityContext={"seccompProfile": {"type": "RuntimeDefault"}},
            ),
            "restricted",
            "1.34",
            "1.35",
            id="root with users of its own",
        ),
    ],
)
def test_what_a_newer_version_allows_an_older_one_refuses(
    manifest: dict[str, Any], level: str, last_refused: str, first_allowed: str
) -> None:
    assert found(manifest, level, last_refused)
    assert found(manifest, level, first_allowed) == []


def test_hosts_of_probes_are_controlled_since_1_34() -> None:
    manifest = pod({"livenessProbe": {"tcpSocket": {"host": "10.0.0.1", "port": 80}}})

    assert found(manifest, "baseline", "1.33") == []
    assert found(manifest, "baseline", "1.34") == [
        ("spec.containers[0].livenessProbe.tcpSocket.host", "probes_and_hooks_ask_the_pod_itself")
    ]


def test_unmasked_proc_is_never_restricted() -> None:
    manifest = pod(
        {"securityContext": {**HARDENED, "procMount": "Unmasked"}}, hostUsers=False, securityContext=HARDENED_POD
    )

    assert [rule for _, rule in found(manifest, "restricted", "1.35")] == ["sensitive_parts_of_proc_stay_masked"]


def test_windows_pods_need_no_linux_security_options() -> None:
    assert found(pod(os={"name": "windows"}, securityContext={"runAsNonRoot": True}), "restricted") == []


def test_a_bad_capability_is_told_once() -> None:
    manifest = pod(
        {"securityContext": {**HARDENED, "capabilities": {"drop": ["ALL"], "add": ["NET_RAW"]}}},
        securityContext=HARDENED_POD,
    )

    assert found(manifest, "restricted") == [
        (
            "spec.containers[0].securityContext.capabilities.add[0]",
            "only_the_capability_to_bind_low_ports_is_added",
        )
    ]


def test_what_the_pod_says_counts_for_containers_that_say_nothing() -> None:
    manifest = pod({"securityContext": HARDENED})
    manifest["spec"]["containers"][0]["securityContext"] = {**HARDENED, "runAsNonRoot": True}
    manifest["spec"]["containers"].append({"name": "other", "image": "busybox", "securityContext": HARDENED})
    manifest["spec"]["securityContext"] = {"seccompProfile": {"type": "Localhost", "localhostProfile": "a.json"}}

    assert found(manifest, "restricted") == [
        ("spec.containers[1].securityContext.runAsNonRoot", "containers_are_kept_from_running_as_root")
    ]


def test_false_at_the_pod_is_refused_whatever_its_containers_say() -> None:
    manifest = pod(
        {"securityContext": {**HARDENED, "runAsNonRoot": True}}, securityContext={**HARDENED_POD, "runAsNonRoot": False}
    )

    assert found(manifest, "restricted") == [
        ("spec.securityContext.runAsNonRoot", "containers_are_kept_from_running_as_root")
    ]


@pytest.mark.parametrize("source", ["configMap", "csi", "downwardAPI", "emptyDir", "image", "projected", "secret"])
def test_volumes_of_kubernetes_itself_are_restricted(source: str) -> None:
    manifest = pod({"securityContext": HARDENED}, securityContext=HARDENED_POD, volumes=[{"name": "data", source: {}}])

    assert found(manifest, "restricted") == []


def test_a_host_path_is_told_once() -> None:
    manifest = pod(
        {"securityContext": HARDENED},
        securityContext=HARDENED_POD,
        volumes=[{"name": "data", "hostPath": {"path": "/data"}}],
    )

    assert found(manifest, "restricted") == [("spec.volumes[0].hostPath", "volumes_are_not_host_paths")]
