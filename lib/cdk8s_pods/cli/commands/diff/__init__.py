"""``cdk8s-pods diff``: what changes, by object and field, and what of it is not applied in place."""

from .command import main

__all__ = ["main"]
