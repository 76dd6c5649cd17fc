"""Write lib/cdk8s_pods/rules/index.py: which modules have rules for which part of a manifest.

Run by ``make generate`` after a rule came, went or changed what it looks at.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from cdk8s_pods import rules
from cdk8s_pods.rules.between.rule import BETWEEN
from cdk8s_pods.rules.catalogue import PACKAGES
from cdk8s_pods.rules.rule import RULES, Rule
from cdk8s_pods.schema import TYPES
from cdk8s_pods.schema.other_types import TYPES as OTHER_TYPES
from cdk8s_pods.schema.tables import is_type
from cdk8s_pods.schema.type_names import name_in

from .generated import settle

TARGET = Path(rules.__file__).parent / "index.py"


def index() -> str:
    """The text of the index, made from the rules as they are."""
    refusing: dict[str, list[str]] = {}
    advising: dict[str, list[str]] = {}
    for package in PACKAGES:
        folder = import_module(f"{rules.__name__}.{package}")
        for found in walk_packages(folder.__path__, f"{folder.__name__}."):
            import_module(found.name)
    for rule in RULES.values():
        if unknown := [trigger for trigger in rule.triggers if not _is_known(trigger)]:
            raise ValueError(f"rule {rule.id} looks at {', '.join(unknown)}, which no type of the API has")
        module = rule.check.__module__.removeprefix(f"{rules.__name__}.")
        modules = advising if rule.category == "advice" else refusing
        for trigger in rule.triggers:
            named = modules.setdefault(trigger, [])
            if module not in named:
                named.append(module)
    lines = [
        '"""Where the rules for each part of a manifest stand, so that a check loads only what the manifest needs.',
        "",
        "Written by tools/generate_rule_index.py from the rules themselves; not edited by hand.",
        '"""',
        "",
        "# fmt: off",
        "#: `Type` or `Type.field` -> the modules with rules for it that refuse, by package and name.",
        "MODULES: dict[str, tuple[str, ...]] = {",
        *_listed(refusing),
        "}",
        "#: The same for rules that advise.",
        "ADVISING_MODULES: dict[str, tuple[str, ...]] = {",
        *_listed(advising),
        "}",
        "",
        "#: The types that have a rule on themselves, on a field, or on anything below.",
        "TYPES_WITH_RULES = frozenset({",
        *(f"    {name!r}," for name in sorted(_types_with_rules({*refusing, *advising}))),
        "})",
        "",
        "#: Kind -> the modules with rules between objects of that kind and others, each with the other kinds of which",
        "#: the input must hold one for them to find anything; none where they may find something in any input.",
        "BETWEEN_MODULES: dict[str, dict[str, tuple[str, ...]]] = {",
        *(f"    {kind!r}: {_modules_of(rules_of_kind)!r}," for kind, rules_of_kind in sorted(BETWEEN.items())),
        "}",
        "",
    ]
    return "\n".join(lines).replace("'", '"')


def _listed(modules: dict[str, list[str]]) -> list[str]:
    return [f"    {trigger!r}: {tuple(sorted(modules[trigger], key=_place))!r}," for trigger in sorted(modules)]


def _modules_of(found: list[Rule]) -> dict[str, tuple[str, ...]]:
    modules: dict[str, list[Rule]] = {}
    for rule in found:
        modules.setdefault(rule.check.__module__.removeprefix(f"{rules.__name__}."), []).append(rule)
    return {
        module: tuple(sorted({kind for rule in held for kind in rule.when})) if all(rule.when for rule in held) else ()
        for module, held in sorted(modules.items())
    }


def _is_known(trigger: str) -> bool:
    type_name, _, field = trigger.partition(".")
    return is_type(type_name) and (not field or field in TYPES[type_name])


def _place(module: str) -> tuple[int, str]:
    return PACKAGES.index(module.partition(".")[0]), module


def _types_with_rules(triggers: set[str]) -> set[str]:
    known = {trigger.partition(".")[0] for trigger in triggers}
    all_types = {**TYPES, **OTHER_TYPES}
    below = {name: {name_in(kind) for kind in fields.values()} for name, fields in all_types.items()}
    while more := {name for name, reached in below.items() if name not in known and reached & known}:
        known |= more
    return known


if __name__ == "__main__":
    settle({TARGET: index()})
