"""Keycloak."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "keycloak",
    seen="",
    source="https://github.com/keycloak/keycloak",
    repositories=("quay.io/keycloak/keycloak", "docker.io/keycloak/keycloak"),
    programs=("kc.sh",),
    subcommands=("start", "start-dev"),
    required=Required(arguments=("",), since="17"),
    user=1000,
    ports=(Port(8080),),
)
