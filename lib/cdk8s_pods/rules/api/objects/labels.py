"""Labels, annotations and the selectors over labels."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APIMACHINERY, forbidden, invalid, required, rule, server, too_long
from cdk8s_pods.schema.formats import label_value_problem, qualified_name_problem

from .metadata import OWN_METADATA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems, TextMap


_LABELS = server(f"{APIMACHINERY}/apis/meta/v1/validation/validation.go", "ValidateLabels")
_SELECTORS = server(f"{APIMACHINERY}/apis/meta/v1/validation/validation.go", "ValidateLabelSelector")
#: All annotations of an object together, keys and values.
_LARGEST_ANNOTATIONS = 256 * 1024


@rule(
    *OWN_METADATA,
    "PodTemplateSpec",
    "PersistentVolumeClaimTemplate.metadata",
    remedy="correct the label",
    source=_LABELS,
)
def labels_are_well_formed(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A label is a key, such as `app` or `example.com/app`, and a value of at most 63 characters."""
    labels = _of_metadata(value).get("labels")
    return label_problems(labels, at.child("labels")) if labels else None


@rule("LabelSelector.matchLabels", "ServiceSpec.selector", remedy="correct the label", source=_SELECTORS)
def selector_labels_are_well_formed(labels: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """A selector can only find what labels can say."""
    return label_problems(labels, at)


@rule(
    "LabelSelectorRequirement",
    remedy="write In or NotIn with values, Exists or DoesNotExist without",
    source=_SELECTORS,
)
def selector_requirements_are_well_formed(requirement: Object, at: FieldPath, context: Context) -> Problems | None:
    """`In` and `NotIn` compare with values, `Exists` and `DoesNotExist` with none, and every value can be a label's."""
    found: list[Problem] = []
    operator = requirement.get("operator", "")
    values = requirement.get("values", ())
    if operator in ("In", "NotIn"):
        if not values:
            found.append((at.child("values"), required("must be specified when `operator` is 'In' or 'NotIn'")))
    elif operator in ("Exists", "DoesNotExist"):
        if values:
            message = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
            found.append((at.child("values"), forbidden(message)))
    else:
        found.append((at.child("operator"), invalid(operator, "not a valid selector operator")))
    key = requirement.get("key", "")
    if (problem := qualified_name_problem(key)) is not None:
        found.append((at.child("key"), invalid(key, problem)))
    for position, value in enumerate(values):
        if (problem := label_value_problem(value)) is not None:
            found.append((at.child("values").index(position), invalid(value, problem)))
    return found


@rule(
    *OWN_METADATA,
    "PodTemplateSpec",
    "PersistentVolumeClaimTemplate.metadata",
    remedy="correct the key; large data belongs into a ConfigMap",
    source=server(f"{APIMACHINERY}/api/validation/objectmeta.go", "ValidateAnnotations"),
)
def annotations_are_well_formed(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The key of an annotation has the format of a label's (case aside), and all of them together have 256 KiB."""
    annotations: TextMap | None = _of_metadata(value).get("annotations")
    if not annotations:
        return None
    where = at.child("annotations")
    found: list[Problem] = []
    size = 0
    for key, text in annotations.items():
        size += len(key) + len(text)
        if (problem := qualified_name_problem(key.lower())) is not None:
            found.append((where, invalid(key, problem)))
    # Characters are counted first: only what comes near the limit is worth being counted in bytes.
    if size > _LARGEST_ANNOTATIONS // 4 and _bytes(annotations) > _LARGEST_ANNOTATIONS:
        found.append((where, too_long(_LARGEST_ANNOTATIONS)))
    return found


def label_problems(labels: TextMap, at: FieldPath) -> list[Problem]:
    """What is wrong with labels, told at the path of them all, as the API server does."""
    found: list[Problem] = []
    for key, value in labels.items():
        if (problem := qualified_name_problem(key)) is not None:
            found.append((at, invalid(key, problem)))
        if (problem := label_value_problem(value)) is not None:
            found.append((at, invalid(value, problem)))
    return found


def _of_metadata(value: Object) -> Object:
    """Metadata, or that of a template: the API server prints what is wrong there without `metadata` in the path."""
    metadata: Object = value.get("metadata", value)
    return metadata


def _bytes(texts: TextMap) -> int:
    return sum(len(text.encode("utf-8", "replace")) for pair in texts.items() for text in pair)
