"""Talks to podman, the container engine of this machine: the one place that starts it."""

from __future__ import annotations

import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.errors import CommandError

from .pod import CONTAINERS, GRACE_SECONDS, PLAYED, SIDECARS
from .status import ContainerStatus, PodStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .pod import PlayablePod
    from .volumes import PreparedVolume

#: The pod network; it is made when the first pod is played and removed with the last one.
NETWORK = "cdk8s-pods"

#: The label on what a pod needs beside itself (volumes, the network); on a volume its value is the pod's name.
_MADE_FOR = "io.cdk8s-pods.made-for"

#: podman's log on stderr: its level and what it says.
_LOGGED = re.compile(r'time="[^"]*" level=(\w+) msg="((?:[^"\\]|\\.)*)".*')
_WAITED_IN_VAIN = "a dependency of container"
_CONTAINER_ID = re.compile(r"\b[0-9a-f]{64}\b")

_NO_PODMAN = """\
podman is not installed (or not on the PATH), and playing pods needs it
  Debian, Ubuntu  sudo apt install podman
  Fedora          sudo dnf install podman
  macOS           brew install podman && podman machine init && podman machine start
with a cluster at hand, `kubectl apply -f` runs the same files"""


class Podman:
    """The pods that ``cdk8s-pods play`` runs on podman; it never touches any other.

    Raises:
        CommandError: podman is not installed, or it refuses what it is asked; with podman's own words.
    """

    def __init__(self) -> None:
        found = shutil.which("podman")
        if found is None:
            raise CommandError(_NO_PODMAN)
        self._podman = found

    def play(self, pod: PlayablePod) -> None:
        """Start a pod; what was made of it is removed where it cannot start."""
        if pod.volumes and _is_remote():
            raise CommandError(
                f"pod {pod.name}: its volumes have to be filled first, which only a podman on this very machine can "
                "do: one in a virtual machine (macOS, Windows) or behind CONTAINER_HOST cannot"
            )
        for image, policy in pod.images.items():
            self._get_image(image, policy)
        arguments = ["kube", "play", "--network", "host" if pod.uses_host_network else self._network(pod.aliases), "-"]
        try:
            self._prepare(pod.volumes, pod.name)
            self._run(*arguments, content=json.dumps(pod.manifest).encode())
        except CommandError as error:
            said = self._with_names(str(error))
            self.remove([pod.name], grace_seconds=0)
            raise CommandError(f"pod {pod.name}: {said}") from None
        except BaseException:
            self.remove([pod.name], grace_seconds=0)
            raise

    def played(self) -> list[str]:
        """The names of the pods that are played, in the order of their age, the oldest first."""
        return [pod["Name"] for pod in self._pods()]

    def exists(self, pod: str) -> bool:
        """Whether there is any pod of this name, played by whomever."""
        return self._succeeds("pod", "exists", "--", pod)

    def status(self) -> list[PodStatus]:
        """What podman knows of every played pod."""
        pods = self._pods()
        ids = [container["Id"] for pod in pods for container in pod.get("Containers") or ()]
        found = (
            {container["Id"]: container for container in json.loads(self._run("container", "inspect", *ids))}
            if ids
            else {}
        )
        return [_status(pod, [found[container["Id"]] for container in pod.get("Containers") or ()]) for pod in pods]

    def containers(self, pod: str) -> list[str]:
        """The names of a played pod's containers, the main ones first."""
        return _names(self._labels(pod), CONTAINERS)

    def sidecars(self, pod: str) -> list[str]:
        """The names of a played pod's native sidecars, in the order of starting."""
        return _names(self._labels(pod), SIDECARS)

    def logs(self, pod: str, container: str | None, *, follow: bool) -> int:
        """Print the logs of one container, or of all with their names before each line; podman's exit code."""
        which = ["--names"] if container is None else ["--container", f"{pod}-{container}"]
        return self._hand_over("pod", "logs", *(["--follow"] if follow else []), *which, "--", pod)

    def execute(self, pod: str, container: str, command: Sequence[str], *, terminal: bool) -> int:
        """Run a command in a container, on this terminal where there is one; the command's exit code."""
        return self._hand_over(
            "exec", "--interactive", *(["--tty"] if terminal else []), "--", f"{pod}-{container}", *command
        )

    def stop(self, pod: str, container: str) -> None:
        """End one container: SIGTERM, and SIGKILL where it still runs after the pod's grace period."""
        self._run("stop", *self._grace(pod), "--", f"{pod}-{container}")

    def remove(self, pods: Sequence[str], *, grace_seconds: int | None = None) -> None:
        """Remove pods with all that was made for them, and the network where no pod is left."""
        for pod in pods:
            grace = self._grace(pod) if grace_seconds is None else ["--time", str(grace_seconds)]
            if self.exists(pod):
                # Stopping ends the containers side by side; removing alone would end one after the other.
                self._succeeds("pod", "stop", *grace, "--", pod)
                self._run("pod", "rm", "--force", *grace, "--", pod)
            volumes = self._run("volume", "ls", "--quiet", "--filter", f"label={_MADE_FOR}={pod}").split()
            if volumes:
                self._run("volume", "rm", "--force", "--", *volumes)
        if not self._pods():
            networks = self._run("network", "ls", "--quiet", "--filter", f"label={_MADE_FOR}").split()
            if networks:
                self._run("network", "rm", *networks)

    def _pods(self) -> list[dict[str, Any]]:
        found = json.loads(self._run("pod", "ps", "--filter", f"label={PLAYED}", "--format", "json") or "null") or []
        return sorted(found, key=lambda pod: str(pod["Created"]))

    def _labels(self, pod: str) -> dict[str, str]:
        return next((found.get("Labels") or {} for found in self._pods() if found["Name"] == pod), {})

    def _grace(self, pod: str) -> list[str]:
        # Without one podman waits 10 seconds, where Kubernetes waits 30: a laptop's user is waiting too.
        written = self._labels(pod).get(GRACE_SECONDS)
        return [] if written is None else ["--time", written]

    def _get_image(self, image: str, policy: str | None) -> None:
        if self._succeeds("image", "exists", "--", image):
            return
        try:
            if policy == "Never":
                raise CommandError("imagePullPolicy is Never")
            self._run("pull", "--quiet", "--", _qualified(image))
        except CommandError as error:
            raise CommandError(
                f"image {image} is not on this machine and was not pulled ({error}); "
                f"`podman build -t {image} FOLDER` or `podman load` brings one"
            ) from None

    def _network(self, aliases: Sequence[str]) -> str:
        if not self._succeeds("network", "exists", NETWORK):
            self._run("network", "create", "--label", f"{_MADE_FOR}=pods", NETWORK)
        return NETWORK + (":" + ",".join(f"alias={alias}" for alias in aliases) if aliases else "")

    def _prepare(self, volumes: Sequence[PreparedVolume], pod: str) -> None:
        for volume in volumes:
            self._run("volume", "create", "--label", f"{_MADE_FOR}={pod}", "--", volume.name)
            if volume.files:
                self._run("volume", "import", "--", volume.name, "-", content=_archive(volume.files))
        empty = [volume.name for volume in volumes if not volume.files]
        if empty:
            self._empty(empty)

    def _empty(self, volumes: Sequence[str]) -> None:
        # An emptyDir starts empty and everyone may write to it. A new podman volume takes over the files and the owner
        # that the first image has at the mount path. That happens once, so let it happen here, with a file to drop.
        with tempfile.TemporaryDirectory() as root:
            os.chmod(root, 0o755)
            source = Path(root, "volume")
            source.mkdir()
            Path(source, "taken-over").touch()
            mounts = [f"--volume={volume}:/volume{position}" for position, volume in enumerate(volumes)]
            for position in range(len(volumes)):
                shutil.copytree(source, Path(root, f"volume{position}"))
            container = self._run("create", "--network=none", *mounts, "--rootfs", root, "/none").strip()
            try:
                # Mounting is all that is wanted; there is no program to start.
                self._succeeds("init", container)
            finally:
                self._run("rm", "--force", container)
        for volume in volumes:
            place = self._run("volume", "inspect", "--format", "{{.Mountpoint}}", volume).strip()
            self._as_owner("rm", "-f", f"{place}/taken-over")
            self._as_owner("chmod", "0777", place)

    def _with_names(self, said: str) -> str:
        """What podman says of containers by their ids, with their names."""
        if not _CONTAINER_ID.search(said):
            return said
        listed = self._run("ps", "--all", "--no-trunc", "--format", "{{.ID}} {{.Names}}")
        names = dict(line.split(" ", 1) for line in listed.splitlines() if " " in line)
        return _CONTAINER_ID.sub(lambda found: names.get(found[0], found[0][:12]), said)

    def _as_owner(self, *command: str) -> None:
        if os.geteuid() == 0:
            subprocess.run(command, check=True)
        else:
            self._run("unshare", *command)

    def _run(self, *arguments: str, content: bytes | None = None) -> str:
        ended = subprocess.run([self._podman, *arguments], input=content or b"", capture_output=True, check=False)
        if ended.returncode:
            raise CommandError(
                _reason(ended.stderr) or f"podman {arguments[0]} ended with exit code {ended.returncode}"
            )
        return ended.stdout.decode(errors="replace")

    def _succeeds(self, *arguments: str) -> bool:
        return subprocess.run([self._podman, *arguments], capture_output=True, check=False).returncode == 0

    def _hand_over(self, *arguments: str) -> int:
        return subprocess.run([self._podman, *arguments], check=False).returncode


def _is_remote() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("CONTAINER_HOST"))


def _reason(said: bytes) -> str:
    """Why podman ended, in its own words: what it summarizes in its last line stands in the lines before that."""
    reasons: list[str] = []
    for line in said.decode(errors="replace").splitlines():
        logged = _LOGGED.fullmatch(line.strip())
        if logged is None:
            reasons.append(line.strip().removeprefix("Error: "))
        elif logged[1] in ("error", "fatal"):
            reasons.append(logged[2].replace('\\"', '"'))
    *causes, summary = [reason for reason in dict.fromkeys(reasons) if reason] or [""]
    # A container that waits for another one only repeats that this one failed.
    causes = [cause for cause in causes if _WAITED_IN_VAIN not in cause and cause not in summary]
    return f"{summary}: {'; '.join(causes)}" if causes else summary


def _qualified(image: str) -> str:
    # Where Kubernetes finds an image whose name has no registry:
    # https://kubernetes.io/docs/concepts/containers/images/#image-names
    first, slash, _ = image.partition("/")
    if slash and ("." in first or ":" in first or first == "localhost"):
        return image
    return f"docker.io/{image}" if slash else f"docker.io/library/{image}"


def _archive(files: Sequence[tuple[str, bytes, int]]) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for path, content, mode in files:
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode = len(content), mode
            tar.addfile(entry, io.BytesIO(content))
    return archive.getvalue()


def _names(labels: dict[str, str], label: str) -> list[str]:
    return [name for name in labels.get(label, "").split(",") if name]


def _status(pod: dict[str, Any], containers: Sequence[dict[str, Any]]) -> PodStatus:
    name, infra = pod["Name"], pod.get("InfraId")
    by_name = {container["Name"]: container for container in containers if container["Id"] != infra}
    wanted = [f"{name}-{container}" for container in _names(pod.get("Labels") or {}, CONTAINERS)]
    statuses = [_container_status(by_name[container], name) for container in wanted if container in by_name]
    # What is left are init containers; podman removes each once it has ended well.
    statuses += [_container_status(found, name) for container, found in by_name.items() if container not in wanted]
    networks = [
        container["NetworkSettings"].get("Networks") or {} for container in containers if container["Id"] == infra
    ]
    addresses = [found["IPAddress"] for network in networks for found in network.values() if found.get("IPAddress")]
    node = platform.node()
    return PodStatus(name, tuple(statuses), _age(pod["Created"]), addresses[0] if addresses else "", node)


def _container_status(container: dict[str, Any], pod: str) -> ContainerStatus:
    state = container["State"]
    name = str(container["Name"]).removeprefix(f"{pod}-")
    restarts = int(container.get("RestartCount") or 0)
    policy = container["HostConfig"]["RestartPolicy"]["Name"] or "no"
    return ContainerStatus(name, state["Status"], int(state["ExitCode"]), restarts, policy)


def _age(created: str) -> float:
    from datetime import datetime, timezone

    # podman writes nanoseconds and sometimes an offset; Python 3.10 reads neither.
    written = datetime.fromisoformat(created[:19]).replace(tzinfo=timezone.utc)
    offset = created[-6:]
    if offset[0] in "+-" and offset[3] == ":":
        shift = (int(offset[1:3]) * 60 + int(offset[4:])) * 60
        written = datetime.fromtimestamp(written.timestamp() - (shift if offset[0] == "+" else -shift), timezone.utc)
    return (datetime.now(timezone.utc) - written).total_seconds()
