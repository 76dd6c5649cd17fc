"""Promtail, which shipped logs to Loki until March 2026."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "promtail",
    seen="3.6, 2026-03",
    source="https://github.com/grafana/loki: docs/sources/shared/promtail-deprecation.md",
    repositories=("docker.io/grafana/promtail",),
    elsewhere=("promtail",),
    programs=("promtail",),
    ends_with=("--dry-run", "-dry-run"),
    replaced_by="alloy",
)
