"""``cdk8s-pods play``: runs synthesized pods on the local podman, so that a pattern can be tried without a cluster."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.config import read_config
from cdk8s_pods.cli.errors import CommandError, UsageError, did_you_mean
from cdk8s_pods.cli.sources import read_sources
from cdk8s_pods.reading.documents import Unreadable

from .objects import Objects
from .pod import PlayablePod, is_workload, playable, pod_name_of
from .podman import Podman
from .status import table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from .status import PodStatus

_DESCRIPTION = """\
Play synthesized pods on the local podman, without a cluster. A workload is played as one
pod from its template. What podman cannot do as Kubernetes does is refused, or said in a
note. Without a name: what is played now, and what could be."""

_EPILOG = """\
examples:
  cdk8s-pods play web                     play the pod web of dist/, and show its address
  cdk8s-pods play dist/hello.k8s.yaml     play every pod of a file
  cdk8s-pods play web --logs              what its containers say
  cdk8s-pods play web --exec              a shell in its first container
  cdk8s-pods play web -c redis --exec redis-cli ping
  cdk8s-pods play pi --wait               play a job to its end
  cdk8s-pods play web --down              remove it; without a name: remove all that is played"""

#: How often a pod is looked at while it is waited for.
_LOOK_EVERY_SECONDS = 0.25


class Workload(NamedTuple):
    """A workload that can be played, and the file it stands in."""

    manifest: dict[str, Any]
    source: str

    @property
    def pod_name(self) -> str:
        """The name of the pod it is played as."""
        return pod_name_of(self.manifest)


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
    parser.add_argument("--timeout", type=float, default=300, metavar="SECONDS", help="for --wait (default: 300)")
    return parser


def _play(given: argparse.Namespace) -> int:
    podman = Podman()
    pods = _playable(given)
    for pod in pods:
        for note in pod.notes:
            print(f"note: {note}", file=sys.stderr)
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


def _playable(given: argparse.Namespace) -> list[PlayablePod]:
    workloads, manifests = _find(given.targets, given.dist)
    objects = Objects(manifests)
    pods = [playable(workload.manifest, objects) for workload in workloads]
    names = [pod.name for pod in pods]
    for name in names:
        if names.count(name) > 1:
            raise CommandError(f"two of the pods are named {name}: podman has no namespaces to keep them apart")
    return pods


def _find(targets: Sequence[str], dist: str | None) -> tuple[list[Workload], list[dict[str, Any]]]:
    """The workloads meant by files and names, and every manifest that stands around them."""
    folder = dist or read_config().output or "dist"
    if dist is not None and not os.path.isdir(dist):
        raise UsageError(f"{dist}: no such folder")
    around = list(_read([folder])) if os.path.isdir(folder) else []
    chosen: list[Workload] = []
    manifests = [workload.manifest for workload in around]
    for target in targets:
        if target == "-" or os.path.exists(target):
            from_file = list(_read([target]))
            found = [workload for workload in from_file if is_workload(workload.manifest)]
            manifests += [workload.manifest for workload in from_file]
            if not found:
                raise UsageError(f"{target}: holds no pod and nothing that makes pods")
            chosen += found
        else:
            chosen.append(_named(target, [workload for workload in around if is_workload(workload.manifest)], folder))
    return chosen, manifests


def _read(paths: list[str]) -> Iterator[Workload]:
    for document in read_sources(paths):
        if isinstance(document, Unreadable):
            raise UsageError(str(document))
        yield from (Workload(manifest, document.source) for manifest in _manifests(document.value))


def _manifests(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("kind") == "List":
            for item in value.get("items") or ():
                yield from _manifests(item)
        else:
            yield value


def _named(name: str, workloads: Sequence[Workload], folder: str) -> Workload:
    """The workload of a name such as ``web``, ``deployment/web``, or ``hello-web`` for ``hello-web-c8f2a1b3``."""
    kind, _, bare = name.rpartition("/")
    of_kind = [workload for workload in workloads if kind.lower() in ("", workload.manifest["kind"].lower())]
    found = [workload for workload in of_kind if bare in (workload.manifest["metadata"].get("name"), workload.pod_name)]
    found = found or [workload for workload in of_kind if _without_hash(workload.pod_name) == bare]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{_kind_and_name(workload)} in {workload.source}" for workload in found)
        raise UsageError(f"{name} can mean {several}; give the kind too, or the file")
    names = [workload.pod_name for workload in workloads]
    if not names:
        raise UsageError(f"{name}: no such file, and {folder}/ holds no pod to play; `cdk8s-pods synth` writes it")
    raise UsageError(f"{name}: no such file, and no pod of this name in {folder}/{did_you_mean(name, names)}")


def _kind_and_name(workload: Workload) -> str:
    return f"{workload.manifest['kind'].lower()}/{workload.manifest['metadata']['name']}"


def _without_hash(name: str) -> str:
    # cdk8s ends a generated name with "c8" and the first six digits of a hash.
    bare, found, digits = name.removesuffix("-0").rpartition("-c8")
    return bare if found and len(digits) == 6 else name


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
        names = [workload.pod_name for workload in _read([target]) if is_workload(workload.manifest)]
        return [name for name in names if name in played]
    bare = target.rpartition("/")[2]
    found = [name for name in played if bare in (name, _without_hash(name), name.removesuffix("-0"))]
    if not found:
        raise CommandError(f"no pod {target} is played{did_you_mean(target, played)}")
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
        names = [_kind_and_name(workload) for workload in _read([folder]) if is_workload(workload.manifest)]
        if names:
            print("\n  ".join([f"\n{folder}/ holds", *sorted(set(names))]), file=sys.stderr)
    return 0


def _only(pods: Iterable[PodStatus], names: Sequence[str]) -> list[PodStatus]:
    return [pod for pod in pods if pod.name in names]
