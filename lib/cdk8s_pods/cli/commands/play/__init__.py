"""``cdk8s-pods play``: synthesized pods on the local podman."""

from .command import main

__all__ = ["main"]
