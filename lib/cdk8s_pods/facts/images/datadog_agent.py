"""Datadog's agent."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "Datadog's agent",
    seen="",
    source="https://github.com/DataDog/datadog-agent: Dockerfiles/agent",
    repositories=("gcr.io/datadoghq/agent", "docker.io/datadog/agent", "public.ecr.aws/datadog/agent"),
    starts="script",
    elsewhere=("datadog-agent",),
    user=0,
)
