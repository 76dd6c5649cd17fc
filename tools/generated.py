"""Writing generated files, or saying which of them are not what the generator makes now."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent


def settle(made: Mapping[Path, str], *, whole_folder: Path | None = None) -> None:
    """Write what was made, or with ``--check`` on the command line leave it and exit 1 where a file differs.

    Args:
        made: The path of each file -> its text.
        whole_folder: A folder that holds nothing but these files; what else is in it goes.
    """
    stale = [
        path for path in (whole_folder.iterdir() if whole_folder and whole_folder.is_dir() else ()) if path not in made
    ]
    differing = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in sorted([*stale, *differing]):
            print(f"{path.relative_to(ROOT)}: not what is generated now; run `make generate`")
        sys.exit(1 if stale or differing else 0)
    for path in stale:
        path.unlink()
    for path in differing:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: written")
