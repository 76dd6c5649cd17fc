"""Cassandra, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "cassandra",
    seen="",
    source="https://github.com/docker-library/cassandra",
    repositories=("docker.io/library/cassandra",),
    starts="script",
    user=0,
    user_id=999,
    ports=(Port(9042), Port(7000)),
    needs={"/etc/cassandra": ("cassandra.yaml", "cassandra-env.sh")},
    files=("/etc/cassandra/cassandra.yaml",),
)
