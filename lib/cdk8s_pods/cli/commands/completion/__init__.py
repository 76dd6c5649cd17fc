"""``cdk8s-pods completion``: what the TAB key of a shell offers."""

from .command import main

__all__ = ["main"]
