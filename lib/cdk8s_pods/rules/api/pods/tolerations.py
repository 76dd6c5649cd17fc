"""Tolerations: which tainted nodes a pod may run on all the same."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, formatted, invalid, rule, server, unsupported
from cdk8s_pods.schema.formats import label_value_problem, qualified_name_problem, whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_TOLERATIONS = server(CORE, "ValidateTolerations")
_EFFECTS = ("NoSchedule", "PreferNoSchedule", "NoExecute")
#: The feature that brings operators which compare numbers.
_COMPARISONS = "TaintTolerationComparisonOperators"


@rule("Toleration", remedy="write Equal with a value, or Exists without", source=_TOLERATIONS)
def tolerations_have_an_operator_that_fits(toleration: Object, at: FieldPath, context: Context) -> Problems | None:
    """`Exists` tolerates a taint whatever its value, and without a key every taint; `Equal` compares both."""
    found: list[Problem] = []
    where = at.child("operator")
    operator, value = toleration.get("operator", ""), toleration.get("value", "")
    if not toleration.get("key") and operator != "Exists":
        message = 'operator must be Exists when `key` is empty, which means "match all values and all keys"'
        found.append((where, invalid(operator, message)))
    if operator in ("Equal", ""):
        if (problem := label_value_problem(value)) is not None:
            found.append((where, invalid(value, problem)))
    elif operator == "Exists":
        if value:
            found.append((where, invalid(value, "value must be empty when `operator` is 'Exists'")))
    elif operator not in ("Lt", "Gt") or not context.has_feature(_COMPARISONS):
        found.append((where, unsupported(operator, ("Equal", "Exists"))))
    elif whole_number(value) is None:
        found.append((at.child("value"), invalid(value, "must be an integer to be compared")))
    return found


@formatted(
    "Toleration", field="key", by=qualified_name_problem, remedy="correct the key, or leave it out", source=_TOLERATIONS
)
def tolerations_name_a_taint() -> None:
    """The key of a taint has the format of a label's."""


@rule("Toleration", remedy="write one of them; NoExecute with tolerationSeconds", source=_TOLERATIONS)
def tolerations_have_an_effect_that_fits(toleration: Object, at: FieldPath, context: Context) -> Problems | None:
    """A taint keeps pods away, or sends them away: only that can be tolerated for some time."""
    found: list[Problem] = []
    effect = toleration.get("effect", "")
    if "tolerationSeconds" in toleration and effect != "NoExecute":
        message = "effect must be 'NoExecute' when `tolerationSeconds` is set"
        found.append((at.child("effect"), invalid(effect, message)))
    if effect and effect not in _EFFECTS:
        found.append((at.child("effect"), unsupported(effect, _EFFECTS)))
    return found


def toleration_problems(toleration: Object, at: FieldPath, context: Context) -> list[Problem]:
    """What the API server refuses of a toleration, wherever it is written; what is no text is told as well."""
    wrong = [name for name in ("key", "operator", "value", "effect") if not isinstance(toleration.get(name, ""), str)]
    if wrong:
        return [(at.child(name), invalid(toleration[name], "must be a string")) for name in wrong]
    return [
        *(tolerations_have_an_operator_that_fits(toleration, at, context) or ()),
        *(tolerations_have_an_effect_that_fits(toleration, at, context) or ()),
    ]
