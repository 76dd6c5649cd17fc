"""``cdk8s-pods synth``: the app of cdk8s.yaml, synthesized."""

from .command import main

__all__ = ["main"]
