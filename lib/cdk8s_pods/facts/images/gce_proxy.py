"""The first version of Google's Cloud SQL Auth Proxy."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "cloud_sql_proxy",
    seen="",
    source="https://github.com/GoogleCloudPlatform/cloud-sql-proxy: v1",
    repositories=(
        "gcr.io/cloudsql-docker/gce-proxy",
        "us.gcr.io/cloudsql-docker/gce-proxy",
        "eu.gcr.io/cloudsql-docker/gce-proxy",
        "asia.gcr.io/cloudsql-docker/gce-proxy",
    ),
    elsewhere=("gce-proxy",),
    programs=("cloud_sql_proxy",),
    starts="script",
    one_of_ports=(1433, 3306, 5432),
)
