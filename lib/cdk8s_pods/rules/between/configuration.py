"""ConfigMaps and Secrets that pods read: that they are there, and have the keys."""

from __future__ import annotations

from cdk8s_pods.facts.filled_elsewhere import is_filled_elsewhere
from cdk8s_pods.issues.message import not_found
from cdk8s_pods.rules.source import page
from cdk8s_pods.schema.decode import key_text
from cdk8s_pods.suggestion import suggested

from .missing import may_be_made, missing
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


def try_keys_of(view: View, kind: str, name: str, namespace: str | None) -> set[str] | None:
    """The keys of a ConfigMap or a Secret, those of bytes and of plain text too; None where they are not all known.

    Of several objects of the name, as a folder with alternatives holds them, every key counts.
    """
    holders = view.all_named(kind, name, namespace)
    if not holders or may_be_made(view, name) or any(is_filled_elsewhere(each.manifest) for each in holders):
        return None
    keys: set[str] = set()
    for holder in holders:
        for field in ("data", "binaryData", "stringData"):
            # As it is written: a value of a wrong type is told by itself, and its key is there.
            written = holder.written.get(field)
            keys.update(map(key_text, written) if isinstance(written, dict) else ())
    return keys


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
        known = try_keys_of(view, kind, reference.name, resource.namespace)
        if known is None:
            continue
        for key, at in reference.keys:
            if key and key not in known:
                holder = view.named(kind, reference.name, resource.namespace)
                assert holder is not None  # its keys are known
                near = nearest(key, known)
                message = not_found(key, f"{holder.title_and_place} has no such key{suggested(near)}").beside(holder)
                # Another file of the folder may hold another object of the name, or a command makes it.
                yield at, message.mildly(when=near is None and not view.are_applied_together(holder, resource))
