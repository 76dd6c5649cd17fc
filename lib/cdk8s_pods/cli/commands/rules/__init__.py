"""``cdk8s-pods rules``: the rules, listed and explained."""

from .command import main

__all__ = ["main"]
