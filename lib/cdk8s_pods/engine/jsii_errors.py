"""The module `jsii.errors` of the engine. Nothing raises a JavaScriptError here: there is no JavaScript."""

from __future__ import annotations

from .values import JSIIError

__all__ = ["JSIIError", "JavaScriptError"]

JSIIError.__module__ = "jsii.errors"


class JavaScriptError(Exception):
    """An error of the JavaScript of a library, with its stack."""

    __module__ = "jsii.errors"

    def __init__(self, stack: str) -> None:
        super().__init__(stack)
        self.stack = stack
