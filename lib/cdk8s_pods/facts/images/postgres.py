"""PostgreSQL, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import EmptyFolder, Image, Port

IMAGE = Image(
    "postgres",
    seen="",
    source="https://github.com/docker-library/postgres",
    repositories=("docker.io/library/postgres",),
    elsewhere=("postgres",),
    programs=("postgres",),
    starts="script",
    ends_with=("--single", "-C", "--boot"),
    user=0,
    user_id=999,
    ports=(Port(5432),),
    writes={"/run/postgresql": "it makes its socket and its lock there"},
    empty_folder=EmptyFolder("/var/lib/postgresql/data", moved_by="PGDATA", until="18"),
    required=("POSTGRES_PASSWORD", "POSTGRES_HOST_AUTH_METHOD"),
)
