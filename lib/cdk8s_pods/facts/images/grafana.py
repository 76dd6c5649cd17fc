"""Grafana."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "grafana",
    seen="",
    source="https://github.com/grafana/grafana",
    repositories=("docker.io/grafana/grafana", "docker.io/grafana/grafana-oss", "docker.io/grafana/grafana-enterprise"),
    elsewhere=("grafana",),
    starts="script",
    user=472,
    ports=(Port(3000),),
    writes={"/var/lib/grafana": "it keeps its database there"},
    files=("/etc/grafana/grafana.ini",),
)
