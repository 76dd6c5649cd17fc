"""Grafana Alloy, which collects telemetry."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "Alloy",
    seen="1.18.1, 2026-08",
    source="https://github.com/grafana/alloy: Dockerfile, internal/alloycli/cmd_run.go, internal/service/http/http.go",
    repositories=("docker.io/grafana/alloy",),
    elsewhere=("alloy",),
    programs=("alloy",),
    subcommands=("run",),
    user=0,
    user_id=473,
    ports=(Port(12345, bound="loopback", opened_by=("server.http.listen-addr",), ready="/-/ready"),),
    tag="v{}",
)
