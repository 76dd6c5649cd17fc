"""What a rule may know besides the value it looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Context:
    """The manifest under check and what it is checked for.

    Args:
        kind: The manifest's kind, one of the eight.
        manifest: The whole manifest, well-typed: no nulls, no unknown fields, no value of a wrong type.
        kubernetes: The targeted version as a pair, so that ``context.kubernetes >= (1, 36)`` reads as it should.
        pod_security: ``baseline`` or ``restricted`` where a Pod Security Standard is asked for, else None.
        pod_security_version: The version of that standard as a pair.
    """

    __slots__ = ("kind", "kubernetes", "manifest", "pod_security", "pod_security_version")

    def __init__(
        self,
        *,
        kind: str,
        manifest: Mapping[str, Any],
        kubernetes: tuple[int, int],
        pod_security: str | None,
        pod_security_version: tuple[int, int],
    ) -> None:
        self.kind = kind
        self.manifest = manifest
        self.kubernetes = kubernetes
        self.pod_security = pod_security
        self.pod_security_version = pod_security_version
