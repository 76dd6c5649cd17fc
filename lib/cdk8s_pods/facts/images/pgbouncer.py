"""PgBouncer, a pool of connections to PostgreSQL."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "pgbouncer",
    seen="1.25.2, 2026-08",
    source="https://github.com/edoburu/docker-pgbouncer: Dockerfile, entrypoint.sh",
    repositories=("docker.io/edoburu/pgbouncer", "ghcr.io/edoburu/pgbouncer"),
    elsewhere=("pgbouncer",),
    programs=("pgbouncer",),
    starts="script",
    ends_with=("-d",),
    user="postgres",
    ports=(Port(5432),),
    writes={"/etc/pgbouncer": "its entry point writes pgbouncer.ini and userlist.txt there"},
    required=Required("DATABASE_URL", "DB_HOST", "PG_CONFIG_", arguments=("",), given_in=("/etc/pgbouncer",)),
    user_id=70,
    tag="v{}-p0",
    read_only_root=True,
)
