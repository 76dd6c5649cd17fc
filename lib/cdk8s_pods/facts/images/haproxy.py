"""HAProxy, a proxy, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "haproxy",
    seen="3.4.2, 2026-07",
    source="https://github.com/docker-library/haproxy: 3.2/Dockerfile, 3.2/docker-entrypoint.sh",
    repositories=("docker.io/library/haproxy",),
    elsewhere=("haproxy", "haproxy-alpine"),
    programs=("haproxy",),
    starts="script",
    ends_with=("-c", "-D"),
    user="haproxy",
    user_id=99,
    read_only_root=True,
)
