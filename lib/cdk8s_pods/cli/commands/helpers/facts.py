"""What is known of the image of a helper, in rows of a name and a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdk8s_pods.facts.image_facts import Image, Port

_BOUND = {"everywhere": "", "loopback": ", by itself on loopback alone", "off": ", only on request"}


def rows_of(facts: Image) -> list[tuple[str, str]]:
    """What is known, in the order in which it is shown; what is not known has no row."""
    rows = [
        ("image", facts.reference() if facts.repositories else ""),
        ("seen", facts.seen),
        ("runs as", _user(facts)),
        ("listens", "; ".join(_port(port) for port in facts.ports)),
        ("writes to", "; ".join(f"{folder}: {why}" for folder, why in facts.writes.items())),
        ("read-only root", "runs with it, given its volumes" if facts.read_only_root else ""),
        ("recommended", _amounts(facts)),
        ("to stop", f"up to {facts.drain_seconds} seconds" if facts.drain_seconds is not None else ""),
        ("needs one of", ", ".join(facts.required.variables) if facts.required else ""),
        ("ended", f"{facts.replaced_by}() has taken its place" if facts.replaced_by else ""),
        ("dormant", f"nothing new since {facts.dormant_since}" if facts.dormant_since else ""),
        ("source", facts.source),
    ]
    return [(name, text) for name, text in rows if text]


def _user(facts: Image) -> str:
    own = facts.own_user
    if facts.tag_user is not None:
        return f"{own}"
    if facts.user == 0:
        return "root by itself" + (f", and can as {own}" if own else "")
    if isinstance(facts.user, str):
        return f'"{facts.user}", which the kubelet cannot tell from root' + (f": number {own}" if own else "")
    return "" if own is None else str(own)


def _port(port: Port) -> str:
    number = "a port of your choice" if not port.number else f"{port.number}/{port.protocol}"
    paths = " and ".join(dict.fromkeys(path for path in (port.ready, port.live) if path))
    answers = f", answers {paths}" if paths else ""
    return f"{number}{_BOUND[port.bound]}{answers}"


def _amounts(facts: Image) -> str:
    parts = [
        f"{what} {', '.join(f'{name} {amount}' for name, amount in amounts.items())}"
        for what, amounts in (("requests", facts.requests), ("limits", facts.limits))
        if amounts
    ]
    return "; ".join(parts)
