"""Ports that a container opens: those it declares, those its arguments name, those its image opens unasked."""

from __future__ import annotations

from cdk8s_pods.schema.formats import natural_number

from .command_words import program_name, unwrapped, words_of
from .image_facts import image_facts, is_version, namesake_facts
from .image_reference import parse_image
from .local_calls import CLIENTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import Any

    from .time_line import Runner

#: Parts of the names of options that are followed by a port, or by an address with one.
_NAMING = ("port", "listen", "addr", "bind", "-p")
#: What in an argument may move a port: the name of such an option, a file of settings, or an address.
_MOVING = (*_NAMING, "conf", ".y", ".ini", ".json", ".toml", ":", "-c")
#: What is in the name of every variable that moves a port, such as PGPORT.
_MOVING_VARIABLES = ("PORT", "ADDR", "LISTEN")
#: Variants of PHP images that speak FastCGI on port 9000 instead.
_FAST_CGI = "fpm"


def opened_ports(container: Mapping[str, Any]) -> set[int]:
    """Every TCP port that a container is known or told to open; more than that where its image has a choice."""
    found = {
        port.get("containerPort", 0) for port in container.get("ports", ()) if port.get("protocol", "TCP") == "TCP"
    }
    words = words_of(container)
    if not words or program_name(next(iter(unwrapped(words)), "")) not in CLIENTS:
        found |= set(_told_ports(words))
    image = namesake_facts(container.get("image", ""))
    if image is not None and not container.get("command"):
        found |= set(image.one_of_ports)
        found |= unasked_ports(container)
    return found


def owners_of_ports(everyone: Iterable[Runner], opened: Iterable[Collection[int]]) -> dict[int, Runner]:
    """Each port that a container opens and keeps open -> the first of these containers.

    Args:
        everyone: The containers of a pod.
        opened: The ports of each.
    """
    owners: dict[int, Runner] = {}
    for runner, ports in zip(everyone, opened, strict=True):
        if runner.stays:
            for port in ports:
                owners.setdefault(port, runner)
    return owners


def unasked_ports(container: Mapping[str, Any]) -> set[int]:
    """The TCP ports that the image of a container opens by default; none where anything it is told may move them.

    What it is told may move a port: a command, an argument that names one or a file of settings, a variable that speaks
    of one, a mount over its settings.
    """
    image = image_facts(container.get("image", ""))
    if image is None or not image.ports or container.get("command") or "envFrom" in container:
        return set()
    tag = parse_image(container.get("image", ""))[2]
    if _FAST_CGI in tag:
        return set()
    if any(part in word for word in container.get("args", ()) for part in _MOVING):
        return set()
    if any(part in variable.get("name", "") for variable in container.get("env", ()) for part in _MOVING_VARIABLES):
        return set()
    if any(_holds_settings(mount.get("mountPath", "")) for mount in container.get("volumeMounts", ())):
        return set()
    return {
        port.number
        for port in image.ports
        if port.protocol == "TCP" and port.bound != "off" and is_version(tag, since=port.since)
    }


def _told_ports(words: tuple[str, ...]) -> Iterator[int]:
    """The numbers behind options that name a port or an address."""
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else ""
        name, sign, value = word.partition("=")
        if word[:1] == "-" and any(part in name.lower() for part in _NAMING):
            yield from _numbers_of(value if sign else following)
        elif "=tcp:" in word:
            yield from _numbers_of(word.rpartition("=tcp:")[2])


def _numbers_of(value: str) -> Iterator[int]:
    number = natural_number(value.rpartition(":")[2].strip("/"))
    if number is not None and 0 < number < 65536:
        yield number


def _holds_settings(path: str) -> bool:
    return path.startswith("/etc") or "conf" in path
