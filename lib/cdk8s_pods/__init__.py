"""Pods and the patterns that compose them, as typed Python constructs for cdk8s."""
