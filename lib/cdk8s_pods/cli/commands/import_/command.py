"""``cdk8s-pods import``: reads definitions of custom resources and writes typed Python of them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.config import read_config
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.importer import modules_of
from cdk8s_pods.importer.marks import subject
from cdk8s_pods.importer.names import package_path
from cdk8s_pods.issues import printable

from .gathering import Gathering
from .origins import documents_of, origins_of
from .placing import Folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.importer import Written
    from cdk8s_pods.schema.custom import Definition

_DESCRIPTION = """\
Write typed Python of custom resources: a construct for each kind and frozen values for what
is in it, checked against the schema of their definition on the line that makes them. They
run without Node.js, on the engine of cdk8s-pods and on the official cdk8s."""

_EPILOG = """\
examples:
  cdk8s-pods import certificates.yaml             a file; several, and folders, may be named
  helm template cert-manager --set crds.enabled=true | cdk8s-pods import -
  kubectl get crd -o yaml | cdk8s-pods import -   all kinds of a cluster
  cdk8s-pods import https://example.com/crds.yaml
  cdk8s-pods import old:=certificates-0.9.yaml    into imports/old/
  cdk8s-pods import                               what cdk8s.yaml lists under imports

then, in Python:
  from imports.io.cert_manager import Certificate, CertificateSpec

exit codes: 0 all is written, 1 it could not be, 2 wrong usage or unreadable input; then nothing
is written. Conditions in CEL (x-kubernetes-validations) are left to the server."""


def main(arguments: list[str]) -> int:
    """Import what the arguments name and return the exit code."""
    given = _parser().parse_args(arguments)
    config = read_config()
    specs = given.sources or config.imports
    if not specs:
        raise UsageError("nothing to import: name a file, a folder, a URL or -, or list it under imports in cdk8s.yaml")
    origins, said = origins_of(specs)
    for line in said:
        _tell(line)
    if not origins:
        if given.sources:
            raise UsageError("none of these holds definitions of custom resources")
        return 0
    gatherings: dict[str, Gathering] = {}
    for origin in origins:
        if "://" in origin.source:
            _tell(f"fetching {origin.source}")
        elif sys.stderr.isatty():
            _tell("reading stdin" if origin.source == "-" else f"reading {origin.source}")
        gatherings.setdefault(origin.name, Gathering()).add(origin.source, documents_of(origin.source))
    output = given.output or config.import_directory or "imports"
    folders: list[tuple[Folder, str]] = []
    for name, gathering in gatherings.items():
        folders += _folders(output, os.path.join(output, name) if name else output, gathering.definitions)
    for folder, _ in folders:
        folder.write()
    for _, line in folders:
        print(printable(line))
    return 0


def _folders(root: str, output: str, definitions: Iterable[Definition]) -> list[tuple[Folder, str]]:
    """The package of each group, and what is said of it once it is written."""
    groups: dict[str, list[tuple[Definition, list[Written]]]] = {}
    conditions = 0
    for definition in definitions:
        unserved = [version.name for version in definition.versions if not version.is_served]
        if unserved:
            _tell(f"{definition.title}: left out, as no server serves it: {', '.join(unserved)}")
        written = modules_of(definition)
        conditions += sum(each.conditions for each in written)
        groups.setdefault(definition.group, []).append((definition, written))
    if conditions:
        counted = f"{conditions:,} conditions" if conditions > 1 else "1 condition"
        _tell(f"left to the server: {counted} in CEL (x-kubernetes-validations)")
    folders: list[tuple[Folder, str]] = []
    taken: dict[str, str] = {}
    for group, kinds in groups.items():
        path = os.path.join(output, *package_path(group))
        if taken.setdefault(path, group) != group:
            raise UsageError(f"{printable(path)}: would be of {group} and of {taken[path]}; import one as NAME:=SOURCE")
        modules = {name: text for _, written in kinds for each in written for name, text in each.modules.items()}
        subjects = {subject(group, definition.kind) for definition, _ in kinds}
        constructs = [each.construct for _, written in kinds for each in written]
        folders.append((Folder(root, path, group, modules, subjects), f"{path}: {', '.join(constructs)}"))
    return folders


def _parser() -> Any:
    parser = Arguments("import", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="[NAME:=]SOURCE",
        help="a file, a folder (its .yaml, .yml and .json files, recursively), - for stdin, a URL, or "
        "github:OWNER/REPOSITORY[@VERSION]; by default what cdk8s.yaml lists under imports",
    )
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help="where to write (default: importDirectory of cdk8s.yaml, else imports)"
    )
    return parser


def _tell(line: str) -> None:
    print(f"cdk8s-pods: {printable(line)}", file=sys.stderr)
