"""``cdk8s-pods check``: manifests of any origin held to the rules."""

from .command import main

__all__ = ["main"]
