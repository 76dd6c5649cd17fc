"""Security contexts, users and operating systems are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, below, pod, refusals, workload

WINDOWS = {"os": {"name": "windows"}}

GOOD: dict[str, dict[str, Any]] = {
    "the first and the last user": {"securityContext": {"runAsUser": 0, "runAsGroup": 2**31 - 1, "fsGroup": 0}},
    "policies": {
        "securityContext": {
            "fsGroupChangePolicy": "OnRootMismatch",
            "supplementalGroupsPolicy": "Strict",
            "seLinuxChangePolicy": "Recursive",
        }
    },
    "a sysctl with slashes": {"securityContext": {"sysctls": [{"name": "net/ipv4/conf/eth0.1/x", "value": "1"}]}},
    "a sysctl of the host's other namespace": {
        "hostNetwork": True,
        "securityContext": {"sysctls": [{"name": "kernel.sem", "value": "1"}]},
    },
    "a profile of the node": {
        "securityContext": {
            "seccompProfile": {"type": "Localhost", "localhostProfile": "a/b.json"},
            "appArmorProfile": {"type": "Localhost", "localhostProfile": "a"},
        }
    },
    "shared processes": {"shareProcessNamespace": True, "hostPID": False},
    "processes of the host": {"shareProcessNamespace": False, "hostPID": True},
    "users of its own": {"hostUsers": False, "hostNetwork": False},
    "a user of windows": {**WINDOWS, "securityContext": {"windowsOptions": {"runAsUserName": "a.com\\b"}}},
    "a user of a long domain": {
        "securityContext": {"windowsOptions": {"runAsUserName": "d" * 63 + ".com\\" + "u" * 104}}
    },
    "false on windows": {**WINDOWS, "hostPID": False, "securityContext": {"sysctls": [], "runAsNonRoot": True}},
}

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "negative users": (
        {"securityContext": {"runAsUser": -1, "runAsGroup": -1, "fsGroup": -1, "supplementalGroups": [0, -1]}},
        [
            ("securityContext.runAsUser", "user_and_group_ids_fit_in_31_bits"),
            ("securityContext.runAsGroup", "user_and_group_ids_fit_in_31_bits"),
            ("securityContext.fsGroup", "user_and_group_ids_fit_in_31_bits"),
            ("securityContext.supplementalGroups[1]", "supplemental_groups_fit_in_31_bits"),
        ],
    ),
    "a user beyond 31 bits": (
        {"securityContext": {"runAsUser": 2**31}},
        [("securityContext.runAsUser", "user_and_group_ids_fit_in_31_bits")],
    ),
    "unknown policies": (
        {
            "securityContext": {
                "fsGroupChangePolicy": "",
                "supplementalGroupsPolicy": "x",
                "seLinuxChangePolicy": "Always",
            }
        },
        [
            (f"securityContext.{name}", "policies_of_security_contexts_are_known")
            for name in ("fsGroupChangePolicy", "supplementalGroupsPolicy", "seLinuxChangePolicy")
        ],
    ),
    "sysctls of nothing, no name and twice": (
        {"securityContext": {"sysctls": [{}, {"name": "A.b"}, {"name": "a.b"}, {"name": "a.b"}, {"name": "a..b"}]}},
        [(f"securityContext.sysctls[{position}].name", "sysctls_are_well_formed") for position in (0, 1, 3, 4)],
    ),
    "a sysctl of the host's network": (
        {"hostNetwork": True, "securityContext": {"sysctls": [{"name": "net/core/somaxconn", "value": "1"}]}},
        [("securityContext.sysctls[0].name", "sysctls_leave_the_host_alone")],
    ),
    "a sysctl of the host's ipc": (
        {"hostIPC": True, "securityContext": {"sysctls": [{"name": "kernel.shmmax", "value": "1"}]}},
        [("securityContext.sysctls[0].name", "sysctls_leave_the_host_alone")],
    ),
    "a seccomp profile of nothing": (
        {"securityContext": {"seccompProfile": {}}},
        [("securityContext.seccompProfile.type", "seccomp_profiles_are_complete")],
    ),
    "an unknown seccomp profile": (
        {"securityContext": {"seccompProfile": {"type": "Default"}}},
        [("securityContext.seccompProfile.type", "seccomp_profiles_are_complete")],
    ),
    "a seccomp file that is not asked for": (
        {"securityContext": {"seccompProfile": {"type": "Unconfined", "localhostProfile": "a"}}},
        [("securityContext.seccompProfile.localhostProfile", "seccomp_profiles_are_complete")],
    ),
    "a seccomp file elsewhere": (
        {"securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "../a"}}},
        [("securityContext.seccompProfile.localhostProfile", "seccomp_profiles_are_complete")],
    ),
    "an AppArmor profile of spaces": (
        {"securityContext": {"appArmorProfile": {"type": "Localhost", "localhostProfile": " a"}}},
        [("securityContext.appArmorProfile.localhostProfile", "app_armor_profiles_are_complete")],
    ),
    "an AppArmor profile of 4096": (
        {"securityContext": {"appArmorProfile": {"type": "Localhost", "localhostProfile": "a" * 4096}}},
        [("securityContext.appArmorProfile.localhostProfile", "app_armor_profiles_are_complete")],
    ),
    "shared processes of the host": (
        {"shareProcessNamespace": True, "hostPID": True},
        [("securityContext.shareProcessNamespace", "processes_are_shared_with_the_pod_or_the_host")],
    ),
    "users of its own in the host's namespaces": (
        {"hostUsers": False, "hostNetwork": True, "hostPID": True, "hostIPC": True},
        [
            ("hostNetwork", "pods_with_users_of_their_own_share_no_namespace_with_the_host"),
            ("HostPID", "pods_with_users_of_their_own_share_no_namespace_with_the_host"),
            ("HostIPC", "pods_with_users_of_their_own_share_no_namespace_with_the_host"),
        ],
    ),
    "an unknown system": ({"os": {"name": "darwin"}}, [("os", "operating_systems_are_known")]),
    "no system": ({"os": {}}, [("os.name", "operating_systems_are_known")]),
    "linux on windows": (
        {**WINDOWS, "hostPID": True, "hostUsers": True, "securityContext": {"fsGroup": 1, "seLinuxOptions": {}}},
        [
            ("hostPID", "windows_pods_have_no_linux_options"),
            ("hostUsers", "windows_pods_have_no_linux_options"),
            ("securityContext.fsGroup", "windows_pods_have_no_linux_options"),
            ("securityContext.seLinuxOptions", "windows_pods_have_no_linux_options"),
        ],
    ),
    "windows on linux": (
        {"os": {"name": "linux"}, "securityContext": {"windowsOptions": {}}},
        [("securityContext.windowsOptions", "linux_pods_have_no_windows_options")],
    ),
    **{
        f"a user of windows that is {what}": (
            {"securityContext": {"windowsOptions": {"runAsUserName": user}}},
            [("securityContext.windowsOptions.runAsUserName", "windows_users_are_well_formed")],
        )
        for what, user in {
            "nobody": "",
            "nobody of a domain": "a\\",
            "of no domain": "\\a",
            "of two domains": "a\\b\\c",
            "of a hidden domain": ".a\\b",
            "of a domain with a question mark": "a?\\b",
            "a control character": "a\tb",
            "all dots": "..",
            "a mail address": "a@b",
            "105 characters": "a" * 105,
        }.items()
    },
    "a host process off the host's network": (
        {"securityContext": {"windowsOptions": {"hostProcess": True}}},
        [("hostNetwork", "host_process_is_for_all_containers_of_a_pod")],
    ),
}


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_a_pod_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert refusals(pod(**spec)) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_a_pod_that_the_server_refuses(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(pod(**spec))) == sorted(below("spec.", refused))


@pytest.mark.parametrize(
    ("security", "refused"),
    [
        ({"privileged": True, "allowPrivilegeEscalation": True}, []),
        ({"privileged": True, "allowPrivilegeEscalation": False}, [("", "privileged_containers_can_escalate")]),
        ({"capabilities": {"add": ["SYS_ADMIN"]}, "allowPrivilegeEscalation": False}, []),
        (
            {"capabilities": {"add": ["CAP_SYS_ADMIN"]}, "allowPrivilegeEscalation": False},
            [("", "privileged_containers_can_escalate")],
        ),
        ({"procMount": "Default"}, []),
        ({"procMount": "Unmasked"}, [(".procMount", "proc_is_unmasked_for_own_users_only")]),
        ({"procMount": ""}, [(".procMount", "proc_is_unmasked_for_own_users_only")]),
        ({"runAsUser": -1}, [(".runAsUser", "user_and_group_ids_fit_in_31_bits")]),
    ],
)
def test_security_contexts_of_containers(security: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    manifest = pod(containers=[{**CONTAINER, "securityContext": security}])

    assert refusals(manifest) == below("spec.containers[0].securityContext", refused)


@pytest.mark.parametrize(
    ("of_pod", "of_containers", "refused"),
    [
        (True, [None, None], []),
        (None, [True, True], []),
        (None, [True, None], [("spec", "host_process_is_for_all_containers_of_a_pod")]),
        (
            False,
            [True, True],
            [
                (
                    f"spec.containers[{n}].securityContext.windowsOptions.hostProcess",
                    "host_process_is_for_all_containers_of_a_pod",
                )
                for n in (0, 1)
            ],
        ),
        (
            True,
            [False, None],
            [
                ("spec", "host_process_is_for_all_containers_of_a_pod"),
                (
                    "spec.containers[0].securityContext.windowsOptions.hostProcess",
                    "host_process_is_for_all_containers_of_a_pod",
                ),
            ],
        ),
        (False, [None, False], []),
    ],
)
def test_host_processes_are_all_or_none(of_pod: Any, of_containers: list[Any], refused: list[tuple[str, str]]) -> None:
    def context(host_process: bool | None) -> dict[str, Any]:
        return {} if host_process is None else {"windowsOptions": {"hostProcess": host_process}}

    containers = [
        {**CONTAINER, "name": f"c{number}", "securityContext": context(own)} for number, own in enumerate(of_containers)
    ]

    assert refusals(pod(hostNetwork=True, securityContext=context(of_pod), containers=containers)) == refused


def test_volumes_are_mounted_by_their_label_since_1_37() -> None:
    manifest = pod(securityContext={"seLinuxChangePolicy": "MountOption"})

    assert refusals(manifest, "1.36") == [
        ("spec.securityContext.seLinuxChangePolicy", "policies_of_security_contexts_are_known")
    ]
    assert refusals(manifest, "1.37") == []


@pytest.mark.parametrize(
    ("annotation", "profile", "refused"),
    [
        ("runtime/default", {"type": "RuntimeDefault"}, []),
        ("docker/default", {"type": "RuntimeDefault"}, []),
        ("unconfined", {"type": "RuntimeDefault"}, [("type", "seccomp_annotations_match_the_fields")]),
        ("runtime/default", {"type": "Unconfined"}, [("type", "seccomp_annotations_match_the_fields")]),
        ("localhost/a", {"type": "Localhost", "localhostProfile": "a"}, []),
        (
            "localhost/b",
            {"type": "Localhost", "localhostProfile": "a"},
            [("localhostProfile", "seccomp_annotations_match_the_fields")],
        ),
        (
            "unconfined",
            {"type": "Localhost", "localhostProfile": "a"},
            [("type", "seccomp_annotations_match_the_fields")],
        ),
    ],
)
def test_seccomp_annotations_say_what_the_field_says(
    annotation: str, profile: dict[str, str], refused: list[tuple[str, str]]
) -> None:
    manifest = pod(securityContext={"seccompProfile": profile})
    manifest["metadata"]["annotations"] = {"seccomp.security.alpha.kubernetes.io/pod": annotation}

    assert refusals(manifest) == below("spec.securityContext.seccompProfile.", refused)


@pytest.mark.parametrize(
    ("annotation", "profile", "refused"),
    [
        ("runtime/default", {"type": "RuntimeDefault"}, []),
        ("unconfined", {"type": "RuntimeDefault"}, [("type", "app_armor_annotations_match_the_fields")]),
        ("localhost/a", {"type": "Localhost", "localhostProfile": "a"}, []),
        (
            "localhost/b",
            {"type": "Localhost", "localhostProfile": "a"},
            [("localhostProfile", "app_armor_annotations_match_the_fields")],
        ),
    ],
)
def test_app_armor_annotations_say_what_the_field_says(
    annotation: str, profile: dict[str, str], refused: list[tuple[str, str]]
) -> None:
    manifest = pod(securityContext={"appArmorProfile": profile})
    manifest["metadata"]["annotations"] = {"container.apparmor.security.beta.kubernetes.io/app": annotation}

    assert refusals(manifest) == below("spec.containers[0].securityContext.appArmorProfile.", refused)


def test_annotations_of_a_template_match_as_well() -> None:
    manifest = workload("Deployment", template={"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}})
    manifest["spec"]["template"]["metadata"]["annotations"] = {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}

    assert refusals(manifest) == [
        ("spec.template.spec.securityContext.seccompProfile.type", "seccomp_annotations_match_the_fields")
    ]
