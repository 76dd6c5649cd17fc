"""The quick question never passes what the careful look would find."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.schema.custom.conformance import question_of
from cdk8s_pods.schema.custom.keeping import kept
from cdk8s_pods.schema.custom.validation import problems

NAMES = st.sampled_from(["a", "b", "name"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 5) | st.sampled_from([1.0, 1.5, 1 << 40, "", "a", "abc", "1h"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
SCALARS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "minLength": 1, "maxLength": 2},
        {"type": "string", "pattern": "^a"},
        {"type": "string", "enum": ["a", "b"]},
        {"type": "string", "format": "duration"},
        {"type": "integer"},
        {"type": "integer", "minimum": 0, "maximum": 3, "exclusiveMaximum": True},
        {"type": "integer", "format": "int32", "multipleOf": 2},
        {"type": "integer", "enum": [1, 2]},
        {"type": "boolean"},
        {"type": "number"},
        {"type": "string", "nullable": True},
        {"x-kubernetes-int-or-string": True},
        {},
    ]
)
SCHEMAS = st.recursive(
    SCALARS,
    lambda inner: (
        st.fixed_dictionaries(
            {"type": st.just("object")},
            optional={
                "properties": st.dictionaries(NAMES, inner, max_size=3),
                "required": st.lists(NAMES, max_size=2),
                "x-kubernetes-preserve-unknown-fields": st.just(True),
                "oneOf": st.just([{"required": ["a"]}, {"required": ["b"]}]),
                "minProperties": st.integers(0, 2),
            },
        )
        | st.fixed_dictionaries({"type": st.just("object"), "additionalProperties": inner | st.just(True)})
        | st.fixed_dictionaries(
            {"type": st.just("array"), "items": inner},
            optional={
                "minItems": st.integers(0, 2),
                "maxItems": st.integers(0, 2),
                "x-kubernetes-list-type": st.sampled_from(["atomic", "set", "map"]),
                "x-kubernetes-list-map-keys": st.just(["name"]),
            },
        )
    ),
    max_leaves=6,
)


@settings(max_examples=600, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(SCHEMAS, VALUES)
def test_what_is_passed_at_once_has_nothing_wrong_with_it(schema: dict[str, Any], value: Any) -> None:
    whole = {"type": "object", "properties": {"spec": schema}}
    manifest = {"apiVersion": "example.com/v1", "kind": "A", "metadata": {"name": "a"}, "spec": value}
    unknown: list[FieldPath] = []
    looked_at = kept(manifest, whole, FieldPath(), lambda where, _: unknown.append(where))
    found = [*unknown, *problems(looked_at, whole, FieldPath())]

    assert not (question_of(whole)(manifest) and found), found
