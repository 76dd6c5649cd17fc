"""What a chart is written as, held against a file that is kept beside the tests."""

from __future__ import annotations

import os
from pathlib import Path

from .finding import manifests

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .finding import Source

#: Set to 1, files are written in place of being compared: what unittest has no option for.
UPDATE_VARIABLE = "CDK8S_PODS_SNAPSHOT_UPDATE"


def assert_snapshot(source: Source, file: str | os.PathLike[str], *, update: bool | None = None) -> None:
    """Assert that a chart is written as a file says, to the letter.

    Args:
        source: A chart, an app (all its charts), or manifests.
        file: The file of YAML.
        update: Whether the file is written in place of being compared; by default, whether the environment variable
            ``CDK8S_PODS_SNAPSHOT_UPDATE`` is 1.

    Raises:
        AssertionError: The file is missing or says something else; it shows the lines that differ.
    """
    path, made = Path(file), yaml_of(source)
    if os.environ.get(UPDATE_VARIABLE) == "1" if update is None else update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
        return
    how = "write it with pytest --snapshot-update, or with CDK8S_PODS_SNAPSHOT_UPDATE=1 under unittest"
    if not path.exists():
        raise AssertionError(f"{path}: there is no such snapshot; {how}")
    kept = path.read_text(encoding="utf-8")
    if made != kept:
        raise AssertionError(f"{path}: the chart is written otherwise; if that is meant, {how}\n{_lines(kept, made)}")


def yaml_of(source: Source) -> str:
    """The text that a chart is written as, the same on both engines."""
    # Deferred: only snapshots are written.
    from cdk8s_pods.engine.yaml_text.dump import dump_documents

    return dump_documents(manifests(source))


def _lines(kept: str, made: str) -> str:
    # Deferred: only a difference pays for it.
    from difflib import unified_diff

    return "\n".join(unified_diff(kept.splitlines(), made.splitlines(), "snapshot", "chart", lineterm=""))
