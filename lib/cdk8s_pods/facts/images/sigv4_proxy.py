"""The proxy that signs requests to AWS."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "aws-sigv4-proxy",
    seen="1.11.1, 2026-08",
    source="https://github.com/awslabs/aws-sigv4-proxy: Dockerfile, cmd/aws-sigv4-proxy/main.go",
    repositories=("public.ecr.aws/aws-observability/aws-sigv4-proxy",),
    elsewhere=("aws-sigv4-proxy",),
    programs=("aws-sigv4-proxy",),
    user=0,
    ports=(Port(8080),),
)
