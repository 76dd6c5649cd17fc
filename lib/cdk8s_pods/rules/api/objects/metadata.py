"""Metadata of the object itself: its name, namespace, finalizers and owners."""

from __future__ import annotations

from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.interface import APIMACHINERY, BATCH, forbidden, formatted, invalid, required, rule, server
from cdk8s_pods.schema import WORKLOADS
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem, qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


#: The metadata of the objects themselves. That of a template is another matter: labels and annotations alone count.
OWN_METADATA = tuple(f"{kind}.metadata" for _version, kind in WORKLOADS)
_OBJECT_META = server(f"{APIMACHINERY}/api/validation/objectmeta.go", "ValidateObjectMetaAccessor")
_STANDARD_FINALIZERS = frozenset({"kubernetes", "orphan", "foregroundDeletion"})

#: What to do about the name of a StatefulSet.
_NAME_A_LABEL = "write a name of at most 63 lower-case letters, digits and '-', without dots"
#: What the server appends to generateName, after cutting that to what leaves room in a DNS label.
_RANDOM_CHARACTERS = 5
_LONGEST_PREFIX = 63 - _RANDOM_CHARACTERS
#: What the name of a CronJob leaves for the names of its Jobs, which append a dash and ten digits.
_LONGEST_CRON_JOB_NAME = 52


@rule(*OWN_METADATA, remedy="write metadata.name", source=_OBJECT_META)
def objects_have_a_name(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """The server stores objects by name; with `generateName` it makes one up itself."""
    if metadata.get("name") or metadata.get("generateName"):
        return None
    return [(at.child("name"), required("name or generateName is required"))]


@rule(*OWN_METADATA, remedy="write a name of lower-case letters, digits, '-' and '.'", source=_OBJECT_META)
def names_have_the_format_of_their_kind(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """A name is part of URLs, host names and file names: a DNS subdomain, and of a StatefulSet a single DNS label."""
    # The pods of a StatefulSet have its name as their host name, which is one label.
    is_label = context.kind == "StatefulSet"
    name_format, remedy = (dns_label_problem, _NAME_A_LABEL) if is_label else (dns_subdomain_problem, "")
    found: list[Problem] = []
    name = metadata.get("name")
    if name and (problem := name_format(name)) is not None:
        found.append((at.child("name"), Message("Invalid value", name, problem, remedy)))
    prefix = metadata.get("generateName")
    if prefix and (problem := name_format(_without_trailing_dash(prefix))) is not None:
        found.append((at.child("generateName"), Message("Invalid value", prefix, problem, remedy)))
    return found


@rule(
    "CronJob.metadata",
    remedy="shorten the name to 52 characters",
    source=server(BATCH, "ValidateCronJobCreate"),
)
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
    source=server("pkg/registry/batch/job/strategy.go", "the job-name label"),
)
def job_names_fit_into_a_label(job: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Job labels its pods with its own name, and the value of a label has 63 characters at most."""
    name = job.get("metadata", {}).get("name", "")
    if len(name) <= 63 or job.get("spec", {}).get("manualSelector"):
        return None
    # The API server reports the label it has just set on the template, not the name that it came from.
    where = at.child("spec").child("template").child("labels")
    return [(where, invalid(name, "must be no more than 63 bytes, because it becomes the label job-name of the pods"))]


@formatted(
    *OWN_METADATA,
    field="namespace",
    by=dns_label_problem,
    remedy="write the namespace as lower-case letters, digits and '-'",
    source=server(f"{APIMACHINERY}/api/validation/generic.go", "ValidateNamespaceName"),
)
def namespaces_are_dns_labels() -> None:
    """A namespace is one label of the host names that Services get."""


@rule(
    *OWN_METADATA,
    category="advice",
    remedy="take resourceVersion out",
    source=server("staging/src/k8s.io/apiserver/pkg/registry/rest/create.go"),
)
def resource_version_is_not_written(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """The server counts versions: it creates nothing that brings one, as exported manifests do."""
    if not metadata.get("resourceVersion"):
        return None
    return [(at.child("resourceVersion"), forbidden("should not be set on objects to be created"))]


@rule(*OWN_METADATA, remedy="write finalizers as example.com/name", source=_OBJECT_META)
def finalizers_are_qualified(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """A finalizer says whose it is: all but Kubernetes' own three carry a domain."""
    finalizers = metadata.get("finalizers")
    if not finalizers:
        return None
    found: list[Problem] = []
    where = at.child("finalizers")
    for position, finalizer in enumerate(finalizers):
        if (problem := qualified_name_problem(finalizer)) is not None:
            found.append((where, invalid(finalizer, problem)))
        if "/" not in finalizer and finalizer not in _STANDARD_FINALIZERS:
            message = "name is neither a standard finalizer name nor is it fully qualified"
            found.append((where.index(position), invalid(finalizer, message)))
    if "orphan" in finalizers and "foregroundDeletion" in finalizers:
        found.append((where, invalid(finalizers, "finalizer orphan and foregroundDeletion cannot be both set")))
    return found


@rule(
    *OWN_METADATA,
    remedy="write apiVersion, kind, name and uid of the owner, and one controller at most",
    source=server(f"{APIMACHINERY}/api/validation/objectmeta.go", "ValidateOwnerReferences"),
)
def owner_references_are_complete(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """The garbage collector finds an owner by all four of its names; only one owner can be the controller."""
    owners = metadata.get("ownerReferences")
    if not owners:
        return None
    found: list[Problem] = []
    # The API server does not say which of the owners it is.
    where = at.child("ownerReferences")
    for owner in owners:
        version = owner.get("apiVersion", "")
        if not version.rpartition("/")[2]:
            found.append((where.child("apiVersion"), invalid(version, "version must not be empty")))
        found += [
            (where.child(name), invalid(owner.get(name, ""), "must not be empty"))
            for name in ("kind", "name", "uid")
            if not owner.get(name)
        ]
        if (version, owner.get("kind")) == ("v1", "Event"):
            found.append((where, invalid(owner, "an Event is disallowed from being an owner")))
    if sum(owner.get("controller") is True for owner in owners) > 1:
        found.append((where, invalid(owners, "only one reference can have controller set to true")))
    return found


def _without_trailing_dash(prefix: str) -> str:
    """A prefix as its format is judged: the dash at its end is followed by random characters."""
    return f"{prefix[:-2]}a" if len(prefix) > 1 and prefix.endswith("-") else prefix
