"""``cdk8s-pods config``: what is checked for, and where it is set."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.terminal import Paint
from cdk8s_pods.issues import printable
from cdk8s_pods.reading.source_positions import locate
from cdk8s_pods.settings import (
    CONFIG_FILE,
    KEY,
    KEYS,
    VARIABLES,
    SettingsError,
    excluded_in,
    settings_document,
    target_from,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdk8s_pods.reading.documents import Document
    from cdk8s_pods.rules.target import IgnoredRule, Target

_DESCRIPTION = """\
Show what manifests are checked for in this folder, key by key, and where each comes from:
the key cdk8s-pods of cdk8s.yaml, a variable of the environment, or a default. Options of
a command win over all of it."""

_EPILOG = """\
examples:
  cdk8s-pods config                   for people
  cdk8s-pods config --format json     for programs

exit codes: 0 shown, 2 wrong usage, or settings that do not hold"""

_DEFAULT = "default"
#: Each key of the settings that is one text, and the part of the target that it is.
_PARTS = {
    "kubernetes": "kubernetes",
    "podSecurity": "pod_security",
    "podSecurityVersion": "pod_security_version",
    "namespace": "namespace",
}
#: What a key that nobody sets means.
_UNSET = {"podSecurity": "privileged", "podSecurityVersion": "that of kubernetes", "closed": "false"}


class Setting(NamedTuple):
    """One thing that is set.

    Args:
        key: The key, as in the settings.
        value: What it is, as text.
        origin: Where it comes from: ``cdk8s.yaml:4``, a variable, or ``default``.
    """

    key: str
    value: str
    origin: str


def main(arguments: list[str]) -> int:
    """Print the settings."""
    given = _parser().parse_args(arguments)
    try:
        document = settings_document()
        target = target_from(document, os.environ)
        settings = list(settings_of(document, target, excluded_in(document), os.environ))
    except SettingsError as error:
        raise UsageError(str(error)) from None
    if given.format == "json":
        json.dump([each._asdict() for each in settings], sys.stdout, indent=2)
        sys.stdout.write("\n")
    else:
        _print(settings)
    return 0


def settings_of(
    document: Document | None, target: Target, excluded: list[str], environment: Mapping[str, str]
) -> Iterator[Setting]:
    """All settings in their order; one that is a list or a mapping for each of its entries.

    Args:
        document: The ``cdk8s.yaml``, where it has settings.
        target: What they ask for, with the variables.
        excluded: The patterns of what is left out.
        environment: The variables.
    """
    entries: dict[str, list[tuple[tuple[str | int, ...], str]]] = {
        "podSecurity": [((pattern,), f"{pattern}: {level}") for pattern, level in target.pod_security_by_namespace],
        "external": [((position,), each) for position, each in enumerate(target.external)],
        "featureGates": [((name,), f"{name}: {str(value).lower()}") for name, value in target.feature_gates],
        "templates": [((key,), f"{key}: {path}") for key, path in target.templates],
        "crds": [((position,), str(each)) for position, each in enumerate(_listed(document, "crds"))],
        "images": [((), each) for each in _text(document, "images")],
        "exclude": [((position,), each) for position, each in enumerate(excluded)],
        "ignore": [((position,), _ignored(each)) for position, each in enumerate(target.ignore)],
    }
    for key in KEYS:
        part = _PARTS.get(key)
        variable = next((name for name, of in VARIABLES.items() if of == part and environment.get(name)), "")
        value = _value(target, key)
        if value is not None or key not in entries or not entries[key]:
            steps: tuple[str | int, ...] = ("*",) if key == "podSecurity" and target.pod_security_by_namespace else ()
            told = value if value is not None else _UNSET.get(key, "none")
            yield Setting(key, told, variable or _origin(document, key, *steps))
        for steps, told in entries.get(key, ()):
            yield Setting(key, told, _origin(document, key, *steps))


def _value(target: Target, key: str) -> str | None:
    if key == "closed":
        return "true" if target.closed else None
    part = _PARTS.get(key)
    value: str | None = getattr(target, part) if part is not None else None
    return value


def _listed(document: Document | None, key: str) -> list[Any]:
    """What the settings list under a key, which is known to be a list by now."""
    written = document.value.get(KEY) if document is not None and isinstance(document.value, dict) else None
    return (written.get(key) or []) if isinstance(written, dict) else []


def _text(document: Document | None, key: str) -> list[str]:
    """What the settings say under a key that holds one text, as a list of it or of nothing."""
    written = document.value.get(KEY) if document is not None and isinstance(document.value, dict) else None
    return [str(written[key])] if isinstance(written, dict) and written.get(key) else []


def _ignored(ignored: IgnoredRule) -> str:
    of = ", ".join(f"{part} {getattr(ignored, part)}" for part in ("kind", "name", "file") if getattr(ignored, part))
    return f"{ignored.rule}{f' for {of}' if of else ''}: {ignored.reason}"


def _origin(document: Document | None, key: str, *steps: str | int) -> str:
    written: Any = document.value.get(KEY) if document is not None and isinstance(document.value, dict) else None
    if document is None or not isinstance(written, dict) or written.get(key) is None:
        return _DEFAULT
    line, _ = locate((KEY, key, *steps), document.positions()) or (document.line, 0)
    return f"{CONFIG_FILE}:{line}"


def _print(settings: list[Setting]) -> None:
    paint = Paint(sys.stdout)
    width = max(len(each.key) for each in settings)
    last = ""
    for key, value, origin in settings:
        shown = f"{key if key != last else '':<{width}}"
        sys.stdout.write(f"{paint.bold(shown)}  {printable(value)}  {paint.dim(f'({origin})')}\n")
        last = key


def _parser() -> Arguments:
    parser = Arguments("config", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people (default), json for programs"
    )
    return parser
