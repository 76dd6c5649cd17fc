"""The files of a volume are known from what it is made of."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.facts.mounted_files import has_path, mounted_files

KEYS = {("ConfigMap", "site"): ["nginx.conf", "mime.types"], ("Secret", "pair"): ["tls.crt", "tls.key"]}
RENAMED = [{"key": "tls.crt", "path": "certificate/web.pem"}]
LABELS = {"items": [{"path": "labels", "fieldRef": {"fieldPath": "metadata.labels"}}]}
VOLUMES: dict[str, tuple[dict[str, Any], set[str] | None]] = {
    "every key of a ConfigMap": ({"configMap": {"name": "site"}}, {"nginx.conf", "mime.types"}),
    "every key of a Secret": ({"secret": {"secretName": "pair"}}, {"tls.crt", "tls.key"}),
    "only the items": ({"secret": {"secretName": "pair", "items": RENAMED}}, {"certificate/web.pem"}),
    "keys that nobody knows": ({"configMap": {"name": "other"}}, None),
    "the downward API": ({"downwardAPI": LABELS}, {"labels"}),
    "all parts of a projected volume": (
        {"projected": {"sources": [{"secret": {"name": "pair"}}, {"downwardAPI": LABELS}]}},
        {"tls.crt", "tls.key", "labels"},
    ),
    "a part that nobody knows": (
        {"projected": {"sources": [{"secret": {"name": "pair"}}, {"configMap": {"name": "other"}}]}},
        None,
    ),
    "what the API does not write": ({"emptyDir": {}}, None),
}


@pytest.mark.parametrize(("volume", "files"), VOLUMES.values(), ids=VOLUMES)
def test_the_files_of_a_volume(volume: dict[str, Any], files: set[str] | None) -> None:
    assert mounted_files({"name": "files", **volume}, lambda kind, name: KEYS.get((kind, name))) == files


@pytest.mark.parametrize(
    ("path", "is_there"),
    [
        ("conf.d/site.conf", True),
        ("conf.d", True),
        ("./conf.d/", True),
        ("", True),
        ("site.conf", False),
        ("conf", False),
    ],
)
def test_a_file_and_each_folder_above_it_are_paths_of_a_volume(path: str, is_there: bool) -> None:
    assert has_path({"conf.d/site.conf"}, path) is is_there
