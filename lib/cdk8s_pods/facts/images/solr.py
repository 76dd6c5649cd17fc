"""Solr, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "solr",
    seen="",
    source="https://github.com/apache/solr-docker",
    repositories=("docker.io/library/solr",),
    starts="script",
    ports=(Port(8983),),
)
