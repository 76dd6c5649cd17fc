"""The schema of a custom resource: that there is one, and that it says of every field what type it has."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, invalid, required, rule, server

from .custom_resource_definition import EXTENSIONS
from .internal_form import places_of
from .schema_lists import list_problems
from .structural_schema import Level, structural_problems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_VALIDATION = server(EXTENSIONS, "validateCustomResourceDefinitionValidation", release="1.36")
_STRUCTURE = server(
    "staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/validation.go",
    "ValidateStructural",
    release="1.36",
)
#: What the root of a schema can have where the status is written apart: what of the rest would be lost of it.
_BESIDE_STATUS = frozenset(
    {
        "description",
        "type",
        "format",
        "title",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "multipleOf",
        "required",
        "items",
        "properties",
        "externalDocs",
        "example",
        "x-kubernetes-preserve-unknown-fields",
        "x-kubernetes-validations",
    }
)


@rule(
    "CustomResourceDefinitionSpec.versions",
    remedy="write schema.openAPIV3Schema",
    source=server(EXTENSIONS, "validateCustomResourceDefinitionSpec", release="1.36"),
)
def versions_of_custom_resources_have_a_schema(
    versions: list[Object], at: FieldPath, _context: Context
) -> Problems | None:
    """What a schema does not know is left out of objects, so without one there would be nothing left."""
    return [
        (at.index(position).child("schema").child("openAPIV3Schema"), required())
        for position, version in enumerate(versions)
        if "openAPIV3Schema" not in version.get("schema", {})
    ]


@rule("CustomResourceDefinitionSpec", when=("versions",), remedy="say of each field its type", source=_STRUCTURE)
def schemas_are_structural(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What a field is has to be clear from the schema alone, before any of its conditions is worked out."""
    found: list[Problem] = []
    for schema, where, _ in places_of("schema", spec, at):
        if "openAPIV3Schema" in schema:
            found += structural_problems(schema["openAPIV3Schema"], where.child("openAPIV3Schema"), Level.ROOT)
    return found


@rule(
    "CustomResourceDefinitionSpec",
    when=("versions",),
    remedy="write x-kubernetes-list-map-keys with required properties of the items",
    source=server(EXTENSIONS, "ValidateCustomResourceDefinitionOpenAPISchema", release="1.36"),
)
def lists_in_schemas_say_how_they_are_merged(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Two who write to one list are told apart by what the list is: a whole, a set, or items with keys."""
    found: list[Problem] = []
    for schema, where, _ in places_of("schema", spec, at):
        if "openAPIV3Schema" in schema:
            found += list_problems(schema["openAPIV3Schema"], where.child("openAPIV3Schema"))
    return found


@rule(
    "CustomResourceDefinitionSpec",
    when=("versions",),
    remedy="move it into the properties that it is about",
    source=_VALIDATION,
)
def roots_of_schemas_are_plain(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The status of an object is checked apart from the rest of it, which a condition about both would break."""
    found: list[Problem] = []
    for schema, where, versions in places_of("schema", spec, at):
        root, here = schema.get("openAPIV3Schema", {}), where.child("openAPIV3Schema")
        if root.get("nullable"):
            found.append((here.child("nullable"), forbidden("nullable cannot be true at the root")))
        if not any("status" in version.get("subresources", {}) for version in versions):
            continue
        extra = [name for name, value in root.items() if value and name not in _BESIDE_STATUS | {"nullable"}]
        if extra:
            message = f"{', '.join(extra)} can't stand at the root of the schema if the status subresource is enabled"
            found.append((here, invalid({name: root[name] for name in extra}, message)))
    return found
