"""Jobs and their policies."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, below, cron_job, job, refusals

INDEXED: dict[str, Any] = {"completionMode": "Indexed", "completions": 10}
MANY: dict[str, Any] = {"completionMode": "Indexed", "completions": 100_001, "backoffLimitPerIndex": 1}
UID = "c5a6c577-c57d-40a4-a355-4c84ea5fb231"


def failing(**rule: Any) -> dict[str, Any]:
    return {"podFailurePolicy": {"rules": [{"action": "FailJob", **rule}]}}


def exiting(**codes: Any) -> dict[str, Any]:
    return failing(onExitCodes={"operator": "In", "values": [1], **codes})


def succeeding(**rule: Any) -> dict[str, Any]:
    return {**INDEXED, "successPolicy": {"rules": [rule]}}


GOOD: dict[str, dict[str, Any]] = {
    "nothing": {},
    "zeros": {"parallelism": 0, "completions": 0, "backoffLimit": 0, "ttlSecondsAfterFinished": 0},
    "indexed without counts, of which a Job has one each": {"completionMode": "Indexed"},
    "as many indexes as there may be": {**INDEXED, "parallelism": 100_000},
    "as many failed indexes as there may be": {
        "completionMode": "Indexed",
        "completions": 100_000,
        "backoffLimitPerIndex": 0,
        "maxFailedIndexes": 100_000,
    },
    "many completions": {**MANY, "maxFailedIndexes": 10_000, "parallelism": 10_000},
    "a manager of 63 characters": {"managedBy": "example.com/" + "m" * 51},
    "a failure by condition": failing(onPodConditions=[{"type": "DisruptionTarget"}]),
    "255 exit codes": exiting(values=list(range(1, 256))),
    "zero, not in": exiting(operator="NotIn", values=[0, 1]),
    "replaced when failed": {**exiting(), "podReplacementPolicy": "Failed"},
    "replaced early": {"podReplacementPolicy": "TerminatingOrFailed"},
    "a failed index": {
        **INDEXED,
        "backoffLimitPerIndex": 1,
        **failing(action="FailIndex", onExitCodes={"operator": "In", "values": [1]}),
    },
    "indexes that succeed": succeeding(succeededIndexes="0,2-4,9", succeededCount=5),
    "no index": succeeding(succeededIndexes=""),
    "a count alone": succeeding(succeededCount=10),
}
BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "an unknown mode": ({"completionMode": ""}, [("completionMode", "jobs_have_a_known_completion_mode")]),
    "indexed without completions": (
        {"completionMode": "Indexed", "parallelism": 1},
        [("completions", "indexed_jobs_have_bounded_completions")],
    ),
    "too much parallelism": (
        {**INDEXED, "parallelism": 100_001},
        [("parallelism", "indexed_jobs_have_bounded_completions")],
    ),
    "more failed than completed": (
        {**INDEXED, "backoffLimitPerIndex": 1, "maxFailedIndexes": 11},
        [("maxFailedIndexes", "indexed_jobs_have_bounded_completions")],
    ),
    "failed without limit": (
        {**INDEXED, "maxFailedIndexes": 1},
        [("backoffLimitPerIndex", "jobs_count_failures_by_index_when_indexed")],
    ),
    "by index without indexes": (
        {"backoffLimitPerIndex": 1, "maxFailedIndexes": 1},
        [
            ("backoffLimitPerIndex", "jobs_count_failures_by_index_when_indexed"),
            ("maxFailedIndexes", "jobs_count_failures_by_index_when_indexed"),
        ],
    ),
    "many completions, any failed": (MANY, [("maxFailedIndexes", "indexed_jobs_have_bounded_completions")]),
    "many completions, many failed": (
        {**MANY, "maxFailedIndexes": 10_001},
        [("maxFailedIndexes", "indexed_jobs_have_bounded_completions")],
    ),
    "many completions, much parallelism": (
        {**MANY, "maxFailedIndexes": 1, "parallelism": 10_001},
        [("parallelism", "indexed_jobs_have_bounded_completions")],
    ),
    "a negative limit": ({"backoffLimit": -1}, [("backoffLimit", "counts_and_seconds_are_not_negative")]),
    "no manager": ({"managedBy": ""}, [("managedBy", "managers_of_jobs_are_domains_with_a_path")]),
    "a manager without path": (
        {"managedBy": "example.com/"},
        [("managedBy", "managers_of_jobs_are_domains_with_a_path")],
    ),
    "a manager of 64 characters": (
        {"managedBy": "example.com/" + "m" * 52},
        [("managedBy", "managers_of_jobs_are_domains_with_a_path")],
    ),
    "a manager with a space": (
        {"managedBy": "example.com/a b"},
        [("managedBy", "managers_of_jobs_are_domains_with_a_path")],
    ),
    "replaced early with a failure policy": (
        {**exiting(), "podReplacementPolicy": "TerminatingOrFailed"},
        [("podReplacementPolicy", "jobs_have_a_known_pod_replacement_policy")],
    ),
    "no action": (
        failing(action="", onPodConditions=[{"type": "X"}]),
        [("podFailurePolicy.rules[0].action", "failure_rules_have_a_known_action")],
    ),
    "codes and conditions": (
        failing(onExitCodes={"operator": "In", "values": [1]}, onPodConditions=[{"type": "X"}]),
        [("podFailurePolicy.rules[0]", "failure_rules_look_at_exit_codes_or_conditions")],
    ),
    "no conditions": (
        failing(onPodConditions=[]),
        [("podFailurePolicy.rules[0]", "failure_rules_look_at_exit_codes_or_conditions")],
    ),
    "no operator": (
        exiting(operator=""),
        [("podFailurePolicy.rules[0].onExitCodes.operator", "failing_exit_codes_are_ordered_and_differ")],
    ),
    "no codes": (
        exiting(values=[]),
        [("podFailurePolicy.rules[0].onExitCodes.values", "failing_exit_codes_are_ordered_and_differ")],
    ),
    "codes out of order": (
        exiting(values=[2, 1]),
        [("podFailurePolicy.rules[0].onExitCodes.values", "failing_exit_codes_are_ordered_and_differ")],
    ),
    "a code twice": (
        exiting(values=[1, 1]),
        [("podFailurePolicy.rules[0].onExitCodes.values[1]", "failing_exit_codes_are_ordered_and_differ")],
    ),
    "success as failure": (
        exiting(values=[0]),
        [("podFailurePolicy.rules[0].onExitCodes.values[0]", "failing_exit_codes_are_ordered_and_differ")],
    ),
    "codes of nobody": (
        exiting(containerName=""),
        [("podFailurePolicy.rules[0].onExitCodes.containerName", "failing_exit_codes_are_of_a_container_of_the_pod")],
    ),
    "a condition without type": (
        failing(onPodConditions=[{"status": "True"}]),
        [("podFailurePolicy.rules[0].onPodConditions[0].type", "failing_conditions_have_a_type_and_a_status")],
    ),
    "21 conditions": (
        failing(onPodConditions=[{"type": "X"}] * 21),
        [("podFailurePolicy.rules[0].onPodConditions", "failing_conditions_have_a_type_and_a_status")],
    ),
    "success without indexes": (
        {"successPolicy": {"rules": [{"succeededCount": 1}]}},
        [("successPolicy", "success_policies_are_of_indexed_jobs")],
    ),
    "success without rules": (
        {**INDEXED, "successPolicy": {"rules": []}},
        [("successPolicy.rules", "success_policies_are_of_indexed_jobs")],
    ),
    "success of nothing": (succeeding(), [("successPolicy.rules[0]", "success_policies_are_of_indexed_jobs")]),
    "an index too many": (
        succeeding(succeededIndexes="10"),
        [("successPolicy.rules[0].succeededIndexes", "success_policies_are_of_indexed_jobs")],
    ),
    "falling indexes": (
        succeeding(succeededIndexes="3,2"),
        [("successPolicy.rules[0].succeededIndexes", "success_policies_are_of_indexed_jobs")],
    ),
    "an interval of one": (
        succeeding(succeededIndexes="3-3"),
        [("successPolicy.rules[0].succeededIndexes", "success_policies_are_of_indexed_jobs")],
    ),
    "an index twice": (
        succeeding(succeededIndexes="0,0"),
        [("successPolicy.rules[0].succeededIndexes", "success_policies_are_of_indexed_jobs")],
    ),
    "three bounds": (
        succeeding(succeededIndexes="1-2-3"),
        [("successPolicy.rules[0].succeededIndexes", "success_policies_are_of_indexed_jobs")],
    ),
    "a space": (
        succeeding(succeededIndexes="1, 2"),
        [("successPolicy.rules[0].succeededIndexes", "success_policies_are_of_indexed_jobs")],
    ),
    "more succeeded than listed": (
        succeeding(succeededIndexes="1,2", succeededCount=3),
        [("successPolicy.rules[0].succeededCount", "success_policies_are_of_indexed_jobs")],
    ),
    "more succeeded than there are": (
        succeeding(succeededCount=11),
        [("successPolicy.rules[0].succeededCount", "success_policies_are_of_indexed_jobs")],
    ),
    "a negative count of successes": (
        succeeding(succeededCount=-1),
        [("successPolicy.rules[0].succeededCount", "counts_and_seconds_are_not_negative")],
    ),
    "a gang of none": (
        {"scheduling": {"schedulingPolicy": {"gang": {"minCount": 0}}}},
        [("scheduling.schedulingPolicy.gang.minCount", "gangs_are_as_large_as_their_job_at_most")],
    ),
    "a gang of more than the Job": (
        {"scheduling": {"schedulingPolicy": {"gang": {"minCount": 2}}}},
        [("scheduling.schedulingPolicy.gang.minCount", "gangs_are_as_large_as_their_job_at_most")],
    ),
    "no policy": (
        {"scheduling": {"schedulingPolicy": {}}},
        [("scheduling.schedulingPolicy", "job_scheduling_choices_are_made_once")],
    ),
    "five claims": (
        {"scheduling": {"resourceClaims": [{"name": f"c{i}", "resourceClaimName": "c"} for i in range(5)]}},
        [("scheduling.resourceClaims", "job_scheduling_has_one_topology_and_named_claims")],
    ),
    "a claim of nothing": (
        {"scheduling": {"resourceClaims": [{"name": "c"}]}},
        [("scheduling.resourceClaims[0]", "job_scheduling_has_one_topology_and_named_claims")],
    ),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_good_job_is_accepted(case: str) -> None:
    assert refusals(job(**GOOD[case])) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_job_is_refused_at_the_path_of_the_server(case: str) -> None:
    spec, expected = BAD[case]

    assert refusals(job(**spec)) == below("spec.", expected)


@pytest.mark.parametrize("case", BAD)
def test_the_job_of_a_cron_job_is_refused_likewise(case: str) -> None:
    spec, expected = BAD[case]

    assert refusals(cron_job(job_spec=spec)) == below("spec.jobTemplate.spec.", expected)


def test_the_job_of_a_cron_job_gets_no_completions_by_itself() -> None:
    assert refusals(cron_job(job_spec={"completionMode": "Indexed"})) == [
        ("spec.jobTemplate.spec.completions", "indexed_jobs_have_bounded_completions")
    ]


@pytest.mark.parametrize("policy", ["Always", "", None])
def test_pods_of_a_job_can_not_restart_always(policy: str | None) -> None:
    spec = {"containers": [CONTAINER], **({} if policy is None else {"restartPolicy": policy})}

    assert refusals(job(template={"spec": spec})) == [
        ("spec.template.spec.restartPolicy", "pods_of_jobs_restart_never_or_on_failure")
    ]


def test_a_failure_policy_needs_pods_that_never_restart() -> None:
    template = {"spec": {"containers": [CONTAINER], "restartPolicy": "OnFailure"}}

    assert refusals(job(template=template)) == []
    assert refusals(job(template=template, **exiting())) == [
        ("spec.template.spec.restartPolicy", "pods_of_jobs_restart_never_or_on_failure")
    ]


def test_a_failure_policy_may_look_at_an_init_container() -> None:
    template = {
        "spec": {
            "containers": [CONTAINER],
            "initContainers": [{"name": "init", "image": "busybox:1.37"}],
            "restartPolicy": "Never",
        }
    }

    assert refusals(job(template=template, **exiting(containerName="init"))) == []


@pytest.mark.parametrize(
    ("labels", "refused"),
    [
        (
            {"job-name": "other"},
            ("spec.template.metadata.labels[job-name]", "generated_labels_of_jobs_are_left_to_the_api"),
        ),
        (
            {"batch.kubernetes.io/job-name": "other"},
            (
                "spec.template.metadata.labels[batch.kubernetes.io/job-name]",
                "generated_labels_of_jobs_are_left_to_the_api",
            ),
        ),
        (
            {"controller-uid": UID},
            ("spec.template.metadata.labels[controller-uid]", "generated_labels_of_jobs_are_left_to_the_api"),
        ),
        (
            {"batch.kubernetes.io/controller-uid": UID},
            (
                "spec.template.metadata.labels[batch.kubernetes.io/controller-uid]",
                "generated_labels_of_jobs_are_left_to_the_api",
            ),
        ),
    ],
    ids=lambda case: str(case),
)
def test_labels_of_another_job_are_refused(labels: dict[str, str], refused: tuple[str, str]) -> None:
    assert refusals(job(labels=labels)) == [refused]
    assert refusals(job(labels=labels, manualSelector=True, selector={"matchLabels": labels})) == []


def test_labels_of_the_job_itself_are_accepted() -> None:
    assert refusals(job(labels={"job-name": "app", "batch.kubernetes.io/job-name": "app"})) == []


def test_a_selector_of_ones_own_needs_manual_selector() -> None:
    selector = {"matchLabels": {"a": "b"}}

    assert refusals(job(labels={"a": "b"}, selector=selector)) == [
        ("spec.selector", "selectors_of_jobs_are_left_to_the_api")
    ]
    assert refusals(job(labels={"a": "b"}, selector=selector, manualSelector=True)) == []
    assert refusals(job(labels={"a": "c"}, selector=selector, manualSelector=True)) == [
        ("spec.template.metadata.labels", "manual_selectors_of_jobs_match_their_pods")
    ]
    assert refusals(job(labels={"a": "b"}, manualSelector=True)) == [
        ("spec.selector", "manual_selectors_of_jobs_match_their_pods")
    ]


def test_a_selector_that_the_server_would_have_made_too_is_accepted() -> None:
    assert refusals(job(selector={"matchLabels": {"job-name": "app"}})) == []
    assert refusals(job(selector={})) == []


def test_a_cron_job_can_not_select_by_hand() -> None:
    manifest = cron_job(job_spec={"selector": {"matchLabels": {"a": "b"}}, "manualSelector": True})

    assert refusals(manifest) == [
        ("spec.jobTemplate.spec.selector", "cron_jobs_leave_selectors_to_the_api"),
        ("spec.jobTemplate.spec.manualSelector", "cron_jobs_leave_selectors_to_the_api"),
    ]


@pytest.mark.parametrize(
    ("metadata", "completions", "expected"),
    [
        ({"name": "j" * 61}, 10, []),
        ({"name": "j" * 61}, 11, [("metadata.name", "indexed_pods_get_a_valid_host_name")]),
        ({"name": "j" * 63}, 0, []),
        ({"name": "a.b"}, 1, [("metadata.name", "indexed_pods_get_a_valid_host_name")]),
        ({"generateName": "j" * 70}, 1, [("metadata.name", "indexed_pods_get_a_valid_host_name")]),
        ({"generateName": "job-"}, 1, []),
    ],
    ids=str,
)
def test_the_last_pod_of_an_indexed_job_needs_a_host_name(
    metadata: dict[str, str], completions: int, expected: list[tuple[str, str]]
) -> None:
    assert refusals(job(metadata=metadata, completionMode="Indexed", completions=completions)) == expected


def test_scheduling_and_a_scheduling_group_exclude_each_other() -> None:
    group = {"spec": {"containers": [CONTAINER], "restartPolicy": "Never", "schedulingGroup": {"podGroupName": "g"}}}

    assert refusals(job(template=group)) == []
    assert refusals(job(template=group, scheduling={})) == [
        ("spec.scheduling", "gangs_are_as_large_as_their_job_at_most")
    ]
