"""Helpers for tests of charts: under pytest, where a plugin has fixtures as well, and under unittest.

Importing them imports neither cdk8s nor pytest: which engine the tests run on is decided elsewhere.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .finding import (
        find_manifest as find_manifest,
        find_manifests as find_manifests,
        manifests as manifests,
        pod_of as pod_of,
    )
    from .refusal import Refusal as Refusal, assert_refused as assert_refused
    from .snapshot import assert_snapshot as assert_snapshot
    from .versions import KUBERNETES_VERSIONS as KUBERNETES_VERSIONS
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
