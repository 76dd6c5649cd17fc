"""What modules written by ``cdk8s-pods import`` are made of: a surface of its own, with a version of its own.

A written module says which version it uses; a change that it would not survive makes another version, and the module is
refused with the line that writes it anew. See docs/import.md.
"""

from __future__ import annotations

from cdk8s_pods.constructs.custom_kind import Kind
from cdk8s_pods.constructs.custom_resource import emitted
from cdk8s_pods.exports import lazy_exports

from .surface import SURFACE, OutdatedModules, written_for
from .value import Value

__all__ = ["SURFACE", "Kind", "OutdatedModules", "Value", "emitted", "lazy_exports", "written_for"]
