"""The one function that checks a manifest against every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.issues import FieldPath, Issue
from cdk8s_pods.schema import KINDS, VERSIONS, decode

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Literal

    PodSecurityLevel = Literal["baseline", "restricted"]


def check(
    manifest: Any,
    *,
    kubernetes: str = VERSIONS[-1],
    pod_security: PodSecurityLevel | None = None,
    pod_security_version: str | None = None,
    ignore: Collection[str] = (),
) -> list[Issue]:
    """Every issue of one manifest, worst first where they share a place; an empty list where there is none.

    Args:
        manifest: The manifest as plain dicts and lists, of one of the eight workload kinds or a ``List`` of them;
            other kinds are left alone and give no issue. Any other JSON value gives issues, never an exception.
        kubernetes: The targeted version, ``1.34`` to the newest known.
        pod_security: The Pod Security Standard that must hold; None asks for none.
        pod_security_version: The version of that standard, such as ``1.29``; by default the targeted Kubernetes.
        ignore: Ids of rules that are turned off.

    Raises:
        ValueError: ``kubernetes``, ``pod_security`` or an ignored rule is not known.
    """
    raise NotImplementedError
