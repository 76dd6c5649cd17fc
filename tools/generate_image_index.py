"""Write lib/cdk8s_pods/facts/images/index.py: which file has the facts of which image and of which program.

Run by ``make generate`` after a file of facts came, went or changed its names.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from cdk8s_pods.facts import images

from .generated import settle

if TYPE_CHECKING:
    from cdk8s_pods.facts.image_facts import Image

TARGET = Path(images.__file__).parent / "index.py"


def index() -> str:
    """The text of the index, made from the files as they are."""
    found: dict[str, Image] = {
        module.name: import_module(f"{images.__name__}.{module.name}").IMAGE
        for module in iter_modules(images.__path__)
        if module.name != "index"
    }
    return "\n".join(
        [
            '"""Which file has the facts of which image and of which program.',
            "",
            "Written by tools/generate_image_index.py from the files themselves; not edited by hand.",
            '"""',
            "",
            "#: The whole name of a repository -> the file.",
            *_table("REPOSITORIES", found, "repositories"),
            "",
            "#: The last part of a repository, in whichever registry -> the file.",
            *_table("ELSEWHERE", found, "elsewhere"),
            "",
            "#: The name of a program -> the file.",
            *_table("PROGRAMS", found, "programs"),
            "",
        ]
    )


def _table(name: str, found: dict[str, Image], field: str) -> list[str]:
    rows: dict[str, str] = {}
    for module, image in found.items():
        for key in getattr(image, field):
            if key in rows:
                raise ValueError(f"{key} stands in {rows[key]} and in {module}")
            rows[key] = module
    return [f"{name} = {{", *(f'    "{key}": "{rows[key]}",' for key in sorted(rows)), "}"]


if __name__ == "__main__":
    settle({TARGET: index()})
