"""What ``help()`` and ``inspect.signature()`` say of value types, worked out when they ask."""

from __future__ import annotations

import inspect
from inspect import Parameter, Signature
from itertools import pairwise
from textwrap import dedent, fill

from .annotations import written_annotation
from .field import Constructor

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from .value import Value


def signature_of_fields(value_type: type[Value], _written: None) -> Signature:
    """The fields of a value type as keyword-only parameters, as they can be written."""
    return Signature(_parameters(value_type, value_type.__manifest_keys__))


def constructor_signature(method: Callable[..., Any], owner: type[Value]) -> Signature:
    """The signature of a field's constructor; ``**fields`` stands for the plain fields of the value that it makes."""
    signature = inspect.signature(method)
    _, *parameters = signature.parameters.values()
    if parameters and parameters[-1].kind is Parameter.VAR_KEYWORD:
        others = [name for name in owner.__manifest_keys__ if not isinstance(getattr(owner, name, None), Constructor)]
        parameters[-1:] = _parameters(owner, others)
    return signature.replace(parameters=parameters)


def doc_with_fields(value_type: type[Value], doc: str | None) -> str | None:
    """The docstring of a value type, and below it each of its fields with its sentence."""
    sentences = field_sentences(value_type)
    if doc is None or not sentences:
        return doc
    lines = [
        fill(f"{name}: {sentence}", 100, initial_indent=" " * 4, subsequent_indent=" " * 8, break_on_hyphens=False)
        for name, sentence in sentences.items()
    ]
    return "\n".join([inspect.cleandoc(doc), "", "Args:", *lines])


def field_sentences(value_type: type[Value]) -> Mapping[str, str]:
    """What the text below each field of a value type says of it; nothing where the source cannot be read."""
    values = [base for base in value_type.__mro__ if getattr(base, "__manifest_keys__", None)]
    sentences = {name: text for base in reversed(values) for name, text in sentences_of(base).items()}
    return {name: sentences[name] for name in value_type.__manifest_keys__ if name in sentences}


def sentences_of(annotated: type[Any]) -> Mapping[str, str]:
    """What the text below each annotation of a class says of it; nothing where the source cannot be read.

    Python drops these texts when it compiles, so that only editors, which read the source, see them without asking.
    """
    # Deferred: a signature does without it.
    import ast

    try:
        source = inspect.getsource(annotated)
    except (OSError, TypeError):
        return {}
    (statement,) = ast.parse(dedent(source)).body
    assert isinstance(statement, ast.ClassDef)
    return {name: " ".join(text.split()) for pair in pairwise(statement.body) for name, text in _sentence(*pair)}


def _sentence(field: ast.stmt, text: ast.stmt) -> Iterator[tuple[str, str]]:
    """The name of a field and the text below it, where these two statements are such."""
    import ast

    match field, text:
        case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
            yield name, said


def _parameters(value_type: type[Value], names: Iterable[str]) -> list[Parameter]:
    return [
        Parameter(
            name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if name in value_type.__required__ else None,
            annotation=written_annotation(value_type, name),
        )
        for name in names
    ]
