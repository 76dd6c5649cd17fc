"""CustomResourceDefinitions: the names of a custom resource, its group and its versions."""

from __future__ import annotations

from cdk8s_pods.rules.interface import formatted, invalid, one_of, required, rule, server
from cdk8s_pods.schema.formats import dns_subdomain_problem, rfc_1035_label_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

EXTENSIONS = "staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go"
_SPEC = server(EXTENSIONS, "validateCustomResourceDefinitionSpec", release="1.36")
_NAMES = server(EXTENSIONS, "ValidateCustomResourceDefinitionNames", release="1.36")
_APPROVED = "api-approved.kubernetes.io"
_KUBERNETES = ("k8s.io", "kubernetes.io")
_LONGEST_WARNING = 256


@rule(
    "CustomResourceDefinition",
    remedy="name it PLURAL.GROUP, such as certificates.example.com",
    source=server(EXTENSIONS, "ValidateCustomResourceDefinition", release="1.36"),
)
def custom_resources_are_named_by_plural_and_group(
    definition: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """A resource of a group is defined once, and its definition is found by that name."""
    metadata, spec = definition.get("metadata", {}), definition.get("spec", {})
    field = "name" if metadata.get("name") else "generateName"
    name = metadata.get(field, "")
    wanted = f"{spec.get('names', {}).get('plural', '')}.{spec.get('group', '')}"
    if not name or name == wanted:
        return None
    return [(at.child("metadata").child(field), invalid(name, f"must be {wanted}, spec.names.plural and spec.group"))]


@rule("CustomResourceDefinitionSpec", remedy="write a domain of your own, such as example.com", source=_SPEC)
def groups_of_custom_resources_are_domains(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Groups carry the domain of their maker, so that no two mean different things."""
    group = spec.get("group", "")
    here = at.child("group")
    if not group:
        return [(here, required())]
    problem = dns_subdomain_problem(group)
    if problem is None and "." not in group:
        problem = "should be a domain with at least one dot"
    return None if problem is None else [(here, invalid(group, problem))]


@rule(
    "CustomResourceDefinition",
    when=("spec",),
    remedy="take a group of your own, or write the annotation",
    source=server(EXTENSIONS, "validateAPIApproval", release="1.36"),
)
def groups_of_kubernetes_are_approved(definition: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Groups below `k8s.io` belong to Kubernetes, and what is added to one was reviewed there."""
    group = definition["spec"].get("group", "")
    if not any(group == domain or group.endswith(f".{domain}") for domain in _KUBERNETES):
        return None
    approval = definition.get("metadata", {}).get("annotations", {}).get(_APPROVED, "")
    here = at.child("metadata").child("annotations").key(_APPROVED)
    if not approval:
        return [(here, required("protected groups must have approval annotation"))]
    scheme, separator, rest = approval.partition("://")
    if approval.lower().startswith("unapproved") or (scheme and separator and rest.partition("/")[0]):
        return None
    return [(here, invalid(approval, "must be the URL of the review, or 'unapproved' and the reason"))]


@one_of(
    "CustomResourceDefinitionSpec.scope",
    words=("Cluster", "Namespaced"),
    empty="is missing",
    remedy="write Namespaced or Cluster",
    source=_SPEC,
)
def scopes_of_custom_resources_are_known() -> None:
    """Objects belong to a namespace or to the cluster."""


@rule("CustomResourceDefinitionSpec", remedy="write names.plural, names.kind and scope", source=_SPEC)
def custom_resources_have_names(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A kind is what is written in manifests, its plural what is in URLs; the other names follow from the kind."""
    names = spec.get("names", {})
    # What the API server can't fill in without a kind it misses as well.
    needed = ("plural", "kind") if names.get("kind") else ("plural", "singular", "kind", "listKind")
    found: list[Problem] = [(at.child("names").child(name), required()) for name in needed if not names.get(name)]
    if "scope" not in spec:
        found.append((at.child("scope"), required()))
    return found


@formatted(
    "CustomResourceDefinitionNames.plural",
    "CustomResourceDefinitionNames.singular",
    by=rfc_1035_label_problem,
    remedy="write lower-case letters, digits and '-'",
    source=_NAMES,
)
def names_of_custom_resources_are_lower_case() -> None:
    """The names of resources are part of URLs and of commands."""


@formatted(
    "CustomResourceDefinitionNames.kind",
    "CustomResourceDefinitionNames.listKind",
    by=lambda kind: rfc_1035_label_problem(kind.lower()),
    remedy="write a name such as Certificate",
    source=_NAMES,
)
def kinds_of_custom_resources_are_words() -> None:
    """A kind may have capitals, and is otherwise written like the name of a resource."""


@rule("CustomResourceDefinitionNames", remedy="correct the name", source=_NAMES)
def other_names_of_custom_resources_are_lower_case(names: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Short names and categories stand for a resource in commands, and a list of a kind is another kind."""
    found: list[Problem] = [
        (at.child(field).index(position), invalid(name, problem))
        for field in ("shortNames", "categories")
        for position, name in enumerate(names.get(field, ()))
        if (problem := rfc_1035_label_problem(name)) is not None
    ]
    if names.get("kind") and names["kind"] == names.get("listKind"):
        found.append((at.child("listKind"), invalid(names["listKind"], "kind and listKind may not be the same")))
    return found


@rule("CustomResourceDefinitionSpec", remedy="write storage: true for one version, false for the others", source=_SPEC)
def one_version_is_stored(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """Objects are kept in one version, whatever version they were written in."""
    versions = spec.get("versions", ())
    stored = sum(bool(version.get("storage")) for version in versions)
    if stored == 1:
        return None
    message = invalid(versions, "must have exactly one version marked as storage version")
    found: list[Problem] = [(at.child("versions"), message)]
    if not stored:
        here = context.at.child("status").child("storedVersions")
        found.append((here, invalid([], "must have at least one stored version")))
    return found


@rule(
    "CustomResourceDefinitionSpec.versions",
    remedy="give each version a name of its own, such as v1beta1",
    source=_SPEC,
)
def versions_of_custom_resources_are_named(versions: Objects, at: FieldPath, context: Context) -> Problems | None:
    """The name of a version is part of URLs."""
    found: list[Problem] = []
    names = [version.get("name", "") for version in versions]
    for position, name in enumerate(names):
        if (problem := rfc_1035_label_problem(name)) is not None:
            found.append((at.index(position).child("name"), invalid(name, problem)))
            if position == 0:
                # The API server knows the first version by another field as well.
                found.append((context.at.child("spec").child("version"), invalid(name, problem)))
    if len(set(names)) < len(names):
        found.append((at, invalid(names, "must contain unique version names")))
    return found


@rule(
    "CustomResourceDefinitionVersion",
    when=("deprecationWarning",),
    remedy="write one short line, and deprecated: true",
    source=server(EXTENSIONS, "validateDeprecationWarning", release="1.36"),
)
def warnings_of_versions_are_short_lines(version: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The warning is told to everybody who uses a version that is deprecated."""
    text = version["deprecationWarning"]
    problems: list[str] = []
    if not version.get("deprecated"):
        problems.append("can only be set for deprecated versions")
    elif not text:
        problems.append("must not be an empty string")
    elif len(text) > _LONGEST_WARNING:
        problems.append("must be <= 256 characters long")
    if version.get("deprecated") and not text.isprintable():
        problems.append("must only contain printable UTF-8 characters")
    return [(at.child("deprecationWarning"), invalid(text, problem)) for problem in problems]


@rule(
    "CustomResourceDefinitionSpec.preserveUnknownFields",
    remedy="write x-kubernetes-preserve-unknown-fields: true in the schema",
    source=server(EXTENSIONS, "validatePreserveUnknownFields", release="1.36"),
)
def unknown_fields_are_kept_by_the_schema(keeps: bool, at: FieldPath, _context: Context) -> Problems | None:
    """What no schema knows is left out, but where the schema says that it is to be kept."""
    return [(at, invalid(keeps, "cannot set to true"))] if keeps else None
