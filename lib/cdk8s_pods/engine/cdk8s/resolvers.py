"""What replaces values when the app is synthesized, and what a replacement sees."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import native_texts, require_all, wrong_type
from cdk8s_pods.engine.values import native, returned

from .lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .api_object import ApiObject


class ResolutionContext:
    """One value of one API object, on its way into the manifest."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.ResolutionContext"
    __script_name__ = "ResolutionContext"
    __slots__ = (
        "__resolution_key__",
        "__resolution_new__",
        "__resolution_object__",
        "__resolution_value__",
        "_replaced",
    )

    def __init__(self, obj: ApiObject, key: Sequence[str], value: Any) -> None:
        if not getattr(obj, "__is_api_object__", False):
            raise wrong_type("obj", obj, "cdk8s.ApiObject")
        require_all("key", key, str, "str")
        self.__resolution_object__ = obj
        self.__resolution_key__ = native_texts("key", key)
        self.__resolution_value__ = native(value)
        self.__resolution_new__: Any = None
        self._replaced = False

    @property
    def obj(self) -> ApiObject:
        """The object that the value belongs to."""
        return self.__resolution_object__

    @property
    def key(self) -> list[str]:
        """The path of the value within the object, or within its metadata while that is rendered."""
        return [*self.__resolution_key__]

    @property
    def value(self) -> Any:
        """The value."""
        return returned(self.__resolution_value__)

    @property
    def replaced(self) -> bool:
        """Whether the value was replaced."""
        return self._replaced

    @replaced.setter
    def replaced(self, value: bool) -> None:
        if not isinstance(value, bool):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("value", value, "bool")
        self._replaced = value

    @property
    def replaced_value(self) -> Any:
        """The new value."""
        return returned(self.__resolution_new__)

    @replaced_value.setter
    def replaced_value(self, value: Any) -> None:
        self.__resolution_new__ = native(value)

    def replace_value(self, new_value: Any) -> None:
        """Replace the value."""
        self.__resolution_new__ = native(new_value)
        self._replaced = True


class LazyResolver:
    """Replaces lazy values by what they produce."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.LazyResolver"

    def resolve(self, context: ResolutionContext) -> None:
        """Replace the value if it is lazy."""
        _require_context(context)
        if isinstance(context.value, Lazy):
            context.replace_value(context.value.produce())


class ImplicitTokenResolver:
    """Replaces objects that have a method `resolve` by what it returns."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.ImplicitTokenResolver"

    def resolve(self, context: ResolutionContext) -> None:
        """Replace the value if it can resolve itself."""
        _require_context(context)
        resolve = getattr(context.value, "resolve", None)
        if callable(resolve):
            context.replace_value(resolve())


class NumberStringUnionResolver:
    """Replaces objects that hold a number or a string by that value."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.NumberStringUnionResolver"

    def resolve(self, context: ResolutionContext) -> None:
        """Replace the value if it holds a number or a string."""
        _require_context(context)
        value = context.value
        if isinstance(value, (str, int, float, dict, list)) or value is None:
            return
        held = getattr(value, "value", None)
        if isinstance(held, (str, int, float)) and not isinstance(held, bool):
            context.replace_value({"value": held})


def _require_context(context: object) -> None:
    if not isinstance(context, ResolutionContext):
        raise wrong_type("context", context, "cdk8s.ResolutionContext")
