"""The same snapshots, kept by syrupy where its plugin is loaded: it finds and removes those that no test asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from .snapshot import yaml_of

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .finding import Source


class ManifestExtension(SingleFileSnapshotExtension):
    """A file of YAML for every snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "yaml"


def assert_syrupy_snapshot(source: Source, snapshot: SnapshotAssertion, name: str | None) -> None:
    """Assert that a chart is written as a snapshot of syrupy says."""
    kept = snapshot.use_extension(ManifestExtension)
    if name is not None:
        kept = kept(name=name)
    if yaml_of(source) != kept:
        # Without syrupy's colours, which are letter by letter and unreadable in a log.
        lines = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(kept.get_assert_diff()))
        raise AssertionError(
            f"the chart is written otherwise than its snapshot; if that is meant, run pytest --snapshot-update\n{lines}"
        )
