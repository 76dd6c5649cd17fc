"""``cdk8s-pods convert``."""

from __future__ import annotations

from .command import main as main
