"""Gives a name to what is written several times: within one object above it, across objects above the classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .code import Atom, Group, atoms_in, groups_in, has_comments
from .layout import flat, width
from .names import identifier, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from .code import Code
    from .names import Constants, Names
    from .statements import Statement

    #: Where something is repeated: the object, and the role that it has there.
    Places: TypeAlias = list[tuple[int, str]]

#: What is shorter is read more easily where it stands: a mapping of labels, any other mapping, a value.
_SHORTEST_LABELS, _SHORTEST_MAPPING, _SHORTEST_VALUE = 12, 30, 40
_LABELS = frozenset({"labels", "match_labels", "selector"})
#: What is content, and belongs where it stands.
_CONTENT = frozenset({"data", "string_data", "binary_data", "env"})
#: So many objects have in common what gets a name for all of them; labels are what two of them are about.
_FEWEST_OBJECTS = 3


def factored(
    statements: Mapping[int, Statement], constants: Constants, variables: Names, owners: Mapping[int, str]
) -> dict[int, Statement]:
    """The statements of a chart, with names for what they repeat.

    Args:
        statements: By the position of the object that each makes.
        constants: What stands above the classes.
        variables: What the constructs of the chart are called.
        owners: The name of each object's construct.
    """
    found: dict[str, Places] = {}
    for position, statement in statements.items():
        for code in (statement.code, *(code for _, code, _ in statement.prelude)):
            for group in groups_in(code):
                if _can_have_a_name(group):
                    found.setdefault(flat(group), []).append((position, _role_of(group)))
    repeated = {text: places for text, places in found.items() if len(places) > 1}
    if not repeated:
        return dict(statements)
    objects = {text: len({position for position, _ in places}) for text, places in repeated.items()}
    across = {
        text: places
        for text, places in repeated.items()
        if objects[text] >= (2 if _common_role([role for _, role in places]) == "labels" else _FEWEST_OBJECTS)
    }
    naming = _Naming(repeated, across, constants, variables, owners)
    return _without_single_use({position: naming.named(statement) for position, statement in statements.items()})


class _Naming:
    """Puts names in the place of what is repeated.

    Args:
        repeated: What is, as its source, with the object and the role of each place.
        across: The part of it that several objects have.
        constants: What stands above the classes.
        variables: What the constructs of the chart are called.
        owners: The name of each object's construct.
    """

    def __init__(
        self,
        repeated: Mapping[str, Places],
        across: Mapping[str, Places],
        constants: Constants,
        variables: Names,
        owners: Mapping[int, str],
    ) -> None:
        self._repeated = repeated
        self._across = across
        self._constants = constants
        self._variables = variables
        self._owners = owners
        self._local: dict[str, tuple[str, Group]] = {}
        self._taken: set[str] = set()

    def named(self, statement: Statement) -> Statement:
        """A statement with names in it, and what they stand for above it."""
        self._local, self._taken = {}, {name for name, _, _ in statement.prelude}
        code = self._within(statement.code)
        prelude = [(name, self._within(each), comments) for name, each, comments in statement.prelude]
        above: list[tuple[str, Group, tuple[str, ...]]] = [(name, group, ()) for name, group in self._local.values()]
        return statement._replace(code=code, prelude=(*above, *prelude))

    def _within(self, group: Group) -> Group:
        head = self._within(group.head) if isinstance(group.head, Group) else group.head
        return group._replace(items=tuple(item._replace(code=self._code(item.code)) for item in group.items), head=head)

    def _code(self, code: Code) -> Code:
        if isinstance(code, Atom):
            return code
        text = flat(code)
        if text not in self._repeated or not _can_have_a_name(code):
            return self._within(code)
        places = self._repeated[text]
        role = _common_role([role for _, role in places])
        if text not in self._across and len({each for each, _ in places}) == len(places):
            return self._within(code)  # each object has it once
        if text in self._across:
            owner = self._owners[self._across[text][0][0]]
            return Atom(self._constants.of_code(code, f"{owner}_{role}" if role == "labels" else role), is_name=True)
        if text not in self._local:
            name = identifier(role, "part")
            while name in self._variables or name in self._taken:
                name += "_"
            self._taken.add(name)
            self._local[text] = name, code
        return Atom(self._local[text][0], is_name=True)


def _can_have_a_name(group: Group) -> bool:
    if not group.role or group.role in _CONTENT or group.head is not None or has_comments(group):
        return False
    if any(atom.is_name for atom in atoms_in(group)):
        return False
    length = width(flat(group))
    if group.opening == "{":
        texts = all(
            isinstance(item.code, Atom) and item.code.text[:1] in "\"'" and item.prefix[:1] in "\"'"
            for item in group.items
        )
        return texts and length >= (_SHORTEST_LABELS if group.role in _LABELS else _SHORTEST_MAPPING)
    # What a selector says is its labels, and they are what has a name.
    return group.is_call and group.opening != "LabelSelector(" and length >= _SHORTEST_VALUE


def _role_of(group: Group) -> str:
    """What a group is called: a value as its type, a mapping as its field."""
    if not group.is_call:
        return group.role
    type_name = group.opening.partition("(")[0].partition(".")[0]
    return "resources" if type_name == "ResourceRequirements" else "_".join(words_of(type_name))


def _common_role(roles: list[str]) -> str:
    """What the roles have in common: of a liveness probe and a readiness probe that both are probes."""
    if _LABELS.intersection(roles):
        return "labels"
    words = [role.split("_") for role in dict.fromkeys(roles)]
    if len(words) == 1:
        return roles[0]
    last = {each[-1] for each in words}
    return last.pop() if len(last) == 1 else roles[0]


def _without_single_use(statements: dict[int, Statement]) -> dict[int, Statement]:
    """The statements without local names that are used once: the other places were part of something larger."""
    result: dict[int, Statement] = {}
    for position, statement in statements.items():
        codes = [statement.code, *(code for _, code, _ in statement.prelude)]
        used = [atom.text for code in codes for atom in atoms_in(code) if atom.is_name]
        single = {name: code for name, code, _ in statement.prelude if used.count(name) == 1 and code.role}
        prelude = [
            (name, _inlined(code, single), comments) for name, code, comments in statement.prelude if name not in single
        ]
        result[position] = statement._replace(code=_inlined(statement.code, single), prelude=tuple(prelude))
    return result


def _inlined(group: Group, single: Mapping[str, Group]) -> Group:
    def within(code: Code) -> Code:
        if isinstance(code, Atom):
            return single.get(code.text, code) if code.is_name else code
        return _inlined(code, single)

    head = None if group.head is None else within(group.head)
    return group._replace(items=tuple(item._replace(code=within(item.code)) for item in group.items), head=head)
