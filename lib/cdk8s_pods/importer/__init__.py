"""Python written from CustomResourceDefinitions: values and constructs in our own style, on a surface of their own.

Pure: definitions in, texts of modules out. What comes from a definition reaches them only as a checked identifier, as
what ``repr`` writes, or as a cleaned text in a docstring.
"""

from __future__ import annotations

from .modules import Written as Written, modules_of as modules_of
from .packages import package_of as package_of
