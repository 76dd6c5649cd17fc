"""The base of every model type: a frozen value that holds what was written and nothing else."""

from __future__ import annotations

from cdk8s_pods.render import manifest_key, to_manifest

from .field import Short
from .frozen_mapping import FrozenMapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, ClassVar

    from typing_extensions import Self, dataclass_transform
else:

    def dataclass_transform(**_):
        """At run time the decorator marks nothing: type checkers read it, and importing typing for it costs."""
        return lambda decorated: decorated


#: The types of most values; they are held as they are.
_SCALARS = frozenset({str, int, bool, float})


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value:
    """A frozen, keyword-only value of one Kubernetes API type.

    The annotations of a subclass are its fields, in the order a manifest shows them; a field without a default is
    required. ``None`` means "not written". Lists are held as tuples and mappings as frozen mappings, so that a value
    never changes; ``replace`` makes a changed copy. A subclass may remember more than its fields in slots of its own:
    neither compared nor rendered, but carried along by pickling.
    """

    __slots__ = ("__dict__",)

    #: Python name -> the API's name of each field, in order.
    __manifest_keys__: ClassVar[Mapping[str, str]] = {}
    #: The API's name -> Python name of each field.
    __names__: ClassVar[Mapping[str, str]] = {}
    __required__: ClassVar[tuple[str, ...]] = ()
    __short_forms__: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}

    def __init_subclass__(cls) -> None:
        body = cls.__dict__
        names = [name for name in cls.__annotations__ if not name.startswith("_")]
        short_forms = {name: body[name].full for name in names if isinstance(body.get(name), Short)}
        for name in short_forms:
            setattr(cls, name, None)
        # What stands here before is what a user's own subclass of a type inherits from it.
        cls.__manifest_keys__ = {**cls.__manifest_keys__, **{name: manifest_key(name) for name in names}}
        cls.__names__ = {key: name for name, key in cls.__manifest_keys__.items()}
        cls.__required__ += tuple(name for name in names if name not in body)
        cls.__short_forms__ = {**cls.__short_forms__, **short_forms}

    if not TYPE_CHECKING:

        def __init__(self, **written):
            cls = type(self)
            keys, short_forms, held = cls.__manifest_keys__, cls.__short_forms__, self.__dict__
            for name, value in written.items():
                if name not in keys:
                    raise TypeError(_unknown_field(cls, name))
                if value is None:
                    continue
                kind = type(value)
                if kind not in _SCALARS:
                    if kind is list:
                        value = tuple(value)
                    elif kind is dict:
                        value = FrozenMapping(value)
                    elif kind is not tuple and not isinstance(value, (Value, FrozenMapping)):
                        value = _frozen(value)
                    if name in short_forms:
                        value = short_forms[name](value)
                held[name] = value
            for name in cls.__required__:
                if name not in held:
                    raise TypeError(_missing_field(cls, held))

        def __replace__(self, /, **changes):  # what copy.replace() of Python 3.13 calls
            return self.replace(**changes)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: use replace({name}=...) for a changed copy")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: use replace({name}=None) for a copy without it")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), frozenset(self.__dict__.items())))

    def __repr__(self) -> str:
        held = self.__dict__
        fields = ", ".join(f"{name}={held[name]!r}" for name in self.__manifest_keys__ if name in held)
        return f"{type(self).__name__}({fields})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        remembered = {
            slot: getattr(self, slot) for slot in type(self).__slots__ if slot != "__dict__" and hasattr(self, slot)
        }
        return _rebuilt, (type(self), dict(self.__dict__), remembered)

    def replace(self, **changes: Any) -> Self:
        """A copy with the given fields changed; ``None`` takes a field out.

        Raises:
            TypeError: A field is not one of this type's, or a required one was taken out.
        """
        return type(self)(**{**self.__dict__, **changes})

    def to_manifest(self) -> dict[str, Any]:
        """This value as a plain manifest: dicts, lists and scalars under the API's own field names."""
        return to_manifest(self)

    @classmethod
    def from_manifest(cls, manifest: Any) -> Self:
        """The value that a plain manifest (loaded from YAML or JSON) stands for; renders back equal.

        Args:
            manifest: Plain dicts and lists; nulls count as not written.

        Raises:
            InvalidManifest: A field is unknown, of a wrong JSON type or missing; every such field is named.
        """
        # Deferred: reading is rare, and writing a pod does not pay for it.
        from cdk8s_pods.issues import FieldPath
        from cdk8s_pods.render import from_manifest

        return from_manifest(cls, manifest, FieldPath(), _type_named)


def _rebuilt(value_type: type[Value], held: dict[str, Any], remembered: dict[str, Any]) -> Value:
    value = value_type(**held)
    for slot, something in remembered.items():
        object.__setattr__(value, slot, something)
    return value


def _type_named(name: str) -> type[Any]:
    # Deferred: the package exports its types lazily, and this module stands below all of them.
    from cdk8s_pods import model

    found: type[Any] = getattr(model, name)
    return found


def _frozen(value: Any) -> Any:
    """``value`` as a frozen value holds it; what is neither list nor mapping stays as it is."""
    # Deferred: only other kinds of lists and mappings than Python's own come here.
    from collections.abc import Mapping, Sequence

    if isinstance(value, Mapping):
        return FrozenMapping(value)
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return tuple(value)
    return value


def _missing_field(value_type: type[Value], held: Mapping[str, Any]) -> str:
    missing = [name for name in value_type.__required__ if name not in held]
    is_or_are = "it is" if len(missing) == 1 else "they are"
    return f"{value_type.__name__} needs {' and '.join(missing)}: {is_or_are} required by the Kubernetes API"


def _unknown_field(value_type: type[Value], name: str) -> str:
    # Deferred: only a mistake pays for difflib.
    from difflib import get_close_matches

    near = get_close_matches(name, value_type.__manifest_keys__, n=1)
    known = value_type.__names__.get(name) or (near[0] if near else None)
    hint = f"; did you mean {known!r}?" if known else ""
    return f"{value_type.__name__} has no field {name!r}{hint}"
