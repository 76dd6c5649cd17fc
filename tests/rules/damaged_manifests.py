"""Manifests with something odd in them, and any other JSON value, for what has to hold for all of them."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.rules.example import find_examples

#: The rules whose examples are manifests.
CHECKED = sorted(rule for rule in load_rules() if find_examples(rule).bad.manifest is not None)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_LONG_NUMBER = "9" * 5000
ODD_TEXTS = st.sampled_from(
    [
        *".-/=0\x00\ud800\u202e",
        *["", "..", "//", "a/b", "']", "['", "1e9", "1%", "$(A)", "--all", "\x1b[2J\n::error::x"],
        *("é" * 300, _LONG_NUMBER, f"@every {_LONG_NUMBER}h", f"localhost:{_LONG_NUMBER}"),
    ]
)
_NESTED: list[Any] = []
for _ in range(2000):
    _NESTED = [_NESTED]
#: What no file can hold, and a program can.
ODD_VALUES = ODD_TEXTS | st.sampled_from([10**5000, -(2**64), float("inf"), 1e300, (), _NESTED, {1: 2}, b"x"])


@st.composite
def damaged_manifests(draw: st.DrawFn) -> Any:
    """A bad or good example with something odd put into one to three places."""
    examples = find_examples(draw(st.sampled_from(CHECKED)))
    manifest = copy.deepcopy(draw(st.sampled_from([examples.bad.manifest, examples.good.manifest])))
    for _ in range(draw(st.integers(1, 3))):
        holder = manifest
        while isinstance(holder, (dict, list)) and holder:
            key = draw(st.sampled_from(sorted(holder))) if isinstance(holder, dict) else len(holder) - 1
            if not isinstance(holder[key], (dict, list)) or draw(st.integers(0, 3)) == 0:
                holder[key] = draw(ANY_JSON | ODD_TEXTS)
                break
            holder = holder[key]
    return manifest
