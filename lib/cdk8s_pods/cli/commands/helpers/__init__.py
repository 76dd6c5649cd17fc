"""``cdk8s-pods helpers``."""

from __future__ import annotations

from .command import main as main
