"""Job: pods that run until their work is done."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import JobSpec, PodTemplateSpec

from .arguments import expect
from .composition import Composing, composed, fields_of, labels_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import (
        JobSchedulingConfiguration,
        LabelSelector,
        ObjectMeta,
        PodFailurePolicy,
        SuccessPolicy,
    )
    from cdk8s_pods.patterns.pattern import Pattern


class Job(Construct):
    """Pods that run until their work is done; its template needs ``restart_policy`` ``Never`` or ``OnFailure``.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        template: The pods to run; they or ``spec`` must be given.
        completions: How many pods must succeed; 1 unless written.
        parallelism: How many pods run at once; 1 unless written.
        completion_mode: Whether each pod gets an index of its own; ``NonIndexed`` unless written.
        backoff_limit: How many failures before the Job counts as failed; 6 unless written.
        backoff_limit_per_index: The same for each index of an Indexed Job.
        max_failed_indexes: How many indexes may fail before the whole Job does.
        active_deadline_seconds: When the Job is stopped, counted from its start.
        ttl_seconds_after_finished: When the finished Job is deleted; never unless written.
        suspend: Whether the Job waits to be started.
        selector: Only together with ``manual_selector``; the cluster makes one otherwise.
        manual_selector: Whether the Job's selector is the user's own.
        pod_failure_policy: Which failures end the Job, count or are ignored.
        success_policy: Which indexes are enough for an Indexed Job to succeed.
        pod_replacement_policy: Whether a failed pod is replaced while it still terminates.
        managed_by: The controller that runs the Job instead of Kubernetes' own.
        scheduling: How the pods of the Job are scheduled together; since Kubernetes 1.37.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: Applied to the template in order.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.
        template: The pods, with all patterns applied.
        labels: The labels written for the pods; the cluster adds some of its own.
        selector: Which pods are the Job's, where the user says it; else the cluster makes one.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: Neither or both of ``spec`` and its fields are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        template: PodTemplateSpec | None = None,
        completions: int | None = None,
        parallelism: int | None = None,
        completion_mode: Literal["Indexed", "NonIndexed"] | None = None,
        backoff_limit: int | None = None,
        backoff_limit_per_index: int | None = None,
        max_failed_indexes: int | None = None,
        active_deadline_seconds: int | None = None,
        ttl_seconds_after_finished: int | None = None,
        suspend: bool | None = None,
        selector: LabelSelector | None = None,
        manual_selector: bool | None = None,
        pod_failure_policy: PodFailurePolicy | None = None,
        success_policy: SuccessPolicy | None = None,
        pod_replacement_policy: Literal["Failed", "TerminatingOrFailed"] | None = None,
        managed_by: str | None = None,
        scheduling: JobSchedulingConfiguration | None = None,
        spec: JobSpec | None = None,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            given = fields_of(
                self,
                JobSpec,
                spec,
                "template=PodTemplateSpec(...)",
                completions=completions,
                parallelism=parallelism,
                completion_mode=completion_mode,
                backoff_limit=backoff_limit,
                backoff_limit_per_index=backoff_limit_per_index,
                max_failed_indexes=max_failed_indexes,
                active_deadline_seconds=active_deadline_seconds,
                ttl_seconds_after_finished=ttl_seconds_after_finished,
                suspend=suspend,
                selector=selector,
                manual_selector=manual_selector,
                pod_failure_policy=pod_failure_policy,
                success_policy=success_policy,
                pod_replacement_policy=pod_replacement_policy,
                managed_by=managed_by,
                scheduling=scheduling,
                template=template,
            )
            expect(self, PodTemplateSpec, template=given["template"])
            self.api_object, self.name, self.template = composed(
                self,
                "batch/v1",
                "Job",
                given["template"],
                lambda pods: (spec.replace if spec else JobSpec)(**{**given, "template": pods}),
                metadata=metadata,
                patterns=patterns,
                ignore_rules=ignore_rules,
            )
        self.labels = labels_of(self.template)
        self.selector: LabelSelector | None = given["selector"]
