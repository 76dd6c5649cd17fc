"""The output folder is there and whole at every look, however many runs are killed; `killing` does it 400 times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .killing import kill_runs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("in_place", [False, True], ids=["exchanged", "filled in place"])
def test_the_output_folder_is_whole_at_every_look_while_runs_are_killed(in_place: bool, project: Path) -> None:
    looks = kill_runs(15, project, in_place=in_place)

    assert looks.faults == []
    assert looks.whole > 10
