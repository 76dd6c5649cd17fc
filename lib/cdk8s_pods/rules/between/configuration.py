"""ConfigMaps and Secrets that pods read: that they are there, and have the keys."""

from __future__ import annotations

from cdk8s_pods.issues.message import not_found
from cdk8s_pods.rules.source import page

from .missing import missing
from .nearness import nearest
from .references import references_of
from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_CONFIG_MAPS = page("https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps")
_SECRETS = page("https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets")


@between(
    WITH_PODS,
    category="runtime",
    when=("ConfigMap",),
    remedy="write the name of one that is there",
    source=_CONFIG_MAPS,
)
def config_maps_that_pods_read_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A container does not start before the ConfigMap that it needs is there, unless the reference is optional."""
    return _missing(resource, view, "ConfigMap")


@between(WITH_PODS, category="runtime", when=("Secret",), remedy="write the name of one that is there", source=_SECRETS)
def secrets_that_pods_read_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A container does not start before the Secret that it needs is there, unless the reference is optional.

    A Secret that an image is pulled with may be missing, and then the pull fails.
    """
    return _missing(resource, view, "Secret")


@between(
    WITH_PODS,
    category="runtime",
    when=("ConfigMap",),
    remedy="write a key that it has, or add the key",
    source=_CONFIG_MAPS,
)
def config_maps_have_the_keys_that_pods_read(resource: Resource, view: View) -> Iterator[Problem]:
    """A container that needs a key that its ConfigMap does not have is never started.

    A volume that lists the key among its `items` cannot be mounted; where the reference is optional, both go without.
    """
    return _missing_keys(resource, view, "ConfigMap")


@between(
    WITH_PODS, category="runtime", when=("Secret",), remedy="write a key that it has, or add the key", source=_SECRETS
)
def secrets_have_the_keys_that_pods_read(resource: Resource, view: View) -> Iterator[Problem]:
    """A container that needs a key that its Secret does not have is never started.

    A volume that lists the key among its `items` cannot be mounted; where the reference is optional, both go without.
    """
    return _missing_keys(resource, view, "Secret")


def keys_of(holder: Resource) -> set[str]:
    """The keys of a ConfigMap or a Secret, those of bytes and of plain text too."""
    return {key for field in ("data", "binaryData", "stringData") for key in holder.manifest.get(field, ())}


def _missing(resource: Resource, view: View, kind: str) -> Iterator[Problem]:
    assert resource.pods is not None  # the rules are asked for objects with pods alone
    for reference in references_of(resource.pods):
        if reference.kind == kind and (not reference.optional or reference.at.steps[-3] == "imagePullSecrets"):
            message = missing(view, kind, reference.name, resource.namespace)
            if message is not None:
                yield reference.at, message


def _missing_keys(resource: Resource, view: View, kind: str) -> Iterator[Problem]:
    assert resource.pods is not None
    for reference in references_of(resource.pods):
        if reference.kind != kind or reference.optional or not reference.keys:
            continue
        holder = view.named(kind, reference.name, resource.namespace)
        if holder is None:
            continue
        known = keys_of(holder)
        for key, at in reference.keys:
            if key and key not in known:
                near = nearest(key, known)
                hint = f' (did you mean "{near}"?)' if near else ""
                yield at, not_found(key, f"{holder.title_and_place} has no such key{hint}")
