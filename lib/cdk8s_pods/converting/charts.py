"""Writes the objects of one chart as its class."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.schema.kinds import WORKLOADS
from cdk8s_pods.schema.scopes import CLUSTER_KINDS

from .code import Atom, Group, Import, Item, call, keyword, mapping_of
from .factoring import factored
from .literals import text_literal
from .names import Names, ObjectNames, common_prefix, construct_id, identifier, without_hash
from .parts import try_parts
from .references import References
from .statements import Given, typed_statement
from .untyped import untyped_statement
from .values import ValueWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .layout import Layout
    from .names import Constants
    from .parts import Parts
    from .source import SourceChart, SourceObject
    from .statements import Statement

#: From so many lines on, the objects of a chart that take some lines themselves are made in methods of their own.
_LONGEST_BODY = 70
_LONG_STATEMENT = 12

_INDENT = 8


class Manner:
    """How objects are written.

    Args:
        plain: Whether all of them are written in full, one by one.
        in_full: The positions of those that are written in full in any case.
        untyped: The positions of those that are written as they are, whatever their kind.
        ignored: By position the rules that are turned off for an object, each with the reason.
    """

    def __init__(self, *, plain: bool) -> None:
        self.plain = plain
        self.in_full: set[int] = set()
        self.untyped: set[int] = set()
        self.ignored: dict[int, dict[str, str]] = {}


class WrittenChart(NamedTuple):
    """The class of a chart.

    Args:
        lines: Its lines.
        places: The position of each object with its first line and the one behind its last, from the first of these.
        imports: What it imports.
        untyped: The positions of the objects that are no construct of their kind.
        names: The constants that it uses.
    """

    lines: list[str]
    places: list[tuple[int, int, int]]
    imports: frozenset[Import]
    untyped: frozenset[int]
    names: frozenset[str]


class ChartWriter:
    """Writes one chart.

    Args:
        chart: Its objects.
        manner: How they are written.
        constants: What stands above the classes of the module.
        layout: Lays out its lines.
    """

    def __init__(self, chart: SourceChart, manner: Manner, constants: Constants, layout: Layout) -> None:
        self._chart = chart
        self._manner = manner
        self._constants = constants
        self._layout = layout
        self._parts: dict[int, Parts | None] = {
            each.position: None if each.position in manner.untyped else try_parts(each.manifest)
            for each in chart.objects
        }
        self._ids: dict[int, str] = {}
        self._variables: dict[int, str] = {}
        self._names = Names(())
        self._name_objects()
        self._given = Given() if manner.plain else self._common()

    def written(self) -> WrittenChart:
        """The class."""
        statements = self._statements()
        order = list(statements)
        if not self._manner.plain:
            statements = factored(statements, self._constants, self._names, self._variables)
        referred = {position for each in statements.values() for position in each.used}
        return self._class(order, statements, referred)

    def _name_objects(self) -> None:
        """Give each object a variable and an id, the best ones to what makes pods."""
        ids = Names()
        makes_pods = {kind for _, kind in WORKLOADS}
        short = {each.position: without_hash(each.name.strip("-")) for each in self._chart.objects}
        prefix = common_prefix(short.values())
        short = {position: name.removeprefix(prefix) for position, name in short.items()}
        for each in sorted(self._chart.objects, key=lambda one: one.kind not in makes_pods):
            kind = identifier(each.kind, "object").strip("_")
            hyphened = kind.replace("_", "-")
            wanted = construct_id(short[each.position], hyphened)
            self._ids[each.position] = ids.new(wanted, f"{wanted}-{hyphened}")
            variable = identifier(short[each.position], kind)
            self._variables[each.position] = self._names.new(variable, f"{variable.strip('_')}_{kind}")

    def _common(self) -> Given:
        """The namespace and the labels that all objects have."""
        objects = self._chart.objects
        namespaces = {each.namespace for each in objects if not self._is_of_the_cluster(each)}
        namespace = next(iter(namespaces)) if len(namespaces) == 1 and len(objects) > 1 else None
        if any(each.namespace is None and self._parts[each.position] is None for each in objects):
            namespace = None  # cdk8s would give it to what has none
        labels: dict[str, str] | None = None
        for each in objects:
            metadata = each.manifest.get("metadata")
            own = metadata.get("labels") if isinstance(metadata, dict) else None
            own = own if isinstance(own, dict) else {}
            labels = own if labels is None else {key: labels[key] for key in labels if own.get(key) == labels[key]}
        shared = labels or {} if len(objects) > 1 else {}
        texts = all(isinstance(each, str) for each in shared.values())
        return Given(namespace, tuple(shared.items()) if texts else ())

    def _is_of_the_cluster(self, each: SourceObject) -> bool:
        return each.kind in CLUSTER_KINDS and self._parts[each.position] is not None and each.namespace is None

    def _statements(self) -> dict[int, Statement]:
        """The statement of each object, in an order in which each comes behind those it refers to."""
        stand_ins = []
        if not self._manner.plain:
            for each in self._chart.objects:
                parts = self._parts[each.position]
                found = parts and parts.stand_in(each.position, self._variables[each.position], each.namespace)
                if found:
                    stand_ins.append(found)
        index = References.index_of(stand_ins)

        def write(each: SourceObject, forbidden: frozenset[int]) -> Statement:
            return self._statement(each, References(index, each.namespace, forbidden | {each.position}))

        objects = {each.position: each for each in self._chart.objects}
        statements = {position: write(each, frozenset()) for position, each in objects.items()}
        order: dict[int, Statement] = {}
        open_positions: list[int] = []

        def visit(position: int) -> None:
            if position in order:
                return
            open_positions.append(position)
            while True:
                forbidden = frozenset(open_positions) & statements[position].used
                if not forbidden:
                    break
                # What refers to it in turn is referred to by its name.
                statements[position] = write(objects[position], frozenset(open_positions))
            for other in sorted(statements[position].used):
                visit(other)
            open_positions.pop()
            order[position] = statements[position]

        for position in objects:
            visit(position)
        return order

    def _statement(self, each: SourceObject, references: References) -> Statement:
        parts = self._parts[each.position]
        notes = each.notes()
        construct = self._ids[each.position]
        if parts is None:
            return untyped_statement(each.manifest, construct, notes, self._given)
        plain = self._manner.plain or each.position in self._manner.in_full
        names = ObjectNames(self._variables[each.position], self._constants, self._names)
        writer = ValueWriter(references, names, plain=plain)
        ignored = self._manner.ignored.get(each.position, {})
        return typed_statement(parts, construct, writer, notes, ignored, self._given)

    def _class(self, order: Sequence[int], statements: Mapping[int, Statement], referred: set[int]) -> WrittenChart:
        blocks = {position: self._block(position, statements[position], position in referred, "") for position in order}
        in_methods: set[int] = set()
        if not self._manner.plain and len(order) > 2 and sum(map(len, blocks.values())) > _LONGEST_BODY:
            in_methods = {position for position, lines in blocks.items() if len(lines) >= _LONG_STATEMENT}
        lines = [
            f"class {self._chart.class_name}(Chart):",
            f'    """The objects of {self._chart.title}."""',
            "",
            "    def __init__(self, scope: Construct, id: str) -> None:",
            *self._layout.statement("", self._super(), _INDENT).split("\n"),
        ]
        places: list[tuple[int, int, int]] = []
        methods: list[tuple[int, list[str]]] = []
        method_names = Names(self._method_names_taken())
        for position in order:
            if position not in in_methods:
                places.append((position, len(lines), len(lines) + len(blocks[position])))
                lines += blocks[position]
                continue
            name = method_names.new(f"_{self._variables[position]}")
            used = [self._variables[each] for each in sorted(statements[position].used)]
            made = call(f"self.{name}", [Item("", Atom(each, is_name=True)) for each in used])
            prefix = f"{self._variables[position]} = " if position in referred else ""
            lines += self._layout.statement(prefix, made, _INDENT).split("\n")
            methods.append((position, self._method(name, position, statements, is_referred=position in referred)))
        for position, method in methods:
            lines.append("")
            places.append((position, len(lines), len(lines) + len(method)))
            lines += method
        every = list(statements.values())
        atoms = {line for each in every for line in _names_in(each)}
        return WrittenChart(
            lines,
            places,
            frozenset[Import]().union(*(each.imports for each in every)),
            frozenset(each.position for each in self._chart.objects if self._parts[each.position] is None),
            frozenset(atoms),
        )

    def _method_names_taken(self) -> list[str]:
        return ["_to_json"]

    def _super(self) -> Group:
        items = [Item("", Atom("scope")), Item("", Atom("id"))]
        if self._given.namespace is not None:
            items.append(keyword("namespace", Atom(text_literal(self._given.namespace))))
        if self._given.labels:
            labels = [Item(f"{text_literal(key)}: ", Atom(text_literal(each))) for key, each in self._given.labels]
            items.append(keyword("labels", mapping_of(labels)))
        return call("super().__init__", items)

    def _method(self, name: str, position: int, statements: Mapping[int, Statement], *, is_referred: bool) -> list[str]:
        statement = statements[position]
        parameters = [Item("", Atom("self"))]
        for each in sorted(statement.used):
            parameters.append(Item(f"{self._variables[each]}: ", Atom(statements[each].construct)))
        made = statement.construct if is_referred else "None"
        head = Group(f"def {name}(", f") -> {made}:", tuple(parameters))
        return [
            *self._layout.statement("", head, _INDENT - 4).split("\n"),
            *self._block(position, statement, is_referred, "return"),
        ]

    def _block(self, position: int, statement: Statement, is_referred: bool, way: str) -> list[str]:
        """The lines that make an object, in ``__init__`` or in a method that returns it."""
        layout, lines = self._layout, []
        variable = self._variables[position]
        for name, code, comments in statement.prelude:
            lines += layout.comments(comments, _INDENT)
            lines += layout.statement(f"{name} = ", code, _INDENT).split("\n")
        lines += layout.comments(statement.comments, _INDENT)
        if not statement.patches:
            prefix = "" if not is_referred else "return " if way else f"{variable} = "
            return lines + layout.statement(prefix, statement.code, _INDENT).split("\n")
        lines += layout.statement(f"{variable} = ", statement.code, _INDENT).split("\n")
        on = variable if statement.construct == "ApiObject" else f"{variable}.api_object"
        patched = call(f"{on}.add_json_patch", [Item("", each) for each in statement.patches])
        lines += layout.statement("", patched, _INDENT).split("\n")
        if way and is_referred:
            lines.append(f"{' ' * _INDENT}return {variable}")
        return lines


def _names_in(statement: Statement) -> set[str]:
    from .code import atoms_in

    codes = [statement.code, *statement.patches, *(code for _, code, _ in statement.prelude)]
    return {atom.text for code in codes for atom in atoms_in(code) if atom.is_name}
