"""Vault's server and agent."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "vault",
    seen="2.0.4, 2026-08",
    source="https://github.com/hashicorp/vault: Dockerfile, .release/docker/docker-entrypoint.sh",
    repositories=("docker.io/hashicorp/vault", "docker.io/library/vault"),
    elsewhere=("vault",),
    programs=("vault",),
    starts="script",
    subcommands=("agent", "server", "proxy"),
    ends_with=("exit-after-auth",),
    may_end="its settings may say exit_after_auth",
    user=0,
    user_id=100,
    requests={"cpu": "250m", "memory": "64Mi"},
    limits={"cpu": "500m", "memory": "128Mi"},
    read_only_root=True,
)
