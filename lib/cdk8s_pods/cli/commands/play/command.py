"""``cdk8s-pods play``: runs synthesized pods on the local podman, so that a pattern can be tried without a cluster."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.config import read_config
from cdk8s_pods.cli.errors import CommandError, UsageError
from cdk8s_pods.facts.generated_names import without_hash
from cdk8s_pods.issues.printable import printable
from cdk8s_pods.suggestion import did_you_mean

from .host_access import ACCESS
from .objects import Objects
from .permission import ask_for_access
from .pod import playable
from .podman import Podman
from .status import table
from .workloads import find_workloads, read_workloads, well_formed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from .pod import PlayablePod
    from .status import PodStatus

_DESCRIPTION = """\
Play synthesized pods on the local podman, without a cluster. A workload is played as one
pod from its template. What podman cannot do as Kubernetes does is refused, or said in a
note. What a pod wants from this machine (its files, its network, ...) is asked about, or
allowed with --allow. Without a name: what is played now, and what could be."""

_EPILOG = """\
examples:
  cdk8s-pods play web                     play the pod web of dist/, and show its address
  cdk8s-pods play dist/hello.k8s.yaml     play every pod of a file
  cdk8s-pods play web --logs              what its containers say
  cdk8s-pods play web --exec              a shell in its first container
  cdk8s-pods play web -c redis --exec redis-cli ping
  cdk8s-pods play pi --wait               play a job to its end
  cdk8s-pods play web --down              remove it; without a name: remove all that is played

exit codes: 0 done, 1 podman or a pod failed, 2 wrong usage or unreadable input; with --exec
that of the command"""

#: How often a pod is looked at while it is waited for.
_LOOK_EVERY_SECONDS = 0.25


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for and return the exit code."""
    # What stands behind --exec is another command's business: not all of it survives an argument parser.
    end = arguments.index("--exec") + 1 if "--exec" in arguments else len(arguments)
    command = arguments[end:]
    given = _parser().parse_args(arguments[:end])
    if given.exec:
        # `--exec -- COMMAND`, as kubectl's users type it, means the same.
        return _execute(given, command[1:] if command[:1] == ["--"] else command)
    if given.logs:
        return _logs(given)
    if given.down:
        return _down(given)
    if given.targets:
        return _play(given)
    return _show(Podman(), given.dist)


def _parser() -> argparse.ArgumentParser:
    parser = Arguments("play", _DESCRIPTION, _EPILOG)
    parser.add_argument("targets", nargs="*", metavar="FILE|NAME", help="a file of manifests, or the name of a pod")
    parser.add_argument("--dist", metavar="DIR", help="where names are looked up (default: the output of cdk8s.yaml)")
    parser.add_argument("-c", "--container", metavar="NAME", help="the container that --logs and --exec mean")
    actions = parser.add_mutually_exclusive_group()
    actions.add_argument("--wait", action="store_true", help="play until the main containers have ended")
    actions.add_argument("--logs", action="store_true", help="print the logs of a played pod")
    actions.add_argument("--exec", action="store_true", help="run what follows in a container, or a shell")
    actions.add_argument("--down", action="store_true", help="remove played pods and all that was made for them")
    parser.add_argument("-f", "--follow", action="store_true", help="with --logs: go on as more is written")
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="ACCESS",
        help=f"what played pods may have of this machine, by commas: {', '.join(ACCESS)}",
    )
    parser.add_argument("--timeout", type=float, default=300, metavar="SECONDS", help="for --wait (default: 300)")
    return parser


def _play(given: argparse.Namespace) -> int:
    podman = Podman()
    allowed = _allowed(given.allow)
    pods = _playable(given)
    for pod in pods:
        _tell("note", pod.notes)
        ask_for_access(pod, allowed)
    for pod in pods:
        if pod.name in podman.played():
            podman.remove([pod.name])
        elif podman.exists(pod.name):
            raise CommandError(
                f"podman already has a pod {pod.name} that was not played by cdk8s-pods; it is left alone"
            )
        podman.play(pod)
    names = [pod.name for pod in pods]
    code = _wait_until_ended(podman, names, given.timeout) if given.wait else 0
    print(table(_only(podman.status(), names)))
    return code


def _tell(what: str, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(f"{what}: {printable(sentence)}", file=sys.stderr)


def _allowed(given: Sequence[str]) -> frozenset[str]:
    allowed = [name for names in given for name in names.split(",") if name]
    for name in allowed:
        if name not in ACCESS:
            raise UsageError(f"--allow: {name} is not known{did_you_mean(name, ACCESS)}; known are {', '.join(ACCESS)}")
    return frozenset(allowed)


def _playable(given: argparse.Namespace) -> list[PlayablePod]:
    found = find_workloads(given.targets, given.dist)
    objects = Objects(found.manifests)
    pods: list[PlayablePod] = []
    for workload in found.workloads:
        manifest, issues = well_formed(workload)
        _tell("note", (f"{workload.kind_and_name}: {issue} [{issue.rule}]" for issue in issues))
        pods.append(playable(manifest, objects))
    names = [pod.name for pod in pods]
    for name in names:
        if names.count(name) > 1:
            raise CommandError(f"two of the pods are named {name}: podman has no namespaces to keep them apart")
    return pods


def _wait_until_ended(podman: Podman, names: Sequence[str], timeout_seconds: float) -> int:
    deadline = time.monotonic() + timeout_seconds
    while True:
        codes = [_ended(podman, pod) for pod in _only(podman.status(), names)]
        if None not in codes:
            return 1 if any(codes) else 0
        if time.monotonic() > deadline:
            raise CommandError(f"{', '.join(names)}: still running after {timeout_seconds:g} s; `--down` removes it")
        time.sleep(_LOOK_EVERY_SECONDS)


def _ended(podman: Podman, pod: PodStatus) -> int | None:
    """The worst exit code of the main containers once all have ended; None before. Sidecars are ended with them."""
    sidecars = podman.sidecars(pod.name)
    main = [container for container in pod.containers if container.name not in sidecars]
    if any(container.restart_policy == "always" for container in main):
        raise CommandError(f"pod {pod.name} has restartPolicy Always and never ends; --wait is for jobs")
    if not all(container.has_ended_for_good for container in main):
        return None
    # As the kubelet does: the last one started is ended first.
    for sidecar in reversed(sidecars):
        podman.stop(pod.name, sidecar)
    return max(container.exit_code for container in main)


def _logs(given: argparse.Namespace) -> int:
    podman = Podman()
    name = _one_played(podman, given)
    return podman.logs(name, _container(podman, name, given.container), follow=given.follow)


def _execute(given: argparse.Namespace, command: list[str]) -> int:
    podman = Podman()
    name = _one_played(podman, given)
    container = _container(podman, name, given.container) or podman.containers(name)[0]
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return podman.execute(name, container, command or ["sh"], terminal=terminal)


def _down(given: argparse.Namespace) -> int:
    podman = Podman()
    played = podman.played()
    names = [name for target in given.targets for name in _played_as(target, played)] if given.targets else played
    podman.remove(names)
    print(f"removed: {', '.join(names)}" if names else "no pod is played")
    return 0


def _one_played(podman: Podman, given: argparse.Namespace) -> str:
    played = podman.played()
    names = [name for target in given.targets for name in _played_as(target, played)] if given.targets else played
    if not names:
        raise CommandError("no pod is played; `cdk8s-pods play NAME` plays one")
    if len(names) > 1:
        raise UsageError(f"one pod is needed, and these are played: {', '.join(names)}")
    return names[0]


def _played_as(target: str, played: Sequence[str]) -> Iterable[str]:
    if os.path.isfile(target):
        names = [workload.pod_name for workload in read_workloads([target]).workloads]
        return [name for name in names if name in played]
    bare = target.rpartition("/")[2]
    found = [name for name in played if bare in (name, without_hash(name.removesuffix("-0")), name.removesuffix("-0"))]
    if not found:
        raise CommandError(f"no pod {printable(target)} is played{did_you_mean(target, played)}")
    return found


def _container(podman: Podman, pod: str, name: str | None) -> str | None:
    known = podman.containers(pod)
    if name is not None and name not in known:
        raise CommandError(f"pod {pod} has no container {name}; it has {', '.join(known)}")
    return known[0] if name is None and len(known) == 1 else name


def _show(podman: Podman, dist: str | None) -> int:
    pods = podman.status()
    print(table(pods) if pods else "no pod is played")
    folder = dist or read_config().output or "dist"
    if os.path.isdir(folder):
        names = {workload.kind_and_name for workload in read_workloads([folder]).workloads}
        if names:
            print("\n  ".join([f"\n{printable(folder)}/ holds", *sorted(names)]), file=sys.stderr)
    return 0


def _only(pods: Iterable[PodStatus], names: Sequence[str]) -> list[PodStatus]:
    return [pod for pod in pods if pod.name in names]
