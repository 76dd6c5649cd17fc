"""Telegraf, which collects metrics."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "telegraf",
    seen="",
    source="https://github.com/influxdata/influxdata-docker",
    repositories=("docker.io/library/telegraf",),
    elsewhere=("telegraf",),
    programs=("telegraf",),
    starts="script",
    ends_with=("--test", "--once"),
    files=("/etc/telegraf/telegraf.conf",),
)
