"""ConfigMaps, Secrets and quotas: what can be closed against changes, and what a type or scope decides for good."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import NO_VALUE, forbidden, invalid
from cdk8s_pods.rules.source import CORE, server
from cdk8s_pods.updates.rule import Cause, fixed, refused, update_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.updates.update import Update

_CLOSED = "field is immutable when `immutable` is set"


@update_rule(
    "ConfigMap",
    "Secret",
    fields=("immutable", "data", "binaryData", "stringData"),
    source=server(CORE, "ValidateConfigMapUpdate", "ValidateSecretUpdate", release="1.36"),
)
def closed_content_stays_closed(update: Update) -> Iterator[Cause]:
    """What is `immutable: true` neither opens again nor changes what it holds; labels and annotations can change."""
    if update.was("immutable") is not True:
        return
    if update.becomes("immutable") is not True:
        yield Cause(FieldPath.of("immutable"), forbidden(_CLOSED))
    for field in ("data", "binaryData"):
        for difference in update.below(field):
            yield refused(difference, _CLOSED)


@fixed("Secret", fields=("type",), source=server(CORE, "ValidateSecretUpdate", release="1.36"))
def secrets_keep_their_type() -> None:
    """The type says which keys a Secret has; one that is not written is Opaque."""


@update_rule(
    "ResourceQuota",
    fields=("spec.scopes",),
    source=server(CORE, "ValidateResourceQuotaUpdate", release="1.36"),
)
def quotas_keep_their_scopes(update: Update) -> Iterator[Cause]:
    """What a quota counts stays, in any order; how much it allows and its scopeSelector can change."""
    before, after = update.was("spec", "scopes"), update.becomes("spec", "scopes")
    if _as_set(before) != _as_set(after):
        yield Cause(FieldPath.of("spec", "scopes"), invalid([] if after is NO_VALUE else after, "field is immutable"))


def _as_set(scopes: object) -> set[str]:
    return set(map(str, scopes)) if isinstance(scopes, list) else set()
