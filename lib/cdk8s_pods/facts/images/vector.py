"""Vector, which ships logs and metrics."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "vector",
    seen="0.57.0, 2026-08",
    source="https://github.com/vectordotdev/vector: distribution/docker, src/config/api.rs, src/cli.rs",
    repositories=("docker.io/timberio/vector",),
    elsewhere=("vector",),
    programs=("vector",),
    ends_with=("validate", "test", "generate"),
    user=0,
    ports=(Port(8686, bound="off", opened_by=("api",), live="/health"),),
    drain_seconds=60,
    drain_moved_by=("graceful-shutdown-limit", "GRACEFUL_SHUTDOWN_LIMIT"),
    tag="{}-distroless-libc",
    user_id=65532,
)
