"""MinIO."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "minio",
    seen="",
    source="https://github.com/minio/minio",
    repositories=("docker.io/minio/minio", "quay.io/minio/minio"),
    programs=("minio",),
    subcommands=("server",),
    starts="script",
    required=Required(arguments=("",)),
    user=0,
    ports=(Port(9000),),
)
