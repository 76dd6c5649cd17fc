"""Google's Cloud SQL Auth Proxy."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "cloud-sql-proxy",
    seen="2.25.3, 2026-08",
    source="https://github.com/GoogleCloudPlatform/cloud-sql-proxy: Dockerfile, cmd/root.go",
    repositories=(
        "gcr.io/cloud-sql-connectors/cloud-sql-proxy",
        "us.gcr.io/cloud-sql-connectors/cloud-sql-proxy",
        "eu.gcr.io/cloud-sql-connectors/cloud-sql-proxy",
        "asia.gcr.io/cloud-sql-connectors/cloud-sql-proxy",
    ),
    elsewhere=("cloud-sql-proxy", "cloud_sql_proxy", "alloydb-auth-proxy"),
    programs=("cloud-sql-proxy", "alloydb-auth-proxy"),
    ends_with=("shutdown", "wait"),
    required=Required("CSQL_PROXY_", "ALLOYDB_PROXY_", arguments=("",)),
    user=65532,
    one_of_ports=(1433, 3306, 5432),
    ports=(Port(9090, bound="off", opened_by=("--health-check",), live="/liveness", ready="/startup"),),
    read_only_root=True,
    requests={"cpu": "1", "memory": "2Gi"},
)
