"""memcached, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "memcached",
    seen="",
    source="https://github.com/docker-library/memcached",
    repositories=("docker.io/library/memcached",),
    elsewhere=("memcached",),
    programs=("memcached",),
    starts="script",
    ends_with=("-d",),
    user="memcache",
    user_id=11211,
    ports=(Port(11211),),
)
