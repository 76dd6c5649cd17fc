"""Fluent Bit, which ships logs."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "fluent-bit",
    seen="5.1.1, 2026-08",
    source="https://github.com/fluent/fluent-bit: dockerfiles/Dockerfile, conf/fluent-bit.conf, src/flb_config.c",
    repositories=("cr.fluentbit.io/fluent/fluent-bit", "docker.io/fluent/fluent-bit"),
    elsewhere=("fluent-bit",),
    programs=("fluent-bit",),
    ends_with=("--dry-run", "-D"),
    user=0,
    ports=(Port(2020, bound="off", opened_by=("-H", "--http"), live="/", ready="/api/v2/health"),),
    drain_seconds=5,
    files=("/fluent-bit/etc/fluent-bit.conf",),
    user_id=1000,
    read_only_root=True,
)
