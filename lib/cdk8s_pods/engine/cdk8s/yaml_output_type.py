"""How the objects of an app are divided into files."""

from __future__ import annotations

from enum import Enum


class YamlOutputType(Enum):
    """How the objects of an app are divided into files."""

    __module__ = "cdk8s"

    FILE_PER_APP = "FILE_PER_APP"
    """One file for everything."""

    FILE_PER_CHART = "FILE_PER_CHART"
    """One file for each chart."""

    FILE_PER_RESOURCE = "FILE_PER_RESOURCE"
    """One file for each object."""

    FOLDER_PER_CHART_FILE_PER_RESOURCE = "FOLDER_PER_CHART_FILE_PER_RESOURCE"
    """One folder for each chart, with one file for each of its objects."""

    def __native__(self) -> int:
        return list(YamlOutputType).index(self)
