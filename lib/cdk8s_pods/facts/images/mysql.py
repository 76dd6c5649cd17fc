"""MySQL, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import EmptyFolder, Image, Port, Required

IMAGE = Image(
    "mysql",
    seen="",
    source="https://github.com/docker-library/mysql: docker-entrypoint.sh",
    repositories=("docker.io/library/mysql",),
    elsewhere=("mysql",),
    programs=("mysqld",),
    starts="script",
    ends_with=("--initialize", "--initialize-insecure"),
    user=0,
    user_id=999,
    ports=(Port(3306),),
    writes={"/run/mysqld": "it makes its socket there", "/tmp": "it makes its temporary files there"},
    empty_folder=EmptyFolder("/var/lib/mysql", since="5.7", until="8.0"),
    required=Required(
        "MYSQL_ROOT_PASSWORD",
        "MYSQL_ALLOW_EMPTY_PASSWORD",
        "MYSQL_RANDOM_ROOT_PASSWORD",
        given_in=("/var/lib/mysql",),
        is_secret=True,
    ),
)
