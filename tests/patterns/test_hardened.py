"""One pattern makes a pod meet the "restricted" Pod Security Standard, and changes nothing that was written."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods import (
    Capabilities,
    Container,
    EphemeralContainer,
    InvalidManifest,
    ObjectMeta,
    PodOS,
    PodSecurityContext,
    PodSpec,
    PodTemplateSpec,
    SeccompProfile,
    SecurityContext,
    adapter,
    ambassador,
    hardened,
    sidecar,
)
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target

PLAIN = PodSpec(containers=[Container(name="web", image="nginx:1.27")])
CONTEXT = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}


def made_hard(pod: PodSpec) -> PodSpec:
    spec = PodTemplateSpec(spec=pod).apply(hardened()).spec
    assert spec is not None
    return spec


def remaining(pod: PodSpec) -> list[str]:
    """Where the check still finds something against the standard."""
    manifest = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": pod.to_manifest()}
    return [
        issue.path
        for issue in check(manifest, target=Target(pod_security="restricted"))
        if issue.category == "pod-security"
    ]


def with_context(**context: Any) -> PodSpec:
    return PodSpec(containers=[Container(name="web", security_context=SecurityContext(**context))])


def test_a_plain_pod_does_not_meet_the_standard_and_a_hardened_one_does() -> None:
    assert remaining(PLAIN) != []
    assert remaining(made_hard(PLAIN)) == []


def test_a_hardened_pod_has_what_the_standard_asks_for_and_no_more() -> None:
    assert made_hard(PLAIN).to_manifest() == {
        "containers": [{"name": "web", "image": "nginx:1.27", "securityContext": CONTEXT}],
        "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
    }


def test_the_pod_itself_stays_as_it_was() -> None:
    made_hard(PLAIN)

    assert PLAIN.security_context is None


def test_every_list_of_containers_is_hardened() -> None:
    pod = made_hard(
        PodSpec(
            containers=[Container(name="a"), Container(name="b")],
            init_containers=[Container(name="c")],
            ephemeral_containers=[EphemeralContainer(name="d")],
        )
    )
    manifest = pod.to_manifest()
    lists = [manifest[key] for key in ("containers", "initContainers", "ephemeralContainers")]

    assert [one["securityContext"] for containers in lists for one in containers] == [CONTEXT] * 4


def test_lists_that_were_not_written_are_not_added() -> None:
    assert set(made_hard(PLAIN).to_manifest()) == {"containers", "securityContext"}


def test_hardening_twice_changes_nothing_more() -> None:
    assert made_hard(made_hard(PLAIN)) == made_hard(PLAIN)


def test_what_complies_stays_as_it_was_written() -> None:
    pod = made_hard(
        PodSpec(
            containers=[
                Container(
                    name="web",
                    security_context=SecurityContext(
                        read_only_root_filesystem=True,
                        capabilities=Capabilities(add=["NET_BIND_SERVICE"], drop=["ALL"]),
                    ),
                )
            ],
            security_context=PodSecurityContext(
                run_as_user=1000, seccomp_profile=SeccompProfile(type="Localhost", localhost_profile="a.json")
            ),
        )
    )

    assert pod.to_manifest() == {
        "containers": [
            {
                "name": "web",
                "securityContext": {
                    "allowPrivilegeEscalation": False,
                    "readOnlyRootFilesystem": True,
                    "capabilities": {"add": ["NET_BIND_SERVICE"], "drop": ["ALL"]},
                },
            }
        ],
        "securityContext": {
            "runAsNonRoot": True,
            "runAsUser": 1000,
            "seccompProfile": {"type": "Localhost", "localhostProfile": "a.json"},
        },
    }


def test_all_is_dropped_beside_what_was_dropped_before() -> None:
    pod = made_hard(with_context(capabilities=Capabilities(drop=["NET_RAW"])))

    assert pod.containers[0].to_manifest()["securityContext"]["capabilities"] == {"drop": ["NET_RAW", "ALL"]}


@pytest.mark.parametrize(
    ("pod", "path"),
    [
        (
            PLAIN.replace(security_context=PodSecurityContext(run_as_non_root=False)),
            "spec.securityContext.runAsNonRoot",
        ),
        (
            PLAIN.replace(security_context=PodSecurityContext(seccomp_profile=SeccompProfile(type="Unconfined"))),
            "spec.securityContext.seccompProfile.type",
        ),
        (
            with_context(allow_privilege_escalation=True),
            "spec.containers[0].securityContext.allowPrivilegeEscalation",
        ),
        (with_context(privileged=True), "spec.containers[0].securityContext.privileged"),
        (
            with_context(capabilities=Capabilities(add=["CAP_SYS_ADMIN"])),
            "spec.containers[0].securityContext.capabilities.add[0]",
        ),
        (PLAIN.replace(host_network=True), "spec.hostNetwork"),
    ],
    ids=["may be root", "unconfined", "may escalate", "privileged", "capability", "host network"],
)
def test_what_was_written_against_the_standard_stays_and_the_check_names_it(pod: PodSpec, path: str) -> None:
    assert path in remaining(made_hard(pod))


@pytest.mark.parametrize(
    "context",
    [{"privileged": True}, {"capabilities": Capabilities(add=["CAP_SYS_ADMIN"])}],
    ids=["privileged", "CAP_SYS_ADMIN"],
)
def test_nothing_is_added_that_the_server_refuses_beside_what_was_written(context: dict[str, Any]) -> None:
    hardened = made_hard(with_context(**context)).containers[0].to_manifest()

    assert "allowPrivilegeEscalation" not in hardened["securityContext"]


def test_a_windows_pod_gets_nothing_that_windows_has_not() -> None:
    pod = made_hard(PLAIN.replace(os=PodOS(name="windows")))

    assert pod.to_manifest() == {
        "containers": [{"name": "web", "image": "nginx:1.27"}],
        "securityContext": {"runAsNonRoot": True},
        "os": {"name": "windows"},
    }
    assert remaining(pod) == []


def test_the_metadata_of_the_pod_stays() -> None:
    template = PodTemplateSpec(metadata=ObjectMeta(labels={"a": "b"}), spec=PLAIN)

    assert template.apply(hardened()) == template.replace(spec=made_hard(PLAIN))


def test_a_template_without_a_pod_is_refused() -> None:
    with pytest.raises(InvalidManifest, match="Required value"):
        PodTemplateSpec().apply(hardened())


HELPERS = [
    sidecar(Container(name="shipper", image="fluent/fluent-bit:4.0"), plain=True),
    ambassador(Container(name="relay", image="haproxy:3.2", ports=[6379]), port=6379, env={}),
    adapter(Container(name="exporter", image="oliver006/redis_exporter:v1.62.0"), port=9121),
]


@pytest.mark.parametrize("position", range(4))
def test_it_covers_the_containers_of_all_patterns_wherever_it_stands_among_them(position: int) -> None:
    patterns = [*HELPERS[:position], hardened(), *HELPERS[position:]]

    pod = PodTemplateSpec(spec=PLAIN).apply(*patterns).spec

    assert pod is not None
    assert len([*pod.containers, *(pod.init_containers or ())]) == 4
    assert remaining(pod) == []
    assert pod == made_hard(pod)


def test_a_helper_that_needs_more_says_so_and_keeps_it() -> None:
    needs = SecurityContext(allow_privilege_escalation=True, capabilities=Capabilities(add=["NET_ADMIN"]))
    helper = sidecar(Container(name="proxy", image="example/proxy:1.0", security_context=needs))

    pod = PodTemplateSpec(spec=PLAIN).apply(hardened(), helper).spec

    assert pod is not None
    assert [path.removeprefix("spec.initContainers[0].securityContext.") for path in remaining(pod)] == [
        "allowPrivilegeEscalation",
        "capabilities.add[0]",
    ]
