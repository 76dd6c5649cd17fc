"""Kibana."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "kibana",
    seen="",
    source="https://github.com/elastic/dockerfiles",
    repositories=("docker.io/library/kibana", "docker.elastic.co/kibana/kibana"),
    elsewhere=("kibana",),
    starts="script",
    ports=(Port(5601),),
    needs={"/usr/share/kibana": ()},
    files=("/usr/share/kibana/config/kibana.yml",),
)
