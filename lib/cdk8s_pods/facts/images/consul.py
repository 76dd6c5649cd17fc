"""Consul's server and agent."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "consul",
    seen="",
    source="https://github.com/hashicorp/consul: Dockerfile",
    repositories=("docker.io/hashicorp/consul", "docker.io/library/consul"),
    programs=("consul",),
    starts="script",
    subcommands=("agent",),
    user=0,
    user_id=100,
)
