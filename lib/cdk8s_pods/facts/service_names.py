"""Names that only the DNS of the cluster knows, where a text uses one to reach a Service."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

_IN_NAMES = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._*")
#: Parts of the names of options and variables whose value is only a name, and nothing that is connected to.
_ONLY_NAMES = ("issuer", "audience", "domain", "no_proxy", "no-proxy", "noproxy", "san", "dns", "cert", "subject")
_ONLY_NAMES_TOO = ("hostname", "advertise", "listen", "server-name", "servername", "sni", "authority")
_PROBES = ("livenessProbe", "readinessProbe", "startupProbe")


def used_service_name(spec: Mapping[str, Any]) -> str | None:
    """The first name of a Service that the containers of a pod connect to, such as ``db.shop.svc``; None for none.

    Args:
        spec: The spec of the pod.
    """
    known = {name for alias in spec.get("hostAliases", ()) for name in alias.get("hostnames", ())}
    for group in ("initContainers", "containers"):
        for container in spec.get(group, ()):
            for text in _texts(container):
                for name in service_names(text):
                    if name not in known:
                        return name
    return None


def service_names(text: str) -> Iterator[str]:
    """The names of Services in a text: a name, a namespace and ``svc``, with or without the domain of the cluster."""
    if ".svc" not in text:
        return
    word = ""
    for character in f"{text} ":
        if character in _IN_NAMES:
            word += character
            continue
        labels = word.rstrip(".").split(".")
        if "svc" in labels[2:] and all(labels) and "*" not in word:
            yield word
        word = ""


def _texts(container: Mapping[str, Any]) -> Iterator[str]:
    """What a container's words, variables and probes say of addresses to connect to."""
    option = ""
    for word in (*container.get("command", ()), *container.get("args", ())):
        name, sign, _ = word.partition("=")
        if word[:1] == "-":
            option = "" if sign else word
            if not _is_only_a_name(name):
                yield word
        else:
            if not _is_only_a_name(option):
                yield word
            option = ""
    for variable in container.get("env", ()):
        if not _is_only_a_name(variable.get("name", "")):
            yield variable.get("value", "")
    handlers = [container.get(name, {}) for name in _PROBES] + list(container.get("lifecycle", {}).values())
    for handler in handlers:
        if isinstance(handler, dict):
            yield handler.get("httpGet", {}).get("host", "")
            yield from handler.get("exec", {}).get("command", ())


def _is_only_a_name(option: str) -> bool:
    lowered = option.lower()
    return any(part in lowered for part in (*_ONLY_NAMES, *_ONLY_NAMES_TOO))
