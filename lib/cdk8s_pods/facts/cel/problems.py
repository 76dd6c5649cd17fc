"""What is certainly wrong with an expression in CEL."""

from __future__ import annotations

from .grammar import Reader, TooDeepError
from .tokens import CelSyntaxError
from .words import EVERYWHERE, FUNCTIONS


def expression_problem(
    text: str, *, declared: frozenset[str], gives: tuple[str, ...], variables: frozenset[str] = frozenset()
) -> str | None:
    """What is certainly wrong with an expression, or None.

    Args:
        text: The expression.
        declared: The variables that there are.
        gives: The types that the result may have; any, where there is none.
        variables: The fields of ``variables``, where that is declared.
    """
    try:
        read = Reader(text)
        kind = read.whole()
    except CelSyntaxError as error:
        return f"syntax error: {error}"
    except TooDeepError:
        return None
    undeclared = (read.names - read.bound - EVERYWHERE - declared) | (read.functions - FUNCTIONS)
    if undeclared:
        return f"undeclared reference to '{min(undeclared)}'"
    if "variables" in declared and (unknown := read.fields_of_variables - variables):
        return f"undefined field '{min(unknown)}' of variables"
    if read.type_problem is not None:
        return read.type_problem
    if gives and kind is not None and kind not in gives:
        return f"must evaluate to {' or '.join(gives)} but got {kind}"
    return None
