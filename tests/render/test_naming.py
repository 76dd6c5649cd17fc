"""Python's names and the API's."""

from __future__ import annotations

import pytest

from cdk8s_pods import model
from cdk8s_pods.render import manifest_key
from cdk8s_pods.schema import TYPES


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("name", "name"),
        ("container_port", "containerPort"),
        ("host_ip", "hostIP"),
        ("ip", "ip"),
        ("host_ipc", "hostIPC"),
        ("volume_id", "volumeID"),
        ("disk_uri", "diskURI"),
        ("dataset_uuid", "datasetUUID"),
        ("scale_io", "scaleIO"),
        ("target_wwns", "targetWWNs"),
        ("wwids", "wwids"),
        ("downward_api", "downwardAPI"),
        ("api_version", "apiVersion"),
        ("set_hostname_as_fqdn", "setHostnameAsFQDN"),
        ("se_linux_options", "seLinuxOptions"),
        ("fields_v1", "fieldsV1"),
        ("storageos", "storageos"),
        ("ttl_seconds_after_finished", "ttlSecondsAfterFinished"),
    ],
)
def test_a_python_name_has_one_name_in_the_api(name: str, key: str) -> None:
    assert manifest_key(name) == key


@pytest.mark.parametrize("type_name", [name for name in model.__all__ if name in TYPES])
def test_no_two_fields_of_a_type_share_a_name(type_name: str) -> None:
    value_type = getattr(model, type_name)

    assert len(value_type.__names__) == len(value_type.__manifest_keys__) == len(TYPES[type_name])
