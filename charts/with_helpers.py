"""Helpers that people really use, each one call: beside a Deployment, a StatefulSet and a Job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cdk8s import Chart

from cdk8s_pods import (
    Container,
    Deployment,
    EnvVarSource,
    Job,
    PodSpec,
    PodTemplateSpec,
    SecurityContext,
    SharedVolume,
    StatefulSet,
    Volume,
    hardened,
    require_pod_security,
)
from cdk8s_pods.helpers import fluent_bit, git_sync, haproxy, redis_exporter

if TYPE_CHECKING:
    from constructs import Construct

NOBODY = 65534


class WithHelpers(Chart):
    """A shop behind nothing but localhost, a Redis that Prometheus can read, and a report of what git has."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        require_pod_security(self, "restricted")
        shop = Container(name="shop", image="example/shop:1.4", ports=[8080])
        Deployment(
            self,
            "shop",
            template=_pods(shop),
            patterns=[
                haproxy(tcp={6379: "redis.example.com:6379"}, tells={"REDIS_URL": "redis://{host}:{port}"}),
                fluent_bit(
                    """
                    pipeline:
                      inputs:
                        - {name: tail, path: /var/log/shop/*.log, db: /fluent-bit/state/tail.db}
                      outputs:
                        - {name: http, match: "*", host: logs.example.com, port: 443, tls: on}
                    """,
                    shares=SharedVolume(volume=Volume.empty_dir("logs"), main_path="/var/log/shop", read_only=True),
                ),
                hardened(),
            ],
        )
        redis = Container(name="redis", image="redis:7.4", ports=[6379])
        StatefulSet(
            self,
            "redis",
            template=_pods(redis),
            patterns=[
                redis_exporter(password=EnvVarSource.from_secret("redis", key="password"), service=True),
                hardened(),
            ],
        )
        report = Container(name="report", image="example/report:1.4", args=["/srv/reports/current"])
        Job(
            self,
            "report",
            template=_pods(report, restart_policy="Never"),
            patterns=[git_sync("https://git.example.com/reports", path="/srv/reports"), hardened()],
        )


def _pods(container: Container, *, restart_policy: Literal["Never"] | None = None) -> PodTemplateSpec:
    own = container.replace(security_context=SecurityContext(run_as_user=NOBODY))
    return PodTemplateSpec(spec=PodSpec(containers=[own], restart_policy=restart_policy))
