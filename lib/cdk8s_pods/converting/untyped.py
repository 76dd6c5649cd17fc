"""Writes an object of any kind as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .code import Import, call, keyword
from .literals import json_code
from .patches import JSON_PATCH, written_patch
from .statements import Statement, scope_and_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .notes import Notes
    from .parts import Patch
    from .statements import Given

_API_OBJECT, _METADATA = "ApiObject", "ApiObjectMetadata"


def untyped_statement(manifest: Mapping[str, Any], id: str, notes: Notes, given: Given) -> Statement:
    """An object of any kind as it is.

    Args:
        manifest: The object.
        id: The id of the construct.
        notes: Its comments.
        given: What its chart gives to it.
    """
    comments = [*notes.take_own(), *notes.at("apiVersion").take_all(), *notes.at("kind").take_all()]
    items = [*scope_and_id(id)]
    items += [
        keyword(name, json_code(manifest[key])) for name, key in (("api_version", "apiVersion"), ("kind", "kind"))
    ]
    metadata = manifest.get("metadata")
    patches: list[Patch] = []
    used = {_API_OBJECT}
    if _is_simple(metadata):
        metadata = dict(metadata or {})
        comments += notes.at("metadata").take_all()
        if given.namespace == metadata.get("namespace"):
            metadata.pop("namespace", None)
        labels = {key: each for key, each in metadata.pop("labels", {}).items() if (key, each) not in given.labels}
        arguments = [keyword(key, json_code(metadata[key])) for key in ("name", "namespace") if key in metadata]
        if labels:
            arguments.append(keyword("labels", json_code(labels)))
        if "annotations" in metadata:
            arguments.append(keyword("annotations", json_code(metadata["annotations"])))
        items.append(keyword("metadata", call(_METADATA, arguments)))
        used.add(_METADATA)
    elif metadata is None:
        patches.append(("remove", ("metadata",), None))
    else:
        patches.append(("add", ("metadata",), metadata))
    patches += [
        ("add", (key,), each)
        for key, each in manifest.items()
        if key not in ("apiVersion", "kind", "metadata") and each is not None
    ]
    patched = tuple(written_patch(each, notes) for each in patches)
    if patched:
        used.add(JSON_PATCH)
    return Statement(
        _API_OBJECT,
        call(_API_OBJECT, items),
        patched,
        (),
        (*comments, *notes.take_all()),
        frozenset(Import("cdk8s", name) for name in used),
        frozenset(),
    )


def _is_simple(metadata: Any) -> bool:
    """Whether cdk8s takes metadata as it is, and writes it as it was."""
    if not isinstance(metadata, dict) or not set(metadata) <= {"name", "namespace", "labels", "annotations"}:
        return False
    texts = all(
        isinstance(metadata.get(key), str) and metadata[key] for key in ("name", "namespace") if key in metadata
    )
    return (
        "name" in metadata
        and texts
        and all(
            isinstance(metadata[key], dict)
            and metadata[key]
            and all(isinstance(each, str) for each in metadata[key].values())
            for key in ("labels", "annotations")
            if key in metadata
        )
    )
