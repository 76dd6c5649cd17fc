"""Filebeat and the other Beats, which ship logs and metrics."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "Beats",
    seen="9.5.2, 2026-08",
    source="https://github.com/elastic/beats: dev-tools/packaging/templates/docker/Dockerfile.tmpl",
    repositories=(
        "docker.elastic.co/beats/filebeat",
        "docker.elastic.co/beats/filebeat-wolfi",
        "docker.elastic.co/beats/metricbeat",
        "docker.elastic.co/beats/metricbeat-wolfi",
        "docker.elastic.co/beats/heartbeat",
        "docker.elastic.co/beats/heartbeat-wolfi",
        "docker.elastic.co/beats/packetbeat",
        "docker.elastic.co/beats/packetbeat-wolfi",
        "docker.elastic.co/beats/auditbeat",
        "docker.elastic.co/beats/auditbeat-wolfi",
    ),
    elsewhere=("filebeat", "metricbeat", "heartbeat", "packetbeat", "auditbeat"),
    programs=("filebeat", "metricbeat", "heartbeat", "packetbeat", "auditbeat"),
    starts="script",
    ends_with=("test", "setup", "export", "-once", "--once"),
    ports=(Port(5066, bound="off", opened_by=("http.host",), live="/"),),
    user_id=1000,
    requests={"cpu": "100m", "memory": "100Mi"},
    limits={"memory": "200Mi"},
)
