"""Redis, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "redis",
    seen="",
    source="https://github.com/docker-library/redis, and main() in src/server.c of redis/redis",
    repositories=("docker.io/library/redis",),
    elsewhere=("redis",),
    programs=("redis-server", "redis-sentinel"),
    starts="script",
    ends_with=("--daemonize",),
    splits_arguments=True,
    user=0,
    user_id=999,
    ports=(Port(6379),),
)
