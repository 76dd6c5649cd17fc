"""Apache Tomcat, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "tomcat",
    seen="",
    source="https://github.com/docker-library/tomcat",
    repositories=("docker.io/library/tomcat",),
    elsewhere=("tomcat",),
    starts="script",
    user=0,
    ports=(Port(8080),),
    needs={"/usr/local/tomcat/conf": ("server.xml", "web.xml"), "/usr/local/tomcat": ()},
    files=("/usr/local/tomcat/conf/server.xml", "/usr/local/tomcat/conf/web.xml"),
)
