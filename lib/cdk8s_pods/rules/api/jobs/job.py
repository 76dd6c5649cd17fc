"""Jobs: how often they run their pods, which restart they allow, who manages them."""

from __future__ import annotations

from cdk8s_pods.rules.interface import BATCH, invalid, one_of, required, rule, server, too_long, unsupported
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


COMPLETION_MODES = ("NonIndexed", "Indexed")
REPLACEMENT_POLICIES = ("Failed", "TerminatingOrFailed")
#: pkg/apis/batch/validation/validation.go: the length of the lists of indexes in a Job's status is bounded by these.
MOST_PARALLEL_INDEXES = 100_000
MOST_FAILED_INDEXES = 100_000
MANY_COMPLETIONS = 100_000
MOST_PARALLEL_OF_MANY = 10_000
MOST_FAILED_OF_MANY = 10_000
LONGEST_MANAGER = 63
#: Characters of a path in a URL that need no escaping.
_URL_PATH = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~%!$&'()*+,;=:"


def completions_of(spec: Object, context: Context) -> int | None:
    """The number of completions that the API server works with, or None where it is not written.

    A Job that says neither completions nor parallelism gets one of each; in a CronJob's template nothing is filled in.
    Source: pkg/apis/batch/v1/defaults.go, SetDefaults_Job.
    """
    if "completions" not in spec and "parallelism" not in spec and context.kind == "Job":
        return 1
    completions: int | None = spec.get("completions")
    return completions


@rule(
    "JobSpec",
    remedy="write restartPolicy: Never or OnFailure in the template",
    source=server(BATCH, "validateJobSpec"),
)
def pods_of_jobs_restart_never_or_on_failure(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """A pod that is restarted always, as is the default, would never complete."""
    policy = spec.get("template", {}).get("spec", {}).get("restartPolicy") or "Always"
    if policy == "Never":
        return None
    path = at.child("template").child("spec").child("restartPolicy")
    if policy == "Always":
        return [(path, required('valid values: "OnFailure", "Never"'))]
    if policy == "OnFailure" and "podFailurePolicy" in spec:
        return [(path, invalid(policy, "only Never is supported when podFailurePolicy is specified"))]
    return None


@one_of(
    "JobSpec.completionMode",
    words=COMPLETION_MODES,
    empty="is no word",
    remedy="use NonIndexed or Indexed",
    source=server(BATCH, "validateJobSpec"),
)
def jobs_have_a_known_completion_mode() -> None:
    """The pods of an Indexed Job have a number each; those of a NonIndexed one are all alike."""


@rule(
    "JobSpec",
    remedy="write completions, and stay within the limits of an Indexed Job",
    source=server(BATCH, "validateJobSpec"),
)
def indexed_jobs_have_bounded_completions(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """An Indexed Job keeps a list of its indexes in its status, which can't grow without end."""
    if spec.get("completionMode") != "Indexed":
        return None
    return _problems_of_indexed(spec, completions_of(spec, context), at)


def _problems_of_indexed(spec: Object, completions: int | None, at: FieldPath) -> Problems:
    parallelism, failed = spec.get("parallelism", 1), spec.get("maxFailedIndexes")
    if completions is None:
        yield at.child("completions"), required("when completion mode is Indexed")
    if parallelism > MOST_PARALLEL_INDEXES:
        needed = f"must be less than or equal to {MOST_PARALLEL_INDEXES} when completion mode is Indexed"
        yield at.child("parallelism"), invalid(parallelism, needed)
    if failed is not None and completions is not None and failed > completions:
        yield at.child("maxFailedIndexes"), invalid(failed, "must be less than or equal to completions")
    if failed is not None and failed > MOST_FAILED_INDEXES:
        yield at.child("maxFailedIndexes"), invalid(failed, f"must be less than or equal to {MOST_FAILED_INDEXES}")
    if (completions or 0) <= MANY_COMPLETIONS or "backoffLimitPerIndex" not in spec:
        return
    why = f"when completions are above {MANY_COMPLETIONS} and used with backoff limit per index"
    if failed is None:
        yield at.child("maxFailedIndexes"), required(f"must be specified when completions is above {MANY_COMPLETIONS}")
    elif failed > MOST_FAILED_OF_MANY:
        needed = f"must be less than or equal to {MOST_FAILED_OF_MANY} {why}"
        yield at.child("maxFailedIndexes"), invalid(failed, needed)
    if parallelism > MOST_PARALLEL_OF_MANY:
        needed = f"must be less than or equal to {MOST_PARALLEL_OF_MANY} {why}"
        yield at.child("parallelism"), invalid(parallelism, needed)


@rule(
    "JobSpec",
    remedy="write completionMode: Indexed, and backoffLimitPerIndex with maxFailedIndexes",
    source=server(BATCH, "validateJobSpec"),
)
def jobs_count_failures_by_index_when_indexed(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """Failures can only be counted by index where pods have one."""
    if "backoffLimitPerIndex" not in spec and "maxFailedIndexes" not in spec:
        return None
    return _problems_of_failures_by_index(spec, at)


def _problems_of_failures_by_index(spec: Object, at: FieldPath) -> Problems:
    if "backoffLimitPerIndex" not in spec:
        yield at.child("backoffLimitPerIndex"), required("when maxFailedIndexes is specified")
    if spec.get("completionMode", "NonIndexed") == "NonIndexed":
        for field in ("backoffLimitPerIndex", "maxFailedIndexes"):
            if field in spec:
                yield at.child(field), invalid(spec[field], "requires indexed completion mode")


@rule(
    "JobSpec",
    remedy="use TerminatingOrFailed or Failed, and with a podFailurePolicy Failed",
    source=server(BATCH, "validatePodReplacementPolicy"),
)
def jobs_have_a_known_pod_replacement_policy(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """A failure policy needs to see how a pod ended before another takes its place."""
    if "podReplacementPolicy" not in spec:
        return None
    supported = ("Failed",) if "podFailurePolicy" in spec else REPLACEMENT_POLICIES
    policy = spec["podReplacementPolicy"]
    return None if policy in supported else [(at.child("podReplacementPolicy"), unsupported(policy, supported))]


@rule(
    "JobSpec.managedBy",
    remedy="write a domain and a path of at most 63 characters together, such as example.com/controller",
    source=server(BATCH, "validateJobSpec"),
)
def managers_of_jobs_are_domains_with_a_path(manager: str, at: FieldPath, context: Context) -> Problems:
    """Whoever manages the Job instead of Kubernetes says so by a name of a domain of its own."""
    domain, _slash, path = manager.partition("/")
    if not manager:
        yield at, required()
    elif not domain or not path:
        yield at, invalid(manager, 'must be a domain-prefixed path (such as "acme.io/foo")')
    else:
        problem = dns_subdomain_problem(domain)
        if problem is not None:
            yield at, invalid(domain, problem)
        if path.strip(_URL_PATH):
            yield at, invalid(path, "must be the path of a URL")
    if len(manager.encode()) > LONGEST_MANAGER:
        yield at, too_long(LONGEST_MANAGER)


@rule(
    "Job",
    remedy="shorten the name, so that it fits with '-' and the last index in 63 characters",
    source=server(BATCH, "ValidateJob"),
)
def indexed_pods_get_a_valid_host_name(job: Object, at: FieldPath, context: Context) -> Problems | None:
    """The host name of an indexed pod is the name of the Job, '-' and its index."""
    spec, name = job.get("spec", {}), object_name(job)
    completions = completions_of(spec, context) or 0
    if spec.get("completionMode") != "Indexed" or completions <= 0 or not name:
        return None
    host = f"{name}-{completions - 1}"
    if dns_label_problem(host) is None or dns_subdomain_problem(name) is not None:
        return None
    return [(at.child("metadata").child("name"), invalid(name, f"the last pod would be named {host}, no DNS label"))]


#: What the API server keeps of a generateName, and how many random characters it adds.
#: Source: staging/src/k8s.io/apiserver/pkg/storage/names/generate.go.
_LONGEST_GENERATED_START = 58
_RANDOM_PART = "xxxxx"


def object_name(manifest: Object) -> str:
    """The name of an object, one of the right form and length where it is generated, or nothing."""
    metadata = manifest.get("metadata", {})
    if metadata.get("name"):
        name: str = metadata["name"]
        return name
    start = metadata.get("generateName", "")
    return f"{start[:_LONGEST_GENERATED_START]}{_RANDOM_PART}" if start else ""
