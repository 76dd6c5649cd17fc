"""The version of cdk8s-pods that is installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version as installed_version


def version() -> str:
    """The version of the installed distribution, such as ``0.1.0``; ``unknown`` when run from a bare source tree."""
    try:
        return installed_version("cdk8s-pods")
    except PackageNotFoundError:
        return "unknown"
