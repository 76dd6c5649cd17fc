"""How a failure inside the engine reaches the user: as the RuntimeError that the official modules raise.

The official modules run in Node.js. A failure there has a name and a text; constructors report the text, every
other call reports `name: text`. A failure in the user's own Python code that the engine called back reports the text
of the user's exception. Here the user's exception stays attached as the cause, so that its traceback is shown.

    RuntimeError
    └── ScriptFailure              raised inside the engine, turned into a RuntimeError where the user's call ends
        ├── ScriptTypeFailure      what JavaScript calls a TypeError
        ├── FailedTest             a JSON patch operation "test" that found another value
        └── CallbackFailure        an exception of the user's code that the engine called back
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class ScriptFailure(RuntimeError):
    """A failure inside the engine, with the name that JavaScript gives to its kind."""

    name = "Error"


class ScriptTypeFailure(ScriptFailure):
    """What JavaScript calls a TypeError."""

    name = "TypeError"


class FailedTest(ScriptFailure):
    """A JSON patch operation `test` that found another value."""

    name = "TEST_OPERATION_FAILED"


class CallbackFailure(ScriptFailure):
    """An exception of the user's code that the engine called back; the exception itself is the cause."""

    name = "@jsii/kernel.RuntimeError"


def call_back(function: Callable[..., Any], *arguments: object) -> Any:
    """Call the user's code.

    Raises:
        CallbackFailure: for whatever the user's code raises, as the official modules report every exception alike.
    """
    try:
        return function(*arguments)
    except ScriptFailure:
        raise
    except Exception as error:  # the official modules turn every exception of a callback into a RuntimeError
        raise CallbackFailure(str(error)) from error


def reported(failure: ScriptFailure) -> RuntimeError:
    """Return the exception that the user sees when a call (not a constructor) fails."""
    name = "" if isinstance(failure, CallbackFailure) else f"{failure.name}: "
    return RuntimeError(f"{name}{failure}")


def reported_by_constructor(failure: ScriptFailure) -> RuntimeError:
    """Return the exception that the user sees when a constructor fails."""
    return RuntimeError(str(failure))
