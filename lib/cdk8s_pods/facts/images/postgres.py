"""PostgreSQL, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import EmptyFolder, Image, Port, Required

IMAGE = Image(
    "postgres",
    seen="",
    source="https://github.com/docker-library/postgres: docker-entrypoint.sh",
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
    required=Required(
        "POSTGRES_PASSWORD",
        "POSTGRES_HOST_AUTH_METHOD",
        given_in=("/var/lib/postgresql",),
        since_releases=("9.5.21", "9.6.17", "10.12", "11.7", "12.2"),
        is_secret=True,
    ),
)
