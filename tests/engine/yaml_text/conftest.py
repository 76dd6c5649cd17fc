from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .official import OfficialYaml, missing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> OfficialYaml:
    if reason := missing():
        pytest.skip(reason)
    folder: Path = tmp_path_factory.mktemp("cdk8s")
    return OfficialYaml(folder)
