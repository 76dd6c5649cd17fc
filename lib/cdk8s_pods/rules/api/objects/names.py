"""The names of objects: each kind has a format for them, by what is made of the name."""

from __future__ import annotations

from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.interface import APIMACHINERY, BATCH, invalid, required, rule, server
from cdk8s_pods.schema.formats import (
    dns_label_problem,
    dns_subdomain_problem,
    path_segment_problem,
    rfc_1035_label_problem,
    without_trailing_dash,
)

from .metadata import OWN_METADATA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems
    from cdk8s_pods.schema.formats import Format

_OBJECT_META = f"{APIMACHINERY}/api/validation/objectmeta.go"
#: The format of the kinds' names; of all others it is a DNS subdomain.
_FORMATS: dict[str, Format] = {
    # The pods of a StatefulSet have its name as their host name, and a namespace is part of those of Services.
    "StatefulSet": dns_label_problem,
    "Namespace": dns_label_problem,
    # Kinds that ask no more than what fits into a URL.
    "APIService": path_segment_problem,
    "CertificateSigningRequest": path_segment_problem,
    "ClusterRole": path_segment_problem,
    "ClusterRoleBinding": path_segment_problem,
    "Event": path_segment_problem,
    "PodDisruptionBudget": path_segment_problem,
    "Role": path_segment_problem,
    "RoleBinding": path_segment_problem,
}

#: What to do about a name that does not have its format.
_REMEDIES: dict[Format, str] = {
    dns_label_problem: "write a name of at most 63 lower-case letters, digits and '-', without dots",
    rfc_1035_label_problem: "write a name of at most 63 lower-case letters, digits and '-' that begins with a letter",
    path_segment_problem: "write a name without '/' and '%'",
}
#: What the server appends to generateName, after cutting that to what leaves room in a DNS label.
_RANDOM_CHARACTERS = 5
_LONGEST_PREFIX = 63 - _RANDOM_CHARACTERS
#: Since then the prefix of a ReplicationController's name is not looked at by itself.
_ONLY_THE_RESULT = (1, 35)
#: What the name of a CronJob leaves for the names of its Jobs, which append a dash and ten digits.
_LONGEST_CRON_JOB_NAME = 52


@rule(*OWN_METADATA, remedy="write metadata.name", source=server(_OBJECT_META, "ValidateObjectMetaAccessor"))
def objects_have_a_name(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """The server stores objects by name; with `generateName` it makes one up itself."""
    if metadata.get("name") or metadata.get("generateName"):
        return None
    return [(at.child("name"), required("name or generateName is required"))]


@rule(
    *OWN_METADATA,
    remedy="write a name of lower-case letters, digits, '-' and '.'",
    source=server(_OBJECT_META, "ValidateObjectMetaAccessor", release="1.36"),
)
def names_have_the_format_of_their_kind(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """A name is part of URLs, host names and file names: most are DNS subdomains, some a single DNS label.

    Roles and their bindings ask only for what fits into a URL. The name of a Service begins with a letter before
    Kubernetes 1.36, and that of an IPAddress is the address.
    """
    problem_of = _format_of(context)
    remedy = _REMEDIES.get(problem_of, "")
    found: list[Problem] = []
    name = metadata.get("name")
    if name and (problem := problem_of(name)) is not None:
        found.append((at.child("name"), Message("Invalid value", name, problem, remedy)))
    prefix = metadata.get("generateName")
    if context.kind == "ReplicationController" and context.kubernetes >= _ONLY_THE_RESULT:
        # The name that results has five random characters behind the prefix, or is the one that is written.
        prefix = None if name else prefix and f"{prefix[:_LONGEST_PREFIX]}{'a' * _RANDOM_CHARACTERS}"
        problem = problem_of(prefix) if prefix else None
        if problem is not None:
            found.append(
                (at.child("generateName"), Message("Invalid value", metadata["generateName"], problem, remedy))
            )
    elif prefix and (problem := problem_of(without_trailing_dash(prefix))) is not None:
        found.append((at.child("generateName"), Message("Invalid value", prefix, problem, remedy)))
    return found


@rule("CronJob.metadata", remedy="shorten the name to 52 characters", source=server(BATCH, "ValidateCronJobCreate"))
def names_of_cron_jobs_leave_room_for_those_of_their_jobs(
    metadata: Object, at: FieldPath, context: Context
) -> Problems | None:
    """A CronJob names each Job after itself and the time, which takes 11 of the 63 characters that a Job has."""
    name = metadata.get("name")
    if name:
        length = len(name)
    else:
        name = metadata.get("generateName", "")
        length = min(len(name), _LONGEST_PREFIX) + _RANDOM_CHARACTERS if name else 0
    if length <= _LONGEST_CRON_JOB_NAME:
        return None
    return [(at.child("name"), invalid(name, f"must be no more than {_LONGEST_CRON_JOB_NAME} characters"))]


@rule(
    "Job",
    remedy="shorten the name to 63 characters",
    source=server("pkg/registry/batch/job/strategy.go", "generateSelector"),
)
def job_names_fit_into_a_label(job: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Job labels its pods with its own name, and the value of a label has 63 characters at most."""
    name = job.get("metadata", {}).get("name", "")
    if len(name) <= 63 or job.get("spec", {}).get("manualSelector"):
        return None
    # The API server reports the label it has just set on the template, not the name that it came from.
    where = at.child("spec").child("template").child("labels")
    return [(where, invalid(name, "must be no more than 63 bytes, because it becomes the label job-name of the pods"))]


def _format_of(context: Context) -> Format:
    kind = context.kind
    if kind == "Service":
        return dns_label_problem if context.kubernetes >= (1, 36) else rfc_1035_label_problem
    if kind == "ClusterTrustBundle":
        spec: dict[str, Any] = context.manifest.get("spec", {})
        if spec.get("signerName"):
            return _after_signer(spec["signerName"])
    if kind == "IPAddress":
        from cdk8s_pods.schema.ip_addresses import canonical_address_problem  # deferred: nobody else needs it

        return canonical_address_problem
    return _FORMATS.get(kind, dns_subdomain_problem)


def _after_signer(signer: str) -> Format:
    """The format of names that begin with the name of a signer, as those of its trust bundles do."""
    prefix = f"{signer.replace('/', ':')}:"

    def problem_of(name: str) -> str | None:
        if not name.startswith(prefix):
            return f"must begin with {prefix}, because it is a bundle of that signer"
        return dns_subdomain_problem(name.removeprefix(prefix))

    return problem_of
