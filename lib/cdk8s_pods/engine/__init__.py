"""The modules `constructs` and `cdk8s` in pure Python: the same charts, the same bytes, without Node.js."""

from __future__ import annotations

from .installation import AlreadyImported, EngineError, NeedsJsii, install, uninstall

__all__ = ["AlreadyImported", "EngineError", "NeedsJsii", "install", "uninstall"]
