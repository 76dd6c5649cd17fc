"""Asks before a pod gets something of the machine it is played on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.issues.printable import printable

from .host_access import ACCESS

if TYPE_CHECKING:
    from collections.abc import Collection

    from .pod import PlayablePod


def ask_for_access(pod: PlayablePod, allowed: Collection[str]) -> None:
    """Say what a pod wants from this machine; on a terminal ask about what is not allowed yet.

    Raises:
        CommandError: It is not allowed, and nobody is there to ask or the answer is no.
    """
    for access in pod.access:
        if access.name in allowed:
            print(f"note: {access.name}: {printable(access.wanted)}", file=sys.stderr)
    missing = [access for access in pod.access if access.name not in allowed]
    if not missing:
        return
    wanted = "\n".join(f"  {access.name}: {printable(access.wanted)} ({ACCESS[access.name]})" for access in missing)
    said = f"pod {pod.name} wants from this machine:\n{wanted}"
    option = f"--allow {','.join(dict.fromkeys(access.name for access in missing))}"
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise CommandError(f"{said}\nwrite {option} to play it with that")
    print(f"{said}\nplay it with that? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise CommandError(f"pod {pod.name} is not played; {option} allows it without asking")
