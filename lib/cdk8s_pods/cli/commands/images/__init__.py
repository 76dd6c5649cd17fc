"""``cdk8s-pods images``."""

from __future__ import annotations

from .command import main as main
