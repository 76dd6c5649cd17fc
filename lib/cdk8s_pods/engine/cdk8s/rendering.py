"""How the values of an API object become the values that are written: replaced by resolvers, cleaned, sorted."""

from __future__ import annotations

from cdk8s_pods.engine.bare_text import BareText
from cdk8s_pods.engine.failures import ScriptFailure, call_back
from cdk8s_pods.engine.values import in_key_order, sorted_map

from .lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .api_object import ApiObject
    from .interfaces import IResolver


def resolve(key: list[str], value: Any, api_object: ApiObject, resolvers: Sequence[IResolver]) -> Any:
    """Return the value with everything replaced that the user's or the built-in resolvers replace.

    Args:
        key: the path of the value within the object.
        value: a native value.
        api_object: the object that the value belongs to.
        resolvers: the user's resolvers, which come before the built-in ones.
    """
    if value is None:
        return None
    kind = type(value)
    plain = kind is str or kind is dict or kind is list or kind is bool or kind is int or kind is float
    if resolvers or not plain:
        replaced, new_value = _replace(key, value, api_object, resolvers)
        if replaced:
            return resolve(key, new_value, api_object, resolvers)
    if kind is list:
        return [resolve([*key, str(i)], item, api_object, resolvers) for i, item in enumerate(value)]
    if kind is dict:
        return {name: resolve([*key, name], item, api_object, resolvers) for name, item in value.items()}
    return value


def _replace(key: list[str], value: Any, api_object: ApiObject, resolvers: Sequence[IResolver]) -> tuple[bool, Any]:
    if resolvers:
        from .resolvers import ResolutionContext

        context = ResolutionContext(api_object, key, value)
        for resolver in resolvers:
            call_back(resolver.resolve, context)
            if context.replaced:
                return True, context.__resolution_new__
    if isinstance(value, Lazy):
        return True, value.__lazy_produce__()
    return False, value


def sanitize(value: Any, *, sort_keys: bool = True, drop_empty: bool = False) -> Any:
    """Return the value without what is None in a dict, with keys in alphabetical order.

    Args:
        value: a resolved value.
        sort_keys: whether to sort.
        drop_empty: whether to drop empty dicts and lists too, as it is done in metadata.

    Raises:
        ScriptFailure: for an object that no resolver replaced.
    """
    kind = type(value)
    if kind is dict:
        result: dict[str, Any] = {}
        for name in sorted_map(value) if sort_keys else value:
            item = sanitize(value[name], sort_keys=sort_keys, drop_empty=drop_empty)
            if item is not None:
                result[name] = item
        return None if drop_empty and not result else result
    if kind is list:
        if drop_empty and not value:
            return None
        return [sanitize(item, sort_keys=sort_keys, drop_empty=drop_empty) for item in value]
    if kind is str or value is None or kind is bool or kind is int or kind is float or kind is BareText:
        return value
    name = getattr(value, "__script_name__", None)
    if name is None:
        # An object of a class of the user: it has no fields for the engine, as it has none for the official modules.
        return None if drop_empty else {}
    raise ScriptFailure(f"can't render non-simple object of type '{name}'")


def api_version_first(document: Any) -> dict[str, Any]:
    """Return the document with apiVersion, kind and metadata before all other fields."""
    if not isinstance(document, dict):
        return {}
    first = {name: document[name] for name in ("apiVersion", "kind", "metadata") if name in document}
    first.update(document)  # pyright: ignore[reportUnknownArgumentType]  # a native dict
    return in_key_order(first)  # pyright: ignore[reportUnknownArgumentType]
