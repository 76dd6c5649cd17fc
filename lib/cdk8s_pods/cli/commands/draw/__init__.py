"""``cdk8s-pods draw``: pictures of pods and applications."""

from .command import main

__all__ = ["main"]
