"""The sidecar of Dapr."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "daprd",
    seen="1.18.3, 2026-08",
    source="https://github.com/dapr/dapr: docker/Dockerfile",
    repositories=("docker.io/daprio/daprd", "ghcr.io/dapr/daprd"),
    elsewhere=("daprd",),
    programs=("daprd",),
    starts="script",
    user=65532,
    ports=(Port(3500), Port(50001), Port(50002), Port(9090)),
)
