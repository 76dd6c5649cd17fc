"""MariaDB, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "mariadb",
    seen="",
    source="https://github.com/MariaDB/mariadb-docker: docker-entrypoint.sh",
    repositories=("docker.io/library/mariadb",),
    elsewhere=("mariadb",),
    programs=("mariadbd",),
    starts="script",
    user=0,
    user_id=999,
    ports=(Port(3306),),
    writes={"/run/mysqld": "it makes its socket there", "/tmp": "it makes its temporary files there"},
    required=Required(
        "MARIADB_ROOT_PASSWORD",
        "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
        "MARIADB_RANDOM_ROOT_PASSWORD",
        "MYSQL_ROOT_PASSWORD",
        "MYSQL_ALLOW_EMPTY_PASSWORD",
        "MYSQL_RANDOM_ROOT_PASSWORD",
        given_in=("/var/lib/mysql", "/docker-entrypoint-initdb.d"),
        is_secret=True,
    ),
)
