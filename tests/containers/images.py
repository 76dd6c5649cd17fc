"""Builds the images that the charts name, as stand-ins from Debian's packages: no image registry is needed.

They hold Debian's nginx, redis, haproxy and exporters in place of the images of the same names on Docker Hub. All share
one file system, because what is shown is how containers work together and not what an image leaves out; each has the
entry point of the image whose name it carries.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .engine import EngineMissing

if TYPE_CHECKING:
    from .engine import Engine

# dash, coreutils, grep, procps and iproute2 are what one looks around with in a shell; libc-bin has getent.
_PACKAGES = (
    "bash",
    "coreutils",
    "curl",
    "dash",
    "grep",
    "haproxy",
    "iproute2",
    "libc-bin",
    "nginx",
    "procps",
    "prometheus-redis-exporter",
    "redis-server",
)

#: Downloaded packages are kept here between runs, in the checkout; no image is.
_DOWNLOADED = Path(__file__).parents[2] / "build" / "debian-packages"

_FILES = {
    "etc/passwd": """\
root:x:0:0:root:/root:/bin/bash
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
""",
    "etc/group": "root:x:0:\nadm:x:4:\nwww-data:x:33:\nnogroup:x:65534:\n",
    # What the image of the same name on Docker Hub serves on port 80.
    "etc/nginx/conf.d/default.conf": """\
server {
    listen 80 default_server;
    root /usr/share/nginx/html;
}
""",
}
# A line of what apt would install: `Inst redis-server (5:7.0.15-1 Debian:12.15/oldstable [amd64])`.
_INSTALLED = re.compile(r"Inst (?P<name>\S+) \((?P<version>\S+) .*\[(?P<architecture>\w+)\]\)")

# Debian has these through maintainer scripts or the merged /usr of an installed system.
_MERGED = ("bin", "sbin", "lib", "lib32", "lib64")
_LINKS = {"var/log/nginx/access.log": "/dev/stdout", "var/log/nginx/error.log": "/dev/stderr"}
# Weight that no container needs.
_LEFT_OUT = ("./usr/share/doc*", "./usr/share/man*", "./usr/share/locale*", "./usr/share/perl*", "./usr/lib/*/perl*")

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_TREE = "localhost/debian-tree:12"

#: Each image and what it starts.
IMAGES: dict[str, list[str]] = {
    "debian:12": ["bash"],
    "haproxy:2.9": ["haproxy", "-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
    "nginx:1.16": ["nginx", "-g", "daemon off;"],
    "oliver006/redis_exporter:v1.62.0": ["prometheus-redis-exporter"],
    "redis:3.2": ["redis-server", "--save", "", "--protected-mode", "no"],
}


def build(engine: Engine) -> None:
    """Build every image into the private podman.

    Raises:
        EngineMissing: Debian's packages cannot be had here.
    """
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        raise EngineMissing("the test images are built from Debian's packages, and this machine has no apt-get")
    packages = _download()
    with tempfile.TemporaryDirectory(dir=engine.folder) as folder:
        tree = Path(folder, "tree")
        _unpack(packages, tree)
        archive = Path(folder, "tree.tar")
        owner = ["--owner=0", "--group=0"] if os.geteuid() else []
        subprocess.run(["tar", "-C", tree, *owner, "-cf", archive, "."], check=True)
        engine.podman("import", "--change", f"ENV PATH={_PATH}", str(archive), _TREE)
        for image, command in IMAGES.items():
            quoted = ", ".join(f'"{word}"' for word in command)
            engine.podman(
                *("build", "--quiet", "--tag", _full_name(image), "--file", "-", folder),
                content=f"FROM {_TREE}\nCMD [{quoted}]\n".encode(),
            )


def _full_name(image: str) -> str:
    # Where Kubernetes looks for a name without a registry.
    return f"docker.io/{image}" if "/" in image else f"docker.io/library/{image}"


def _download() -> list[Path]:
    """The packages with all they depend on, as on an empty system; apt checks their signatures."""
    (_DOWNLOADED / "partial").mkdir(parents=True, exist_ok=True)
    # Neither the machine's installed packages nor its download folder take part, so that no privilege is needed.
    options = ["Dir::State::status=/dev/null", f"Dir::Cache::archives={_DOWNLOADED}", "Debug::NoLocking=1"]
    options += ["APT::Sandbox::User=", "APT::Keep-Downloaded-Packages=true"]
    command = ["apt-get", "-qq", "--yes", "--no-install-recommends", *(f"-o{option}" for option in options), "install"]
    planned = _apt([*command, "--simulate", *_PACKAGES])
    _apt([*command, "--download-only", *_PACKAGES])
    found = [_INSTALLED.match(line) for line in planned.splitlines()]
    names = [
        f"{line['name']}_{line['version'].replace(':', '%3a')}_{line['architecture']}.deb" for line in found if line
    ]
    return [_DOWNLOADED / name for name in names]


def _apt(command: list[str]) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        said = ended.stderr.strip()
        raise EngineMissing(f"Debian's packages for the test images cannot be had: {said}; try `sudo apt-get update`")
    return ended.stdout


def _unpack(packages: list[Path], tree: Path) -> None:
    for folder in _MERGED:
        (tree / "usr" / folder).mkdir(parents=True)
        (tree / folder).symlink_to(f"usr/{folder}")
    excluded = [f"--exclude={pattern}" for pattern in _LEFT_OUT]
    for package in packages:
        content = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE)
        subprocess.run(
            ["tar", "-x", "-C", tree, "--keep-directory-symlink", "--no-same-owner", *excluded],
            stdin=content.stdout,
            check=True,
        )
        if content.stdout:
            content.stdout.close()
        if content.wait():
            raise EngineMissing(f"{package} is broken; remove it and run again")
    for name, text in _FILES.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for name, target in _LINKS.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(target)
