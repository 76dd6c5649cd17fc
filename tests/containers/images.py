"""Builds the images that the charts name, as stand-ins from Debian's packages: no image registry is needed.

They hold Debian's nginx, redis, haproxy and exporters in place of the images of the same names on Docker Hub. All share
one file system, because what is shown is how containers work together and not what an image leaves out; each has the
entry point of the image whose name it carries.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .engine import EngineMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s_pods.facts.image_facts import Image

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
    # What the helpers' images run.
    "pgbouncer",
    "postgresql-15",
    "postgresql-client-15",
    "prometheus-apache-exporter",
    "prometheus-blackbox-exporter",
    "prometheus-nginx-exporter",
    "prometheus-postgres-exporter",
    "prometheus-process-exporter",
    "apache2-bin",
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
_LEFT_OUT = (
    "./usr/share/doc*",
    "./usr/share/man*",
    "./usr/share/locale*",
    "./usr/share/perl*",
    "./usr/lib/*/perl*",
    # What PostgreSQL compiles queries with, if it is there.
    "./usr/lib/*/libLLVM*",
    "./usr/lib/*/libz3*",
    "./usr/lib/llvm*",
    "./usr/lib/postgresql/*/lib/bitcode*",
)

# Debian's own names of PostgreSQL's programs lead to a script in Perl, which is left out.
_PATH = "/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_TREE = "localhost/debian-tree:12"

#: Each image and what it starts.
IMAGES: dict[str, list[str]] = {
    "debian:12": ["bash"],
    "haproxy:2.9": ["haproxy", "-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
    "nginx:1.16": ["nginx", "-g", "daemon off;"],
    "oliver006/redis_exporter:v1.62.0": ["prometheus-redis-exporter"],
    "redis:3.2": ["redis-server", "--save", "", "--protected-mode", "no"],
}


class StandIn(NamedTuple):
    """What stands for the image of a helper, with the entry point, the user and the signal of that image."""

    facts: str
    """The module of the facts about the image, which say its name and version."""
    entry_point: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    user: str = ""
    stop_signal: str = ""
    files: Mapping[str, str] = {}
    """The path of each file that the image has beside the tree -> its text."""

    @property
    def image(self) -> str:
        """The image that it stands for."""
        facts: Image = import_module(f"cdk8s_pods.facts.images.{self.facts}").IMAGE
        return facts.reference()


_CONF = "/usr/local/etc/haproxy/haproxy.cfg"
#: What the entry points of these images do with what they are told, as far as the tests tell them.
_RUNS_WHAT_IS_NAMED = """\
#!/bin/sh
[ "${1#-}" = "$1" ] || set -- nginx "$@"
exec "$@"
"""
_SETTINGS_OF_NGINX = """\
worker_processes 1;
pid /tmp/nginx.pid;
events {}
http {
  proxy_temp_path /tmp/proxy;
  client_body_temp_path /tmp/client;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  include conf.d/*.conf;
}
"""
_WRITES_SETTINGS_OF_PGBOUNCER = """\
#!/bin/sh
set -e
cd /etc/pgbouncer
echo "\\"$DB_USER\\" \\"$DB_PASSWORD\\"" > userlist.txt
cat > pgbouncer.ini <<END
[databases]
${DB_NAME:-*} = host=$DB_HOST port=${DB_PORT:-5432} auth_user=${DB_USER:-postgres}
[pgbouncer]
listen_addr = ${LISTEN_ADDR:-0.0.0.0}
listen_port = ${LISTEN_PORT:-5432}
unix_socket_dir =
auth_file = /etc/pgbouncer/userlist.txt
auth_type = ${AUTH_TYPE:-md5}
pool_mode = ${POOL_MODE:-session}
ignore_startup_parameters = extra_float_digits
END
exec "$@"
"""
#: The images of the helpers whose software Debian has.
STAND_INS = (
    StandIn("apache_exporter", ("prometheus-apache-exporter",), user="65534"),
    StandIn(
        "blackbox_exporter",
        ("prometheus-blackbox-exporter",),
        files={
            "/etc/blackbox_exporter/config.yml": """\
modules:
  http_2xx: {prober: http}
"""
        },
    ),
    StandIn("haproxy", command=("haproxy", "-W", "-db", "-f", _CONF), user="99", stop_signal="SIGUSR1"),
    StandIn("nginx_exporter", ("prometheus-nginx-exporter",), user="1001"),
    StandIn(
        "nginx_unprivileged",
        ("/docker-entrypoint.sh",),
        ("nginx", "-g", "daemon off;"),
        user="101",
        stop_signal="SIGQUIT",
        files={"/docker-entrypoint.sh": _RUNS_WHAT_IS_NAMED, "/etc/nginx/nginx.conf": _SETTINGS_OF_NGINX},
    ),
    StandIn(
        "pgbouncer",
        ("/entrypoint.sh",),
        ("/usr/sbin/pgbouncer", "/etc/pgbouncer/pgbouncer.ini"),
        user="70",
        files={"/entrypoint.sh": _WRITES_SETTINGS_OF_PGBOUNCER},
    ),
    StandIn("postgres_exporter", ("prometheus-postgres-exporter",), user="65534"),
    StandIn("process_exporter", ("prometheus-process-exporter",)),
    StandIn("redis_exporter", ("prometheus-redis-exporter",), user="59000"),
)


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
            _build(engine, _full_name(image), [f"CMD {json.dumps(command)}"], {})
        for each in STAND_INS:
            lines = [
                *([f"USER {each.user}"] if each.user else ()),
                *([f"STOPSIGNAL {each.stop_signal}"] if each.stop_signal else ()),
                *([f"ENTRYPOINT {json.dumps(each.entry_point)}"] if each.entry_point else ()),
                f"CMD {json.dumps(each.command)}",
            ]
            _build(engine, each.image, lines, each.files)


def _build(engine: Engine, image: str, lines: list[str], files: Mapping[str, str]) -> None:
    with tempfile.TemporaryDirectory(dir=engine.folder) as context:
        copies = []
        for number, (path, text) in enumerate(files.items()):
            file = Path(context, str(number))
            file.write_text(text)
            file.chmod(0o755)
            copies.append(f"COPY {number} {path}")
        content = "\n".join([f"FROM {_TREE}", *copies, *lines, ""]).encode()
        engine.podman("build", "--quiet", "--tag", image, "--file", "-", context, content=content)


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
