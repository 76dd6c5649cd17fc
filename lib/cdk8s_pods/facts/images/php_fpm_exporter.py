"""The Prometheus exporter for PHP-FPM."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "php-fpm_exporter",
    seen="2.2.0, 2025-08",
    source="https://github.com/hipages/php-fpm_exporter: Dockerfile, cmd/server.go",
    repositories=("docker.io/hipages/php-fpm_exporter",),
    elsewhere=("php-fpm_exporter",),
    programs=("php-fpm_exporter",),
    ports=(Port(9253, live="/"),),
    user=0,
    user_id=65534,
    read_only_root=True,
    dormant_since="2025-08",
)
