"""Gives a name to what is written several times: within one object above it, across objects above the classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .code import Atom, Group, atoms_in, groups_in, has_comments
from .layout import flat, width
from .names import identifier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .names import Constants, Names
    from .statements import Statement

#: What is shorter is read more easily where it stands: a mapping of labels, any other mapping, a value.
_SHORTEST_LABELS, _SHORTEST_MAPPING, _SHORTEST_VALUE = 12, 30, 40
_LABELS = frozenset({"labels", "match_labels", "selector"})
#: What is content, and belongs where it stands.
_CONTENT = frozenset({"data", "string_data", "binary_data"})


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
    found: dict[str, list[tuple[int, str]]] = {}
    for position, statement in statements.items():
        for code in (statement.code, *(code for _, code, _ in statement.prelude)):
            for group in groups_in(code):
                if _can_have_a_name(group):
                    found.setdefault(flat(group), []).append((position, group.role))
    repeated = {text: places for text, places in found.items() if len(places) > 1}
    if not repeated:
        return dict(statements)
    across = {text: places for text, places in repeated.items() if len({position for position, _ in places}) > 1}
    result: dict[int, Statement] = {}
    for position, statement in statements.items():
        local: dict[str, tuple[str, Group]] = {}
        taken = {name for name, _, _ in statement.prelude}

        def name_of(
            group: Group, position: int = position, local: dict[str, tuple[str, Group]] = local, taken: set[str] = taken
        ) -> str | None:
            text = flat(group)
            if text not in repeated or not _can_have_a_name(group):
                return None
            role = _common_role([role for _, role in repeated[text]])
            if text in across:
                first = across[text][0][0]
                return constants.of_code(group, f"{owners[first]}_{role}" if role == "labels" else role)
            if text not in local:
                name = identifier(role, "part")
                while name in variables or name in taken:
                    name += "_"
                taken.add(name)
                local[text] = name, group
            return local[text][0]

        code = _with_names(statement.code, name_of)
        prelude = [(name, _with_names(each, name_of), comments) for name, each, comments in statement.prelude]
        assert isinstance(code, Group)  # an object itself is never repeated
        above = [(name, group, ()) for name, group in local.values()]
        written = [(name, each, comments) for name, each, comments in prelude if isinstance(each, Group)]
        result[position] = statement._replace(code=code, prelude=(*above, *written))
    return _without_single_use(result)


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


def _common_role(roles: list[str]) -> str:
    """What the roles have in common: of a liveness probe and a readiness probe that both are probes."""
    if _LABELS.intersection(roles):
        return "labels"
    words = [role.split("_") for role in dict.fromkeys(roles)]
    if len(words) == 1:
        return roles[0]
    last = {each[-1] for each in words}
    return last.pop() if len(last) == 1 else roles[0]


def _with_names(code: Atom | Group, name_of: Callable[[Group], str | None]) -> Atom | Group:
    if isinstance(code, Atom):
        return code
    name = name_of(code)
    if name is not None:
        return Atom(name, is_name=True)
    head = code.head and _with_names(code.head, name_of)
    items = tuple(item._replace(code=_with_names(item.code, name_of)) for item in code.items)
    return code._replace(items=items, head=head if isinstance(head, Group) else code.head)


def _without_single_use(statements: dict[int, Statement]) -> dict[int, Statement]:
    """The statements without local names that are used once: the other places were part of something larger."""
    result: dict[int, Statement] = {}
    for position, statement in statements.items():
        codes = [statement.code, *(code for _, code, _ in statement.prelude)]
        used = [atom.text for code in codes for atom in atoms_in(code) if atom.is_name]
        single = {name: code for name, code, comments in statement.prelude if used.count(name) == 1 and code.role}
        if single:
            prelude = tuple(each for each in statement.prelude if each[0] not in single)
            code = _inlined(statement.code, single)
            assert isinstance(code, Group)  # as above
            inlined = tuple((name, _inlined(each, single), comments) for name, each, comments in prelude)
            statement = statement._replace(
                code=code,
                prelude=tuple((name, each, comments) for name, each, comments in inlined if isinstance(each, Group)),
            )
        result[position] = statement
    return result


def _inlined(code: Atom | Group, single: Mapping[str, Group]) -> Atom | Group:
    if isinstance(code, Atom):
        return single.get(code.text, code) if code.is_name else code
    head = code.head and _inlined(code.head, single)
    items = tuple(item._replace(code=_inlined(item.code, single)) for item in code.items)
    return code._replace(items=items, head=head if isinstance(head, Group) else code.head)
