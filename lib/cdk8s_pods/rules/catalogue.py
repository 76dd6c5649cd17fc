"""All rules, and finding those that a manifest needs without loading the rest."""

from __future__ import annotations

from cdk8s_pods.schema.type_names import version_number

from .index import ADVISING_MODULES, BETWEEN_MODULES, MODULES
from .rule import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdk8s_pods.issues import FieldPath, Issue, Message

    from .rule import Rule
    from .target import Target

#: Rules that no manifest shows: they are found while a construct is composed.
_COMPOSED = ("runtime.composition", "runtime.selected_workloads")
#: Rules that nothing in a manifest triggers; the others of them are found while it is taken apart and decoded.
_UNTRIGGERED = ("api.extensions.custom_resources", "api.objects.decoding", *_COMPOSED)
#: The packages of rules, in the order in which rules are listed.
PACKAGES = ("api", "runtime", "pod_security", "between", "advice")
#: The modules, by their name, of rules that ask what images are made of: who says nothing of images loads none.
_OF_IMAGES = "inspected_images"
#: Every rule, once all are loaded.
_ALL: dict[str, Rule] = {}


def load_rules() -> Mapping[str, Rule]:
    """Every rule by its id, by package, module and place in it; what lists, explains or names rules starts here."""
    if not _ALL:
        triggered = (*MODULES.values(), *ADVISING_MODULES.values(), *BETWEEN_MODULES.values())
        modules = {*_UNTRIGGERED, *(module for named in triggered for module in named)}
        ordered = sorted(modules, key=lambda module: (PACKAGES.index(module.partition(".")[0]), module))
        # At once: another thread takes what is not empty for complete.
        _ALL.update({rule.id: rule for module in ordered for rule in _load(module)})
    return _ALL


def is_found_in_manifests(rule_id: str) -> bool:
    """Whether a check of manifests can find what breaks a rule; of the others a construct says it alone."""
    return load_rules()[rule_id].check.__module__.removeprefix(f"{__package__}.") not in _COMPOSED


def issue_of(rule_id: str, at: FieldPath, message: Message, *, remedy: str = "") -> Issue:
    """What a rule says of a place, for those who find it themselves and not by checking a manifest.

    Args:
        rule_id: The id of the rule, which gives the issue its category and its remedy.
        at: The field.
        message: What is wrong there.
        remedy: What to do in this very case, where more can be said than what the rule says.
    """
    issue = load_rules()[rule_id].issue(at, message)
    return issue.replace(remedy=remedy) if remedy else issue


def rules_between(kind: str, holds: Callable[[str], bool], *, asks_images: bool) -> list[Rule]:
    """The rules between objects that are asked for objects of a kind, each loaded when it is first asked for.

    Args:
        kind: The kind.
        holds: Whether the input holds another kind, without which some rules have nothing to find.
        asks_images: Whether it is known what images are made of.
    """
    # Deferred: a single manifest needs none of them.
    from .between.rule import BETWEEN

    for module, needed in BETWEEN_MODULES.get(kind, {}).items():
        if (not needed or any(map(holds, needed))) and (asks_images or not module.endswith(_OF_IMAGES)):
            _load(module)
    return [rule for rule in BETWEEN.get(kind, ()) if not rule.when or any(map(holds, rule.when))]


class Choice:
    """The rules for one target, each loaded when a manifest first triggers it.

    Args:
        target: What is checked for; rules turned off for some objects alone are chosen too.
        advice: Whether rules that refuse nothing are wanted.
    """

    def __init__(self, target: Target, *, advice: bool) -> None:
        wanted = {"api": True, "runtime": True, "pod-security": target.pod_security is not None, "advice": advice}
        self._categories = [category for category, is_wanted in wanted.items() if is_wanted]
        self._ignored = frozenset(each.rule for each in target.ignore if each.is_for_all)
        self._level = target.pod_security
        self._asks_images = target.images is not None
        self._kubernetes = version_number(target.kubernetes)
        self._standard = version_number(target.pod_security_version or target.kubernetes)

    def triggered_by(self, trigger: str) -> tuple[Rule, ...]:
        """The chosen rules of one trigger: ``Type`` or ``Type.field``."""
        modules = [
            module
            for module in MODULES.get(trigger, ())
            if module.partition(".")[0].replace("_", "-") in self._categories
        ]
        if "advice" in self._categories:
            # Advice may stand beside what it is about, in a module that refuses as well.
            modules += [module for module in ADVISING_MODULES.get(trigger, ()) if module not in modules]
        if not self._asks_images:
            modules = [module for module in modules if not module.endswith(_OF_IMAGES)]
        return tuple(
            rule for module in modules for rule in _load(module) if trigger in rule.triggers and self._has(rule)
        )

    def named(self, rule_id: str) -> Rule | None:
        """The rule of this id; None where it is not chosen."""
        rule = load_rules()[rule_id]
        return rule if self._has(rule) else None

    def _has(self, rule: Rule) -> bool:
        return (
            rule.category in self._categories
            and rule.id not in self._ignored
            and (rule.level in (None, "baseline") or rule.level == self._level)
            and rule.holds_in(self._standard if rule.level else self._kubernetes)
        )


#: The rules of each loaded module, in the order in which they are written there.
_LOADED: dict[str, list[Rule]] = {}


def _load(module: str) -> list[Rule]:
    rules = _LOADED.get(module)
    if rules is None:
        name = f"{__package__}.{module}"
        __import__(name)
        # A copy: another thread may be adding the rules of another module.
        rules = _LOADED[module] = [rule for rule in list(RULES.values()) if rule.check.__module__ == name]
    return rules
