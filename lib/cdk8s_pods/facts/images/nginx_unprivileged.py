"""nginx as a user without privileges."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "nginx-unprivileged",
    seen="1.31.3, 2026-07",
    source="https://github.com/nginx/docker-nginx-unprivileged",
    repositories=(
        "docker.io/nginxinc/nginx-unprivileged",
        "ghcr.io/nginx/nginx-unprivileged",
        "quay.io/nginx/nginx-unprivileged",
        "public.ecr.aws/nginx/nginx-unprivileged",
    ),
    elsewhere=("nginx-unprivileged",),
    starts="script",
    user=101,
    ports=(Port(8080),),
    writes={"/tmp": "it writes its process id and its temporary files there"},
    needs={"/etc/nginx": ("nginx.conf", "mime.types")},
    files=("/etc/nginx/nginx.conf", "/etc/nginx/mime.types", "/etc/nginx/conf.d/default.conf"),
    read_only_root=True,
)
