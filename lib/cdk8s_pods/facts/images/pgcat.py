"""PgCat, a pool of connections to PostgreSQL."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "pgcat",
    seen="0.2.5, 2025-02",
    source="https://github.com/postgresml/pgcat: Dockerfile, pgcat.toml, src/main.rs",
    repositories=("ghcr.io/postgresml/pgcat",),
    elsewhere=("pgcat",),
    programs=("pgcat",),
    starts="script",
    user=0,
    ports=(Port(6432), Port(9930)),
    drain_seconds=60,
)
