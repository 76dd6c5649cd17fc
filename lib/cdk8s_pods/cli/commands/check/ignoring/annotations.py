"""Ignores on the object itself, for YAML that a program writes: the annotation ``cdk8s-pods/ignore``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .ignore import Written, read_ignore

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Its value has a line for each: ``RULE: reason``.
ANNOTATION = "cdk8s-pods/ignore"


def annotation_of(manifest: Any) -> Iterator[Written]:
    """What the annotation of an object says, line by line; nothing where it has none."""
    if not isinstance(manifest, dict):
        return
    metadata = manifest.get("metadata")
    annotations = metadata.get("annotations") if isinstance(metadata, dict) else None
    text = annotations.get(ANNOTATION) if isinstance(annotations, dict) else None
    if isinstance(text, str):
        for line in text.split("\n"):
            if line.strip():
                yield read_ignore(line)
