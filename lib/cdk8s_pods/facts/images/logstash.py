"""Logstash."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "logstash",
    seen="",
    source="https://github.com/elastic/dockerfiles",
    repositories=("docker.io/library/logstash", "docker.elastic.co/logstash/logstash"),
    elsewhere=("logstash",),
    starts="script",
    ports=(Port(9600),),
    needs={
        "/usr/share/logstash/config": ("logstash.yml", "jvm.options", "log4j2.properties"),
        "/usr/share/logstash": (),
    },
    files=("/usr/share/logstash/config/logstash.yml",),
)
