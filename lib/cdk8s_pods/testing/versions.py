"""The versions of Kubernetes to test for."""

from __future__ import annotations

from cdk8s_pods.schema import VERSIONS

#: Every version of Kubernetes that is known, the oldest first, such as ``1.36``.
KUBERNETES_VERSIONS: tuple[str, ...] = tuple(VERSIONS)
