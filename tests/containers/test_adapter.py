"""The adapter pattern: the main container's own words, in the format the outside expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from charts.redis_with_exporter import RedisWithExporter
from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from .pods import Pods


def test_the_exporter_turns_the_statistics_of_redis_into_prometheus_metrics_on_the_exposed_port(pods: Pods) -> None:
    file = pods.synthesize("redis-with-exporter", RedisWithExporter)
    name = yaml.safe_load(file.read_text())["metadata"]["name"]
    pods.play(file)
    for key in ("one", "two", "three"):
        pods.wait_until("redis takes a key", lambda: pods.execute(name, "redis", "redis-cli", "set", key, "x") == "OK")  # noqa: B023

    url = f"http://{pods.address(name, 'redis')}:9121/metrics"
    pods.wait_until("the exporter answers on the pod's address", lambda: "redis_up" in pods.fetch(url))
    families = {family.name: family.samples for family in text_string_to_metric_families(pods.fetch(url))}

    assert [sample.value for sample in families["redis_up"]] == [1]
    assert {sample.labels["db"]: sample.value for sample in families["redis_db_keys"]}["db0"] == 3
    sets = [sample for sample in families["redis_commands"] if sample.labels.get("cmd") == "set"]
    assert [sample.value for sample in sets] == [3]
