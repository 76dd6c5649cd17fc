"""Lets a folder take the place of another one: ``python -m cdk8s_pods.cli.output NEW FOLDER``, for the Makefile."""

from __future__ import annotations

import sys

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.signals import TerminatesWithCleanup

from .folder import OutputFolder


def main(new: str, folder: str) -> int:
    """Replace ``folder`` with ``new``, which is there no more afterwards; gives an exit code."""
    try:
        output = OutputFolder(folder)
        output.refuse_what_is_none()
        with TerminatesWithCleanup(), output:
            output.adopt(new)
            output.replace()
    except CommandError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
