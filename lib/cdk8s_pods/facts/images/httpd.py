"""The Apache HTTP server, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "httpd",
    seen="",
    source="https://github.com/docker-library/httpd",
    repositories=("docker.io/library/httpd",),
    elsewhere=("httpd",),
    programs=("httpd-foreground",),
    starts="script",
    user=0,
    ports=(Port(80),),
    writes={"/usr/local/apache2/logs": "it writes its process id there"},
    needs={"/usr/local/apache2/conf": ("httpd.conf", "mime.types")},
    files=("/usr/local/apache2/conf/httpd.conf",),
)
