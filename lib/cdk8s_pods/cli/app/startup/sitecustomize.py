"""Loaded by every Python that an ``app:`` line starts, before its program, and whatever its environment.

Where cdk8s-pods is installed, it lets the engine take the place of cdk8s. Where it is not, it notes that cdk8s is
imported, so that the one who waits for the line can say why it took so long. This file may be read by any Python of
version 3, and must do no harm in one that has nothing to do with charts: so it imports nothing but what is there.
"""

import os
import sys

#: What to run on, ``auto`` or ``python``, a colon, and the file that takes notes.
VARIABLE = "CDK8S_PODS_INSIDE"
#: What a note begins with: the engine took its place; the official engine was said to be needed, and why; this Python
#: has no cdk8s-pods.
ENGINE, OFFICIAL, MISSING = "engine", "official", "missing"


def note(what: str, where: str = "") -> None:
    """Append a line to the notes."""
    path = os.environ.get(VARIABLE, "").partition(":")[2]
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(what + " " + where + "\n")


class _Imports:
    """Notes that cdk8s is imported in a Python without cdk8s-pods."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:  # noqa: ARG002  # the protocol of importers
        if name == "cdk8s":
            sys.meta_path.remove(self)
            note(MISSING, sys.prefix)


def _begin() -> None:
    _make_way()
    if not os.environ.get(VARIABLE):
        return
    try:
        from cdk8s_pods.cli.app.inside import begin
    except ImportError:
        sys.meta_path.insert(0, _Imports())
    else:
        begin()


def _make_way() -> None:
    """Load the module of this name that would have been loaded otherwise, and leave the path as it would have been."""
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [path for path in sys.path if not path or os.path.abspath(path) != here]
    ours = sys.modules.pop(__name__, None)
    try:
        __import__(__name__)
    except ImportError as error:
        if error.name != __name__:
            raise
        if ours is not None:
            sys.modules[__name__] = ours


if __name__ == "sitecustomize":
    _begin()
