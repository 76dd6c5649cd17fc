"""nginx, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "nginx",
    seen="",
    source="https://github.com/nginx/docker-nginx",
    repositories=("docker.io/library/nginx",),
    elsewhere=("nginx",),
    programs=("nginx",),
    starts="script",
    stays_with=("daemon off",),
    user=0,
    ports=(Port(80),),
    writes={
        "/var/cache/nginx": "it makes its folders for temporary files there",
        "/run": "it writes its process id there",
    },
    needs={"/etc/nginx": ("nginx.conf", "mime.types")},
    files=("/etc/nginx/nginx.conf", "/etc/nginx/mime.types", "/etc/nginx/conf.d/default.conf"),
)
