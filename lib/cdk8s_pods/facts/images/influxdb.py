"""InfluxDB, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "influxdb",
    seen="",
    source="https://github.com/influxdata/influxdata-docker",
    repositories=("docker.io/library/influxdb",),
    elsewhere=("influxdb",),
    programs=("influxd",),
    starts="script",
    user=0,
    user_id=1000,
    ports=(Port(8086),),
)
