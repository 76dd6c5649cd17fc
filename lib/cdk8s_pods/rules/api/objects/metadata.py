"""Metadata of the object itself besides its name: namespace, finalizers and owners."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APIMACHINERY, forbidden, formatted, invalid, rule, server
from cdk8s_pods.schema import KINDS
from cdk8s_pods.schema.formats import dns_label_problem, qualified_name_problem
from cdk8s_pods.schema.scopes import CLUSTER_KINDS
from cdk8s_pods.schema.tables import CUSTOM_RESOURCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


#: The metadata of the objects themselves. That of a template is another matter: labels and annotations alone count.
OWN_METADATA = tuple(f"{kind}.metadata" for kind in (*KINDS.values(), CUSTOM_RESOURCE))
_OBJECT_META = server(f"{APIMACHINERY}/api/validation/objectmeta.go", "ValidateObjectMetaAccessor")
STANDARD_FINALIZERS = frozenset({"kubernetes", "orphan", "foregroundDeletion"})
#: The kinds whose finalizers may be any qualified name: their own validation asks no more.
_FREE_FINALIZERS = frozenset(
    {
        "APIService",
        "CustomResource",
        "CustomResourceDefinition",
        "Event",
        "Lease",
        "MutatingAdmissionPolicy",
        "MutatingAdmissionPolicyBinding",
        "MutatingWebhookConfiguration",
        "PodDisruptionBudget",
        "RuntimeClass",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration",
    }
)


@formatted(
    *(f"{kind}.metadata" for kind in (*KINDS.values(), CUSTOM_RESOURCE) if kind not in CLUSTER_KINDS),
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
        if "/" not in finalizer and finalizer not in STANDARD_FINALIZERS and context.kind not in _FREE_FINALIZERS:
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
        if not version.rpartition("/")[2] or version.count("/") > 1:
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
