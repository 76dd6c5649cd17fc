"""Fluentd, which ships logs."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "fluentd",
    seen="",
    source="https://github.com/fluent/fluentd-docker-image",
    repositories=("docker.io/fluent/fluentd",),
    elsewhere=("fluentd", "fluentd-kubernetes-daemonset"),
    programs=("fluentd",),
    starts="script",
    ends_with=("--dry-run",),
    user="fluent",
    ports=(Port(24224),),
    files=("/fluentd/etc/fluent.conf",),
)
