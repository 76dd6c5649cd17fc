"""The version of what written modules use, and what becomes of those that use another."""

from __future__ import annotations

from cdk8s_pods.issues import PodsError

#: The version of this surface.
SURFACE = 1


class OutdatedModules(PodsError, ImportError):
    """Modules were written for another version of cdk8s-pods: which, and how they are written anew."""


def written_for(surface: int, package: str) -> None:
    """Refuse a package of written modules that uses another version of this surface.

    Args:
        surface: The version that it uses.
        package: The name of the package.

    Raises:
        OutdatedModules: It is another one.
    """
    if surface == SURFACE:
        return
    remedy = "write it anew with `cdk8s-pods import`" if surface < SURFACE else "update cdk8s-pods, or write it anew"
    raise OutdatedModules(
        f"{package} was written for version {surface} of cdk8s_pods.imported, and this cdk8s-pods has version "
        f"{SURFACE}: {remedy}",
        name=package,
    )
