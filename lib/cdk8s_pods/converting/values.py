"""Writes model values as the expressions that make them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.model import LabelSelector, PodSpec, Value, VolumeMount, objects as whole_objects

from .code import Atom, Import, Item, call, keyword, list_of, mapping_of, method
from .constructors import try_constructed
from .literals import bytes_literal, is_long_text, scalar_literal, text_literal
from .references import StandIn
from .short_forms import ShortForm, try_short
from .unlisted import is_unlisted
from .volumes import VolumePlan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .code import Code, Group
    from .names import ObjectNames
    from .notes import Notes
    from .references import References

#: The name under which the types of whole objects are imported, which constructs have the names of too.
_OBJECTS = "objects"
#: What selects pods from within a pod: there its own can be meant.
_ABOUT_PODS = frozenset({"PodAffinityTerm", "TopologySpreadConstraint"})


class ValueWriter:
    """Writes the values of one object.

    Args:
        references: What the object may refer to.
        names: Gives what is written for the object the names that it needs.
        plain: Whether everything is written in full.
    """

    def __init__(self, references: References, names: ObjectNames, *, plain: bool) -> None:
        #: What its expressions import.
        self.imports: set[Import] = set()
        self.references = references
        self.is_plain = plain
        #: What selects the object's own pods, as a manifest; None where nothing does.
        self.own_selector: dict[str, Any] | None = None
        self._names = names
        self._is_about_pods = False
        self._volumes = VolumePlan()
        #: What stands in front of the object's statement: names, what they stand for, and comments.
        self.prelude: list[tuple[str, Group, tuple[str, ...]]] = []

    def value(self, value: Value, notes: Notes) -> Code:
        """A model value."""
        if self.is_plain:
            return self._in_full(value, notes)
        if isinstance(value, PodSpec):
            return self._pod_spec(value, notes)
        if isinstance(value, LabelSelector) and self._is_about_pods and value.to_manifest() == self.own_selector:
            return call(self.imported("own_pods"), ())
        if isinstance(value, VolumeMount):
            mount = self._mount(value, notes)
            if mount is not None:
                return mount
        constructed = try_constructed(value)
        if constructed is None:
            return self._in_full(value, notes)
        items = []
        for argument in constructed.arguments:
            prefix = f"{argument.name}=" if argument.name else ""
            inside = notes.at(*argument.path)
            items.append(self._item(prefix, inside, self._field_writer(argument.owner, argument.field, argument.value)))
        kind = self.imported(type(value).__name__)
        return call(f"{kind}.{constructed.method}", items)

    def arguments(self, value: Value, notes: Notes, *without: str) -> list[Item]:
        """The fields of a value as arguments by name, in the order of its type."""
        keys = value.__manifest_keys__
        return [
            self._item(f"{field}=", notes.at(keys[field]), self._field_writer(value, field, value.__dict__[field]))
            for field in keys
            if field in value.__dict__ and field not in without
        ]

    def item(self, prefix: str, held: Any, notes: Notes, role: str = "") -> Item:
        """Anything as an argument, element or entry, with the comments that belong to it."""
        return self._item(prefix, notes, lambda inside: self._anything(held, inside, role))

    def field_item(self, value: Value, field: str, notes: Notes) -> Item:
        """One field of a value as an argument by its name."""
        return self._item(f"{field}=", notes, self._field_writer(value, field, value.__dict__[field]))

    def form_item(self, name: str, form: ShortForm | StandIn, notes: Notes) -> Item:
        """A short form as an argument by its name."""
        return self._item(f"{name}=", notes, lambda inside: self._short(form, inside, name))

    def imported(self, name: str, module: str = "cdk8s_pods") -> str:
        """A name of a module that is used."""
        self.imports.add(Import(module, name))
        return name

    def refer(self, stand_in: StandIn) -> Atom:
        """The name of another object's construct."""
        self.references.used.add(stand_in.position)
        return Atom(stand_in.variable, is_name=True)

    def text(self, text: str | bytes, wanted: str) -> Code:
        """A text, or bytes; a long text stands above the class, by a name."""
        if isinstance(text, bytes):
            return Atom(bytes_literal(text))
        if not is_long_text(text):
            return Atom(text_literal(text))
        return Atom(self._names.of_text(text, wanted), is_name=True)

    def _item(self, prefix: str, notes: Notes, write: Callable[[Notes], Code]) -> Item:
        above = notes.take_own()
        code = write(notes)
        # What was written in short has no place for the comments within.
        return Item(prefix, code, (*above, *notes.take_all()))

    def _in_full(self, value: Value, notes: Notes) -> Code:
        name = type(value).__name__
        if getattr(whole_objects, name, None) is type(value):
            if set(value.__dict__) <= {"metadata", "spec"} and name == "PersistentVolumeClaim":
                name = self.imported("PersistentVolumeClaimTemplate")
            else:
                name = f"{self.imported(_OBJECTS, 'cdk8s_pods.model')}.{name}"
        else:
            self.imported(name)
        return call(name, self.arguments(value, notes))

    def _field_writer(self, value: Value, field: str, held: Any) -> Callable[[Notes], Code]:
        def write(notes: Notes) -> Code:
            self._is_about_pods = type(value).__name__ in _ABOUT_PODS
            short = None if self.is_plain else try_short(type(value), field, held, self.references)
            if short is not None:
                return self._short(short, notes, field)
            if is_unlisted(type(value), field, held):
                # The server takes more than the types say, such as an empty text for what is not written.
                self.imported("Any", "typing")
                return call(
                    self.imported("cast", "typing"),
                    [Item("", Atom('"Any"')), Item("", self._anything(held, notes, field))],
                )
            return self._anything(held, notes, field)

        return write

    def _short(self, short: ShortForm | StandIn, notes: Notes, role: str) -> Code:
        if isinstance(short, StandIn):
            return self.refer(short)
        items: list[Item] = []
        for part in short.parts:
            prefix = "" if part.key is None else f"{scalar_literal(part.key)}: "
            above = tuple(text for path in part.more for text in notes.at(*path).take_own())
            item = self.item(prefix, part.value, notes.at(*part.path), role)
            left = tuple(text for path in part.more for text in notes.at(*path).take_all())
            items.append(item._replace(comments=(*above, *item.comments, *left)))
        group = mapping_of(items) if short.is_mapping else list_of(items)
        return group._replace(role=role)

    def _anything(self, held: Any, notes: Notes, role: str) -> Code:
        if isinstance(held, Value):
            code = self.value(held, notes)
            return code._replace(role=code.role or role) if not isinstance(code, Atom) else code
        if isinstance(held, StandIn):
            return self.refer(held)
        if isinstance(held, (tuple, list)):
            items = [self.item("", each, notes.at(position)) for position, each in enumerate(held)]
            return list_of(items)._replace(role=role)
        if isinstance(held, dict):
            mapping: Mapping[Any, Any] = held
            entries = [
                self.item(f"{scalar_literal(key)}: ", each, notes.at(key), str(key)) for key, each in mapping.items()
            ]
            return mapping_of(entries)._replace(role=role)
        if isinstance(held, (str, bytes)):
            return self.text(held, role)
        return Atom(scalar_literal(held))

    def _pod_spec(self, spec: PodSpec, notes: Notes) -> Code:
        plan = self._volumes = VolumePlan.of(spec)
        if plan.is_empty:
            return self._in_full(spec, notes)
        for position, volume in enumerate(spec.volumes or ()):
            above = notes.at("volumes").take_own() if position == 0 and plan.is_left_out else ()
            inside = notes.at("volumes", position)
            above = (*above, *inside.take_own())
            code = self.value(volume, inside)
            above = (*above, *inside.take_all())
            if isinstance(code, Atom):
                raise TypeError("a volume is a call")
            if plan.has_name(volume, code):
                name = self._names.of_part(volume.name)
                self.prelude.append((name, code, above))
                plan.write(volume, Atom(name, is_name=True), ())
            else:
                plan.write(volume, code, above)
        items = self.arguments(spec, notes, "volumes")
        if not plan.is_left_out:
            order = [f"{field}=" for field in spec.__manifest_keys__]
            items = sorted(
                (*items, self._listed_volumes(spec, notes.at("volumes"))), key=lambda item: order.index(item.prefix)
            )
        return call(self.imported("PodSpec"), items)

    def _listed_volumes(self, spec: PodSpec, notes: Notes) -> Item:
        items = [Item("", *self._volumes.code(volume.name)) for volume in spec.volumes or ()]
        return keyword("volumes", list_of(items), notes.take_own())

    def _mount(self, mount: VolumeMount, notes: Notes) -> Code | None:
        """A mount as a method of its volume, where that is one of the pod's."""
        if self._volumes.has(mount.name):
            code, above = self._volumes.code(mount.name)
        elif mount.volume is not None:
            code, above = self.value(mount.volume, notes.at("name")), ()
        else:
            return None
        items = [
            self._item(
                "" if field == "mount_path" else f"{field}=",
                notes.at(mount.__manifest_keys__[field]),
                self._field_writer(mount, field, mount.__dict__[field]),
            )
            for field in mount.__manifest_keys__
            if field in mount.__dict__ and field != "name"
        ]
        if above:
            items[0] = items[0]._replace(comments=(*above, *items[0].comments))
        return method(code, "mount", items)
