"""ZooKeeper, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "zookeeper",
    seen="",
    source="https://github.com/31z4/zookeeper-docker",
    repositories=("docker.io/library/zookeeper",),
    starts="script",
    user=0,
    user_id=1000,
    ports=(Port(2181),),
)
