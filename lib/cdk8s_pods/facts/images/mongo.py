"""MongoDB, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "mongo",
    seen="",
    source="https://github.com/docker-library/mongo",
    repositories=("docker.io/library/mongo",),
    elsewhere=("mongo",),
    programs=("mongod", "mongos"),
    starts="script",
    ends_with=("--fork",),
    user=0,
    user_id=999,
    ports=(Port(27017),),
    writes={"/tmp": "it makes its socket there"},
)
