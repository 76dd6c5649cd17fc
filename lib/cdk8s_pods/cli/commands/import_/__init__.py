"""``cdk8s-pods import``: typed Python of custom resources."""

from .command import main

__all__ = ["main"]
