"""oauth2-proxy, which lets signed-in users through."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "oauth2-proxy",
    seen="7.15.3, 2026-08",
    source="https://github.com/oauth2-proxy/oauth2-proxy: Dockerfile, pkg/apis/options",
    repositories=("quay.io/oauth2-proxy/oauth2-proxy",),
    elsewhere=("oauth2-proxy",),
    programs=("oauth2-proxy",),
    required=Required("OAUTH2_PROXY_", arguments=("",), is_secret=True),
    user=65532,
    ports=(
        Port(
            4180, bound="loopback", opened_by=("http-address", "HTTP_ADDRESS", "config"), live="/ping", ready="/ready"
        ),
    ),
    tag="v{}",
    read_only_root=True,
)
