"""The base of every model type: a frozen value that holds what was written and nothing else."""

from __future__ import annotations

from cdk8s_pods.render import manifest_key, to_manifest

from .field import Constructor, RequiredShort, Short, WorkedOut
from .frozen_mapping import FrozenMapping

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, ClassVar

    from typing_extensions import Self, dataclass_transform  # noqa: TC004 - defined below as well
else:
    # At run time the decorator marks nothing: type checkers read it, and importing typing for it costs. Set like this,
    # because an editor that believes in both definitions would see two classes below, one of them not marked.
    globals()["dataclass_transform"] = lambda **_: lambda decorated: decorated


#: What can change from outside, wherever it stands in a value.
_OPEN = frozenset({list, dict})

#: The types of most values; they are held as they are.
_SCALARS = frozenset({str, int, bool, float})

_NOTHING: frozenset[type] = frozenset()


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(RequiredShort,))
class Value:
    """A frozen, keyword-only value of one Kubernetes API type.

    The annotations of a subclass are its fields, in the order a manifest shows them; a field without a default is
    required, and the text below a field says what it is. ``None`` means "not written". Lists are held as tuples and
    mappings as frozen mappings, so that a value never changes; ``replace`` makes a changed copy. A value that is not of
    the type its field takes is refused at once, as are unknown and missing fields; wrong scalars are left to the check.
    """

    __slots__ = ("__dict__",)

    #: Python name -> the API's name of each field, in order.
    __manifest_keys__: ClassVar[Mapping[str, str]] = {}
    #: The API's name -> Python name of each field.
    __names__: ClassVar[Mapping[str, str]] = {}
    __required__: ClassVar[tuple[str, ...]] = ()
    __short_forms__: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    #: What a value keeps beside its fields, under names that start with an underscore: never rendered, but part of the
    #: value in every other way.
    _remembers: ClassVar[tuple[str, ...]] = ()
    #: The types that were found to fit a field before: of the value itself, and of the elements of its list.
    _fits: ClassVar[dict[str, set[type]]] = {}
    _elements_fit: ClassVar[dict[str, set[type]]] = {}

    def __init_subclass__(cls) -> None:
        body = cls.__dict__
        names = [name for name in cls.__annotations__ if not name.startswith("_")]
        short_forms = {name: body[name].full for name in names if isinstance(body.get(name), Short)}
        required = tuple(name for name in names if name not in body or isinstance(body[name], RequiredShort))
        for name in short_forms:
            setattr(cls, name, None)
        # What stands here before is what a user's own subclass of a type inherits from it.
        cls.__manifest_keys__ = {**cls.__manifest_keys__, **{name: manifest_key(name) for name in names}}
        cls.__names__ = {key: name for name, key in cls.__manifest_keys__.items()}
        cls.__required__ += required
        cls.__short_forms__ = {**cls.__short_forms__, **short_forms}
        cls._fits, cls._elements_fit = {}, {}
        cls.__doc__ = WorkedOut("doc_with_fields", cls.__doc__)  # type: ignore[assignment]  # Python asks it for the text

    if not TYPE_CHECKING:
        __signature__ = WorkedOut("signature_of_fields")

        def __init__(self, *positional, **written):
            cls = type(self)
            if positional:
                raise TypeError(_mistakes().written_by_position(cls, positional))
            keys, short_forms, held = cls.__manifest_keys__, cls.__short_forms__, self.__dict__
            for name, value in written.items():
                if name not in keys and name not in cls._remembers:
                    raise TypeError(_mistakes().unknown_field(cls, name, written))
                if value is None:
                    continue
                kind = type(value)
                if kind not in _SCALARS:
                    if kind is list:
                        value, kind = tuple(value), tuple
                    elif kind is dict:
                        value, kind = _frozen_mapping(value), FrozenMapping
                    elif kind is not tuple and not isinstance(value, (Value, FrozenMapping)):
                        value = _frozen(value)
                        kind = type(value)
                    if name in short_forms:
                        value = short_forms[name](value)
                        kind = type(value)
                    if kind is tuple:
                        fitting = cls._elements_fit.get(name, _NOTHING)
                        for element in value:
                            if type(element) not in fitting:
                                _learn_that_it_fits(cls, name, value)
                                if not _OPEN.isdisjoint(map(type, value)):
                                    value = _frozen(value)
                                break
                    elif kind not in _SCALARS and kind not in cls._fits.get(name, _NOTHING):
                        _learn_that_it_fits(cls, name, value)
                held[name] = value
            for name in cls.__required__:
                if name not in held:
                    raise TypeError(_mistakes().missing_fields(cls, held))

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
        shown = [name for name in (*self.__manifest_keys__, *self._remembers) if name in held]
        return f"{type(self).__name__}({', '.join(f'{name}={held[name]!r}' for name in shown)})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), dict(self.__dict__))

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


def _rebuilt(value_type: type[Value], held: dict[str, Any]) -> Value:
    return value_type(**held)


def _type_named(name: str) -> type[Any]:
    # Deferred: the packages export their types lazily, and this module stands below all of them.
    from cdk8s_pods import model
    from cdk8s_pods.model import objects

    found: type[Any] = getattr(model, name, None) or getattr(objects, name)
    return found


def _frozen(value: Any) -> Any:
    """``value`` as a frozen value holds it; what is neither list nor mapping stays as it is."""
    # Deferred: only other kinds of lists and mappings than Python's own come here.
    from collections.abc import Mapping, Sequence

    if isinstance(value, Mapping):
        return _frozen_mapping(dict(value))
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return tuple([_frozen(element) for element in value])
    return value


def _frozen_mapping(value: dict[Any, Any]) -> FrozenMapping:
    for element in value.values():
        if type(element) in _OPEN:
            return FrozenMapping({key: _frozen(each) for key, each in value.items()})
    return FrozenMapping(value)


def _learn_that_it_fits(value_type: type[Value], name: str, value: Any) -> None:
    """Remember that the types found in ``value`` fit the field, so that only the first of each is looked at.

    Raises:
        TypeError: They do not.
    """
    annotation = value_type.__annotations__.get(name, "")
    if type(value) is tuple:
        learned, kinds = value_type._elements_fit, set(map(type, value))
        plain = all(kind in _SCALARS or f"Sequence[{kind.__name__}]" in annotation for kind in kinds)
    else:
        learned, kinds = value_type._fits, {type(value)}
        field = value_type.__dict__.get(name)
        # What a field with a short form holds stands last in its annotation.
        written = annotation.removesuffix("]").rpartition(", ")[2] if "Short[" in annotation else annotation
        wanted = field.held_type if isinstance(field, Constructor) else written.removesuffix(" | None")
        plain = wanted == type(value).__name__ or (type(value) is FrozenMapping and wanted.startswith("Mapping["))
    if not plain and name not in value_type._remembers:
        # What is no plain case is looked at closely, with what a program that makes no mistake rarely needs.
        _mistakes().refuse_misfit(value_type, name, value)
    # What can still change is looked at each time, and closed.
    learned.setdefault(name, set()).update(kinds - _OPEN)


def _mistakes() -> Any:
    # Deferred: only a program with a mistake in it pays for good advice.
    from . import mistakes

    return mistakes
