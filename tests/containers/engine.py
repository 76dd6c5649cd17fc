"""A podman of the tests' own: installs it where it is missing, and keeps all it makes in one folder.

``python -m tests.containers.engine install`` installs podman with apt; the exit code is 0 when podman is there.

The tests never see the user's pods, images, networks and settings, and the user's podman never sees theirs: storage,
state, volumes and networks lie in a temporary folder, which podman finds through two environment variables.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

#: What podman needs on Debian and Ubuntu, without the packages that only rootless use needs.
PACKAGES = ("podman", "runc", "conmon", "netavark", "aardvark-dns", "iptables", "catatonit")

# Short: podman complains where the folder of its state has a path over 50 characters.
_PREFIX = "cdk8s-pods-"
_OWNER = "owner"

# The limits hold where a machine forbids raising any; the events file and cgroupfs need no systemd.
_CONTAINERS_CONF = """\
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "{runtime}"
tmp_dir = "{folder}/state"
volume_path = "{folder}/volumes"
[network]
network_backend = "netavark"
network_config_dir = "{folder}/networks"
"""
_STORAGE_CONF = """\
[storage]
driver = "{driver}"
graphroot = "{folder}/storage"
runroot = "{folder}/run"
"""


class EngineMissing(Exception):
    """No podman can be used here; the message says why and what to do."""


class Engine:
    """A podman whose storage, state, volumes and networks all lie in one folder.

    Args:
        folder: The folder; :meth:`create` makes one with all that podman needs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def create(cls) -> Engine:
        """A new private podman; :meth:`close` leaves nothing of it behind.

        Raises:
            EngineMissing: There is no podman.
        """
        if shutil.which("podman") is None:
            raise EngineMissing("podman is not installed; `make engine` installs it with apt")
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        (folder / _OWNER).write_text(str(os.getpid()))
        runtime = next((name for name in ("runc", "crun") if _on_path(name)), "runc")
        # Without overlay file systems each container gets a copy of its image: slow, and the same to the container.
        driver = "overlay" if "overlay" in Path("/proc/filesystems").read_text() else "vfs"
        for name, text in (("containers.conf", _CONTAINERS_CONF), ("storage.conf", _STORAGE_CONF)):
            (folder / name).write_text(text.format(folder=folder, runtime=runtime, driver=driver))
        return cls(folder)

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make any podman started with them this one."""
        return {
            "CONTAINERS_CONF": str(self.folder / "containers.conf"),
            "CONTAINERS_STORAGE_CONF": str(self.folder / "storage.conf"),
        }

    def podman(self, *arguments: str, content: bytes = b"", check: bool = True, timeout: float = 60) -> str:
        """What one podman command says; with ``check`` off, what fails or takes too long says nothing.

        Raises:
            AssertionError: It failed and ``check`` is set; with all it said.
            subprocess.TimeoutExpired: It took over ``timeout`` seconds and ``check`` is set.
        """
        try:
            ended = subprocess.run(
                ["podman", *arguments],
                input=content,
                capture_output=True,
                env=os.environ | self.environment,
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            if check:
                raise
            return ""
        said = ended.stdout.decode(errors="replace")
        if check and ended.returncode:
            errors = ended.stderr.decode(errors="replace")
            raise AssertionError(f"podman {' '.join(arguments)} ended with {ended.returncode}\n{said}{errors}")
        return said

    def create_network(self, name: str) -> None:
        """Make a pod network that clashes with no other podman's, not even with that of a test run beside this one."""
        # podman takes the first names and addresses that no running network has; so would the podman beside this one.
        number = os.getpid()
        subnet = f"10.{200 + number % 50}.{number // 50 % 250}.0/24"
        # The tests use addresses, so no name server is needed; podman 4's wants a syslog to start.
        self.podman("network", "create", "--disable-dns", "--subnet", subnet, name)
        file = self.folder / "networks" / f"{name}.json"
        network = json.loads(file.read_text())
        file.write_text(json.dumps({**network, "network_interface": f"cdk8s{number}"[:15]}))

    def remove_pods(self) -> None:
        """Remove every pod and every volume; the images and networks stay."""
        # Without stopping them first, podman 4 now and then waits 3 seconds for itself. It waits for ever to stop a
        # container that it was stopping when the machine went down; the removal below does not.
        self.podman("pod", "stop", "--all", "--time", "0", check=False, timeout=20)
        self.podman("pod", "rm", "--all", "--force", "--time", "0", check=False, timeout=120)
        self.podman("rm", "--all", "--force", "--time", "0", check=False, timeout=120)
        self.podman("volume", "prune", "--force", check=False)

    def close(self) -> None:
        """Remove every pod, container, network, volume and image, and the folder that they lie in."""
        if (self.folder / "storage.conf").exists():
            self.remove_pods()
            # The bridge and the firewall rules of a network go with it.
            self.podman("network", "prune", "--force", check=False)
            self.podman("rmi", "--all", "--force", check=False, timeout=120)
            # Files of a rootless podman belong to other user ids.
            if os.geteuid() != 0:
                self.podman("unshare", "rm", "-rf", f"{self.folder}/storage", f"{self.folder}/volumes", check=False)
            if os.path.ismount(self.folder / "storage" / "overlay"):
                subprocess.run(["umount", str(self.folder / "storage" / "overlay")], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def remove_what_was_left_behind() -> None:
    """Remove the private podmans of test runs that were killed before they could clean up."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        owner = folder / _OWNER
        if owner.is_file() and folder.stat().st_uid == os.geteuid() and not _lives(int(owner.read_text() or 0)):
            # From here on it is ours: the test worker beside this one leaves it alone.
            owner.write_text(str(os.getpid()))
            Engine(folder).close()


def install() -> None:
    """Install podman with apt where it is missing.

    Raises:
        EngineMissing: It is missing and cannot be installed here.
    """
    if shutil.which("podman"):
        return
    if shutil.which("apt-get") is None:
        raise EngineMissing("podman is missing, and this machine has no apt-get to install it with")
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and (shutil.which("sudo") is None or subprocess.run([*as_root, "true"], check=False).returncode):
        raise EngineMissing(f"podman is missing; install it with: sudo apt-get install {' '.join(PACKAGES)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-yqq", "--no-install-recommends", *PACKAGES]):
        if subprocess.run([*as_root, *command], env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
            raise EngineMissing(f"podman is missing, and `{' '.join(command)}` failed")


def _on_path(program: str) -> bool:
    # Where podman looks for a runtime, which need not be on the PATH of a user.
    return any(
        Path(folder, program).exists() for folder in ("/usr/bin", "/usr/sbin", "/usr/local/bin", "/sbin", "/bin")
    )


def _lives(process: int) -> bool:
    return process > 0 and Path(f"/proc/{process}").exists()


def main(arguments: list[str]) -> int:
    """``install``: install podman where it is missing and say what failed; the exit code is 0 when podman is there."""
    if arguments != ["install"]:
        sys.stderr.write("usage: python -m tests.containers.engine install\n")
        return 2
    try:
        install()
    except EngineMissing as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
