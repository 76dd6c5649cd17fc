"""YAML files: reading and writing several documents."""

from __future__ import annotations

import os

from cdk8s_pods.engine.argument_types import require_text, wrong_type
from cdk8s_pods.engine.constructs.node import encoded
from cdk8s_pods.engine.failures import ScriptFailure, reported
from cdk8s_pods.engine.values import native, returned
from cdk8s_pods.engine.yaml_text import dump_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any


def text_of(documents: Iterable[Any]) -> str:
    """Return native values as the text of YAML documents; None becomes an empty document."""
    return "---\n".join(["\n" if document is None else dump_document(document) for document in documents])


class Yaml:
    """YAML files: reading and writing several documents."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Yaml"

    @classmethod
    def stringify(cls, *docs: Any) -> str:
        """Return the documents as one text, separated by `---`."""
        return text_of([native(document) for document in docs])

    @classmethod
    def format_objects(cls, docs: Sequence[Any]) -> str:
        """Return the documents as one text.

        Deprecated: use `stringify`.
        """
        _require_documents(docs)
        return cls.stringify(*docs)

    @classmethod
    def save(cls, file_path: str, docs: Sequence[Any]) -> None:
        """Write the documents into a file."""
        require_text(file_path=file_path)
        _require_documents(docs)
        text = cls.stringify(*docs)
        with open(file_path, "wb") as file:
            file.write(encoded(text))

    @classmethod
    def tmp(cls, docs: Sequence[Any]) -> str:
        """Write the documents into a temporary file, and return its path."""
        from tempfile import mkdtemp  # expensive to load

        path = os.path.join(mkdtemp(prefix="cdk8s-"), "temp.yaml")
        cls.save(path, docs)
        return path

    @classmethod
    def load(cls, url_or_file: str) -> list[Any]:
        """Return the documents of a file, or of what a URL (http or https) answers, without the empty ones.

        Raises:
            RuntimeError: when there is no such file and it is no such URL, or the answer is not 200.
        """
        require_text(url_or_file=url_or_file)
        from .loading import load_documents_from

        try:
            return [returned(document) for document in load_documents_from(url_or_file)]
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__


def _require_documents(docs: object) -> None:
    if isinstance(docs, str):
        raise RuntimeError(f"docs must be a list; got {type(docs).__name__}")
    if not isinstance(docs, (list, tuple)):
        raise wrong_type("docs", docs, "a sequence")
