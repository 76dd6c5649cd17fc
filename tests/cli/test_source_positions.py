"""Finding the place of a field in its source."""

from __future__ import annotations

import json

import pytest

from cdk8s_pods.issues import Key
from cdk8s_pods.reading.documents import Document, read_documents
from cdk8s_pods.reading.source_positions import locate

YAML = """\
metadata:
  labels:
    app: a
    app.kubernetes.io/name: b
    app.kubernetes.io: c
  annotations: {"a]b": x, "é": y, z: 1}
spec:
  containers:
    - name: one
      ports:
      - containerPort: 80
    -
      name: two
  a.b: dotted
  a: {b: nested}
"""


def only(text: str, source: str) -> Document:
    (document,) = read_documents(text.encode(), source)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        (("metadata",), (1, 1)),
        (("metadata", "labels"), (2, 3)),
        (("metadata", "labels", Key("app")), (3, 5)),
        (("metadata", "labels", Key("app.kubernetes.io/name")), (4, 5)),
        (("metadata", "labels", Key("app.kubernetes.io")), (5, 5)),
        (("metadata", "annotations", Key("a]b")), (6, 17)),
        (("metadata", "annotations", Key("z")), (6, 35)),
        (("spec", "containers", 0, "ports", 0, "containerPort"), (11, 9)),
        (("spec", "containers", 0, "ports", 0), (11, 9)),
        (("spec", "containers", 1), (13, 7)),
        (("spec", "containers", 1, "name"), (13, 7)),
        (("spec", "a.b"), (14, 3)),
        (("spec", "containers", 0, "image"), (9, 7)),
        (("spec", "containers", 0, "ports", 3, "name"), (10, 7)),
        (("spec", "containers", 7), (8, 3)),
        (("spec", "volumes", 0, "name"), (7, 1)),
    ],
    ids=str,
)
def test_a_field_is_found_or_the_closest_thing_around_it(steps: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert locate(steps, only(YAML, "a.yaml").positions()) == place


def test_a_path_that_starts_nowhere_has_no_place() -> None:
    assert locate(("status",), only(YAML, "a.yaml").positions()) is None
    assert locate((), only(YAML, "a.yaml").positions()) is None


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_json_has_the_same_places_as_the_same_text_read_as_yaml(indent: int | str | None) -> None:
    value = only(YAML, "a.yaml").value
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    if indent == "\t":
        # YAML allows no tabs for indentation.
        expected = only(text.replace("\t", " "), "a.yaml").positions()
    else:
        expected = only(text + " # yaml", "a.yaml").positions()

    assert only(text, "a.json").positions() == expected
