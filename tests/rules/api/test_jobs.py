"""Jobs and their policies."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, cron_job, job, paths

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
BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "an unknown mode": ({"completionMode": ""}, ["completionMode"]),
    "indexed without completions": ({"completionMode": "Indexed", "parallelism": 1}, ["completions"]),
    "too much parallelism": ({**INDEXED, "parallelism": 100_001}, ["parallelism"]),
    "more failed than completed": (
        {**INDEXED, "backoffLimitPerIndex": 1, "maxFailedIndexes": 11},
        ["maxFailedIndexes"],
    ),
    "failed without limit": ({**INDEXED, "maxFailedIndexes": 1}, ["backoffLimitPerIndex"]),
    "by index without indexes": (
        {"backoffLimitPerIndex": 1, "maxFailedIndexes": 1},
        ["backoffLimitPerIndex", "maxFailedIndexes"],
    ),
    "many completions, any failed": (MANY, ["maxFailedIndexes"]),
    "many completions, many failed": ({**MANY, "maxFailedIndexes": 10_001}, ["maxFailedIndexes"]),
    "many completions, much parallelism": (
        {**MANY, "maxFailedIndexes": 1, "parallelism": 10_001},
        ["parallelism"],
    ),
    "a negative limit": ({"backoffLimit": -1}, ["backoffLimit"]),
    "no manager": ({"managedBy": ""}, ["managedBy"]),
    "a manager without path": ({"managedBy": "example.com/"}, ["managedBy"]),
    "a manager of 64 characters": ({"managedBy": "example.com/" + "m" * 52}, ["managedBy"]),
    "a manager with a space": ({"managedBy": "example.com/a b"}, ["managedBy"]),
    "replaced early with a failure policy": (
        {**exiting(), "podReplacementPolicy": "TerminatingOrFailed"},
        ["podReplacementPolicy"],
    ),
    "no action": (failing(action="", onPodConditions=[{"type": "X"}]), ["podFailurePolicy.rules[0].action"]),
    "codes and conditions": (
        failing(onExitCodes={"operator": "In", "values": [1]}, onPodConditions=[{"type": "X"}]),
        ["podFailurePolicy.rules[0]"],
    ),
    "no conditions": (failing(onPodConditions=[]), ["podFailurePolicy.rules[0]"]),
    "no operator": (exiting(operator=""), ["podFailurePolicy.rules[0].onExitCodes.operator"]),
    "no codes": (exiting(values=[]), ["podFailurePolicy.rules[0].onExitCodes.values"]),
    "codes out of order": (exiting(values=[2, 1]), ["podFailurePolicy.rules[0].onExitCodes.values"]),
    "a code twice": (exiting(values=[1, 1]), ["podFailurePolicy.rules[0].onExitCodes.values[1]"]),
    "success as failure": (exiting(values=[0]), ["podFailurePolicy.rules[0].onExitCodes.values[0]"]),
    "codes of nobody": (exiting(containerName=""), ["podFailurePolicy.rules[0].onExitCodes.containerName"]),
    "a condition without type": (
        failing(onPodConditions=[{"status": "True"}]),
        ["podFailurePolicy.rules[0].onPodConditions[0].type"],
    ),
    "21 conditions": (
        failing(onPodConditions=[{"type": "X"}] * 21),
        ["podFailurePolicy.rules[0].onPodConditions"],
    ),
    "success without indexes": ({"successPolicy": {"rules": [{"succeededCount": 1}]}}, ["successPolicy"]),
    "success without rules": ({**INDEXED, "successPolicy": {"rules": []}}, ["successPolicy.rules"]),
    "success of nothing": (succeeding(), ["successPolicy.rules[0]"]),
    "an index too many": (succeeding(succeededIndexes="10"), ["successPolicy.rules[0].succeededIndexes"]),
    "falling indexes": (succeeding(succeededIndexes="3,2"), ["successPolicy.rules[0].succeededIndexes"]),
    "an interval of one": (succeeding(succeededIndexes="3-3"), ["successPolicy.rules[0].succeededIndexes"]),
    "an index twice": (succeeding(succeededIndexes="0,0"), ["successPolicy.rules[0].succeededIndexes"]),
    "three bounds": (succeeding(succeededIndexes="1-2-3"), ["successPolicy.rules[0].succeededIndexes"]),
    "a space": (succeeding(succeededIndexes="1, 2"), ["successPolicy.rules[0].succeededIndexes"]),
    "more succeeded than listed": (
        succeeding(succeededIndexes="1,2", succeededCount=3),
        ["successPolicy.rules[0].succeededCount"],
    ),
    "more succeeded than there are": (succeeding(succeededCount=11), ["successPolicy.rules[0].succeededCount"]),
    "a negative count of successes": (succeeding(succeededCount=-1), ["successPolicy.rules[0].succeededCount"]),
    "a gang of none": (
        {"scheduling": {"schedulingPolicy": {"gang": {"minCount": 0}}}},
        ["scheduling.schedulingPolicy.gang.minCount"],
    ),
    "a gang of more than the Job": (
        {"scheduling": {"schedulingPolicy": {"gang": {"minCount": 2}}}},
        ["scheduling.schedulingPolicy.gang.minCount"],
    ),
    "no policy": ({"scheduling": {"schedulingPolicy": {}}}, ["scheduling.schedulingPolicy"]),
    "five claims": (
        {"scheduling": {"resourceClaims": [{"name": f"c{i}", "resourceClaimName": "c"} for i in range(5)]}},
        ["scheduling.resourceClaims"],
    ),
    "a claim of nothing": ({"scheduling": {"resourceClaims": [{"name": "c"}]}}, ["scheduling.resourceClaims[0]"]),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_good_job_is_accepted(case: str) -> None:
    assert paths(job(**GOOD[case])) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_job_is_refused_at_the_path_of_the_server(case: str) -> None:
    spec, expected = BAD[case]

    assert paths(job(**spec)) == [f"spec.{path}" for path in expected]


@pytest.mark.parametrize("case", BAD)
def test_the_job_of_a_cron_job_is_refused_likewise(case: str) -> None:
    spec, expected = BAD[case]

    assert paths(cron_job(job_spec=spec)) == [f"spec.jobTemplate.spec.{path}" for path in expected]


def test_the_job_of_a_cron_job_gets_no_completions_by_itself() -> None:
    assert paths(cron_job(job_spec={"completionMode": "Indexed"})) == ["spec.jobTemplate.spec.completions"]


@pytest.mark.parametrize("policy", ["Always", "", None])
def test_pods_of_a_job_can_not_restart_always(policy: str | None) -> None:
    spec = {"containers": [CONTAINER], **({} if policy is None else {"restartPolicy": policy})}

    assert paths(job(template={"spec": spec})) == ["spec.template.spec.restartPolicy"]


def test_a_failure_policy_needs_pods_that_never_restart() -> None:
    template = {"spec": {"containers": [CONTAINER], "restartPolicy": "OnFailure"}}

    assert paths(job(template=template)) == []
    assert paths(job(template=template, **exiting())) == ["spec.template.spec.restartPolicy"]


def test_a_failure_policy_may_look_at_an_init_container() -> None:
    template = {
        "spec": {
            "containers": [CONTAINER],
            "initContainers": [{"name": "init", "image": "busybox:1.37"}],
            "restartPolicy": "Never",
        }
    }

    assert paths(job(template=template, **exiting(containerName="init"))) == []


@pytest.mark.parametrize(
    ("labels", "path"),
    [
        ({"job-name": "other"}, "spec.template.metadata.labels[job-name]"),
        ({"batch.kubernetes.io/job-name": "other"}, "spec.template.metadata.labels[batch.kubernetes.io/job-name]"),
        ({"controller-uid": UID}, "spec.template.metadata.labels[controller-uid]"),
        (
            {"batch.kubernetes.io/controller-uid": UID},
            "spec.template.metadata.labels[batch.kubernetes.io/controller-uid]",
        ),
    ],
    ids=lambda case: str(case),
)
def test_labels_of_another_job_are_refused(labels: dict[str, str], path: str) -> None:
    assert paths(job(labels=labels)) == [path]
    assert paths(job(labels=labels, manualSelector=True, selector={"matchLabels": labels})) == []


def test_labels_of_the_job_itself_are_accepted() -> None:
    assert paths(job(labels={"job-name": "app", "batch.kubernetes.io/job-name": "app"})) == []


def test_a_selector_of_ones_own_needs_manual_selector() -> None:
    selector = {"matchLabels": {"a": "b"}}

    assert paths(job(labels={"a": "b"}, selector=selector)) == ["spec.selector"]
    assert paths(job(labels={"a": "b"}, selector=selector, manualSelector=True)) == []
    assert paths(job(labels={"a": "c"}, selector=selector, manualSelector=True)) == ["spec.template.metadata.labels"]
    assert paths(job(labels={"a": "b"}, manualSelector=True)) == ["spec.selector"]


def test_a_selector_that_the_server_would_have_made_too_is_accepted() -> None:
    assert paths(job(selector={"matchLabels": {"job-name": "app"}})) == []
    assert paths(job(selector={})) == []


def test_a_cron_job_can_not_select_by_hand() -> None:
    manifest = cron_job(job_spec={"selector": {"matchLabels": {"a": "b"}}, "manualSelector": True})

    assert paths(manifest) == ["spec.jobTemplate.spec.selector", "spec.jobTemplate.spec.manualSelector"]


@pytest.mark.parametrize(
    ("metadata", "completions", "expected"),
    [
        ({"name": "j" * 61}, 10, []),
        ({"name": "j" * 61}, 11, ["metadata.name"]),
        ({"name": "j" * 63}, 0, []),
        ({"name": "a.b"}, 1, ["metadata.name"]),
        ({"generateName": "j" * 70}, 1, ["metadata.name"]),
        ({"generateName": "job-"}, 1, []),
    ],
    ids=str,
)
def test_the_last_pod_of_an_indexed_job_needs_a_host_name(
    metadata: dict[str, str], completions: int, expected: list[str]
) -> None:
    assert paths(job(metadata=metadata, completionMode="Indexed", completions=completions)) == expected


def test_scheduling_and_a_scheduling_group_exclude_each_other() -> None:
    group = {"spec": {"containers": [CONTAINER], "restartPolicy": "Never", "schedulingGroup": {"podGroupName": "g"}}}

    assert paths(job(template=group)) == []
    assert paths(job(template=group, scheduling={})) == ["spec.scheduling"]
