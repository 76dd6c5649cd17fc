"""Definitions of custom resources, and ranges of addresses: what objects that are there hang on."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import forbidden
from cdk8s_pods.rules.source import server
from cdk8s_pods.updates.rule import Cause, fixed, refused, update_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.updates.update import Update

_DEFINITIONS = "staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go"


@fixed(
    "CustomResourceDefinition",
    fields=("spec.group", "spec.scope", "spec.names.kind", "spec.names.plural"),
    source=server(_DEFINITIONS, "validateCustomResourceDefinitionSpecUpdate", release="1.36"),
)
def definitions_keep_what_resources_are_stored_by() -> None:
    """The resources that are there are stored by these; schemas and short names can change."""


@update_rule(
    "CustomResourceDefinition",
    fields=("spec.versions",),
    source=server(_DEFINITIONS, "ValidateCustomResourceDefinitionStoredVersions", release="1.36"),
    remedy="keep the version, not served if need be, until every resource is stored in another one and "
    "status.storedVersions no longer lists it",
)
def stored_versions_stay_defined(update: Update) -> Iterator[Cause]:
    """A version in which resources may be stored stays in the list, though it need not be served."""
    kept = {version.get("name") for version in update.after.get("spec", {}).get("versions", ())}
    stored = update.status.get("storedVersions")
    for position, version in enumerate(update.before.get("spec", {}).get("versions", ())):
        name = version.get("name")
        is_stored = name in stored if stored is not None else version.get("storage") is True
        if is_stored and name not in kept:
            where = FieldPath.of("spec", "versions").index(position)
            yield Cause(where, forbidden(f"resources are stored as {name}, which must appear in spec.versions"))


@update_rule(
    "ServiceCIDR",
    fields=("spec.cidrs",),
    source=server("pkg/apis/networking/validation/validation.go", "ValidateServiceCIDRUpdate", release="1.36"),
)
def address_ranges_stay(update: Update) -> Iterator[Cause]:
    """A second range of the other family can come; those that are there stay."""
    before, after = (side.get("spec", {}).get("cidrs", []) for side in (update.before, update.after))
    if not (len(before) == 1 and len(after) == 2 and before[0] == after[0]):
        yield from (refused(each) for each in update.below("spec", "cidrs"))
