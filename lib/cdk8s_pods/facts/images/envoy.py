"""Envoy, a proxy."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "envoy",
    seen="1.39.1, 2026-09",
    source="https://github.com/envoyproxy/envoy: distribution/docker, ci/docker-entrypoint.sh, options_impl.cc",
    repositories=("docker.io/envoyproxy/envoy",),
    elsewhere=("envoy",),
    programs=("envoy",),
    starts="script",
    ends_with=("--mode",),
    splits_arguments=True,
    user=0,
    user_id=101,
    files=("/etc/envoy/envoy.yaml",),
    tag="distroless-v{}",
    tag_user=65532,
)
