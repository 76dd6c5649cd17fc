"""k8s-sidecar, which copies ConfigMaps and Secrets into a folder."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "k8s-sidecar",
    seen="2.10.1, 2026-08",
    source="https://github.com/kiwigrid/k8s-sidecar: Dockerfile, README.md, src/healthz.py",
    repositories=("docker.io/kiwigrid/k8s-sidecar", "quay.io/kiwigrid/k8s-sidecar", "ghcr.io/kiwigrid/k8s-sidecar"),
    elsewhere=("k8s-sidecar",),
    user=65534,
    ends_with=("METHOD=LIST",),
    ports=(Port(8080, since="1.31.0", live="/healthz", ready="/healthz"),),
)
