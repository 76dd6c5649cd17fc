"""Write docs/helpers/: a page a helper with what it takes, what it makes and what is known of its image, and an index.

Run by ``make generate`` after a helper, its docstring or the facts about its image changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.helpers.description import described, helper_names
from cdk8s_pods.cli.commands.helpers.markdown import helper_as_markdown, index_as_markdown

from .generated import ROOT, settle

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "docs" / "helpers"
_MADE = "<!-- Made by `make generate` from the helpers and the facts about images; edit those, not this file. -->\n"
_INTRODUCTION = """\
# Helpers

`from cdk8s_pods.helpers import redis_exporter, haproxy, fluent_bit`: each is a pattern for any workload, and for
`inject`. It puts a current image of the project's beside the container, with probes, a security context that meets Pod
Security "restricted" with the number of the image's user, emptyDirs for what it writes, the resources that its project
recommends, and the time it takes to stop on top of the pod's grace period. Each of these is taken away by `None`, as in
`haproxy(..., liveness_probe=None)`, and replaced by writing another one. `cdk8s-pods helpers NAME` shows a page here on
the terminal.
"""


def pages() -> dict[Path, str]:
    """The path of each page -> its text."""
    names = helper_names()
    made = {FOLDER / f"{name}.md": f"{_MADE}{helper_as_markdown(described(name))}\n" for name in names}
    return {FOLDER / "README.md": f"{_MADE}{_INTRODUCTION}\n{index_as_markdown(names)}\n", **made}


if __name__ == "__main__":
    settle(pages(), whole_folder=FOLDER)
