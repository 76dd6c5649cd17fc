"""Elasticsearch."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "elasticsearch",
    seen="",
    source="https://github.com/elastic/dockerfiles",
    repositories=("docker.io/library/elasticsearch", "docker.elastic.co/elasticsearch/elasticsearch"),
    elsewhere=("elasticsearch",),
    starts="script",
    ports=(Port(9200), Port(9300)),
    needs={
        "/usr/share/elasticsearch/config": ("elasticsearch.yml", "jvm.options", "log4j2.properties"),
        "/usr/share/elasticsearch": (),
    },
    files=("/usr/share/elasticsearch/config/elasticsearch.yml", "/usr/share/elasticsearch/config/jvm.options"),
)
