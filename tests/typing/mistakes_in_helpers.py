"""Mistakes with helpers that both type checkers report; see mistakes_in_values.py for how this is held."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from cdk8s_pods import EnvVarSource, ResourceRequirements
from cdk8s_pods.helpers import fluent_bit, git_sync, haproxy, opentelemetry_collector, redis_exporter

redis_exporter(adress="localhost:6379")  # type: ignore[call-arg]
redis_exporter(password="secret")  # type: ignore[arg-type]
redis_exporter(port="9121")  # type: ignore[arg-type]
redis_exporter(resources={"requests": {"cpu": "1"}})  # type: ignore[arg-type]
haproxy(tcp={"6379": "redis:6379"})  # type: ignore[dict-item]
haproxy(tcp={6379: "redis:6379"}, prometheus=True)  # type: ignore[call-arg]
git_sync("https://example.com/site")  # type: ignore[call-arg]
fluent_bit(7)  # type: ignore[arg-type]
opentelemetry_collector("x", distribution="all")  # type: ignore[arg-type]

redis_exporter(
    address="localhost:6379",
    password=EnvVarSource.from_secret("redis", key="password"),
    resources=ResourceRequirements(requests={"cpu": "10m"}),
    security_context=None,
    liveness_probe=None,
    service=True,
    env={"MORE": "1"},
)
