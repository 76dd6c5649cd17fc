"""The package of one group: the names of all its modules, each loaded when it is first asked for."""

from __future__ import annotations

import re

from .marks import SURFACE, heading, subject
from .texts import docstring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_CLASS = re.compile(r"^class (\w+)\(", re.MULTILINE)


def package_of(group: str, modules: Mapping[str, str]) -> str:
    """The text of the ``__init__.py`` of a group.

    Args:
        group: Such as ``cert-manager.io``.
        modules: The name of each module of the package, also of those that were there before, and its text.
    """
    listed = {name: _exports(text) for name, text in sorted(modules.items()) if not name.endswith("_schema")}
    # The construct stands first in its module: of a name that several have it is the one that counts.
    constructs = {names[0] for names in listed.values() if names}
    taken: set[str] = set()
    lines: list[str] = []
    for module, names in listed.items():
        own = [name for name in names if name not in taken and (name == names[0] or name not in constructs)]
        taken.update(own)
        if own:
            exported = "".join(f"        {name} as {name},\n" for name in sorted(own))
            lines.append(f"    from .{module} import (\n{exported}    )\n")
    return f"""{heading(subject(group))}{docstring(f"Custom resources of {group}.", "")}
from __future__ import annotations

#: A traceback ends on the line that uses these modules, and not on one of theirs.
__cdk8s_pods_machinery__ = True

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
{"".join(lines) or "    pass"}else:
    from cdk8s_pods.imported import lazy_exports, written_for

    written_for({SURFACE}, __name__)
    __getattr__, __dir__ = lazy_exports()
"""


def _exports(text: str) -> list[str]:
    """The classes of a module that was written here, its construct first."""
    return _CLASS.findall(text)
