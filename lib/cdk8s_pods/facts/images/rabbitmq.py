"""RabbitMQ, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "rabbitmq",
    seen="",
    source="https://github.com/docker-library/rabbitmq",
    repositories=("docker.io/library/rabbitmq",),
    elsewhere=("rabbitmq",),
    programs=("rabbitmq-server",),
    starts="script",
    ends_with=("-detached",),
    user=0,
    user_id=999,
    ports=(Port(5672), Port(15692), Port(25672), Port(4369)),
)
