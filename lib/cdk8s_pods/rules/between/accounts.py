"""ServiceAccounts, and the Secrets that belong to them."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.rules.source import page

from .missing import missing
from .references import references_of
from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_ACCOUNTS = page("https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/")
_TOKEN, _ACCOUNT = "kubernetes.io/service-account-token", "kubernetes.io/service-account.name"


@between(
    WITH_PODS,
    category="runtime",
    when=("ServiceAccount",),
    remedy="write the name of a ServiceAccount that is there, or add it",
    source=_ACCOUNTS,
)
def service_accounts_of_pods_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A pod of a ServiceAccount that is not there is refused; a controller then makes no pods."""
    assert resource.pods is not None  # the rule is asked for objects with pods alone
    for reference in references_of(resource.pods):
        if reference.kind == "ServiceAccount":
            message = missing(view, "ServiceAccount", reference.name, resource.namespace)
            if message is not None:
                yield reference.at, message


@between(
    "ServiceAccount",
    category="runtime",
    when=("Secret",),
    remedy="write the name of a Secret that is there",
    source=page(
        "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/"
        "#add-imagepullsecrets-to-a-service-account"
    ),
)
def pull_secrets_of_service_accounts_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """The pods of a ServiceAccount pull their images with its Secrets; without them private ones cannot be pulled."""
    for position, secret in enumerate(resource.manifest.get("imagePullSecrets", ())):
        message = missing(view, "Secret", secret.get("name", ""), resource.namespace)
        if message is not None:
            yield FieldPath.of("imagePullSecrets", position, "name"), message


@between(
    "Secret",
    category="runtime",
    when=("ServiceAccount",),
    remedy="write the name of a ServiceAccount that is there",
    source=page("https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets"),
)
def service_accounts_of_tokens_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A Secret for the token of a ServiceAccount that is not there is taken away again."""
    if resource.manifest.get("type") != _TOKEN:
        return
    name = resource.manifest.get("metadata", {}).get("annotations", {}).get(_ACCOUNT, "")
    message = missing(view, "ServiceAccount", name, resource.namespace)
    if message is not None:
        yield FieldPath.of("metadata", "annotations").key(_ACCOUNT), message
