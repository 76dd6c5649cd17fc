"""The type of an API object."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import require_text
from cdk8s_pods.engine.struct import Struct


class GroupVersionKind(Struct):
    """The type of an API object: group, version and kind."""

    __module__ = "cdk8s"

    def __init__(self, *, api_version: str, kind: str) -> None:
        require_text(api_version=api_version, kind=kind)
        super().__init__(api_version=api_version, kind=kind)
