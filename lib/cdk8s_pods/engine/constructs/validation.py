"""Running the checks that the user attached to a construct."""

from __future__ import annotations

from cdk8s_pods.engine.failures import CallbackFailure, call_back
from cdk8s_pods.engine.values import native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .node import Node


def validation_errors_of(node: Node) -> list[str]:
    """Return what the checks of a construct find wrong.

    Raises:
        CallbackFailure: when a check fails itself, or returns anything but a list.
    """
    errors: list[str] = []
    for validation in node.__node_validations__ or ():
        found = call_back(validation.validate)
        if not isinstance(found, list):
            raise CallbackFailure(f"validate() of {validation!r} must return a list of strings; got {found!r}")
        errors.extend(native(found))
    return errors
