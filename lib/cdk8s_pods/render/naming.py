"""The one place that turns a Python name into the name the Kubernetes API uses."""

from __future__ import annotations

#: Words that the API writes in capitals behind the first word of a name (`host_ip` is `hostIP`, `ip` stays `ip`).
_CAPITALIZED = {
    "api": "API",
    "fqdn": "FQDN",
    "id": "ID",
    "io": "IO",
    "ip": "IP",
    "ipc": "IPC",
    "ips": "IPs",
    "pid": "PID",
    "uri": "URI",
    "urls": "URLs",
    "uuid": "UUID",
    "wwns": "WWNs",
}


def manifest_key(name: str) -> str:
    """The API's name of the field that Python code calls ``name``: ``container_port`` is ``containerPort``."""
    first, *rest = name.split("_")
    return first + "".join(_CAPITALIZED.get(word) or word.capitalize() for word in rest)
