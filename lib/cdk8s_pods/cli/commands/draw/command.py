"""``cdk8s-pods draw``: the inside of pods and the whole of applications, as pictures."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.commands.check.sets import FileSets
from cdk8s_pods.cli.config import read_config
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.workloads import Hints, workload_named
from cdk8s_pods.drawing.pictures import FORMATS, Pictures
from cdk8s_pods.issues.printable import printable
from cdk8s_pods.settings import SettingsError, project_target

from .objects import read_objects

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from cdk8s_pods.drawing.pictures import Format
    from cdk8s_pods.rules.target import Target

    from .objects import Found, Objects

_DESCRIPTION = """\
Draw the inside of a pod: its containers in running order, their ports and probes, who
reads and writes which volume, who calls whom, and in red what `cdk8s-pods check` refuses.
With --application: the Ingresses, Services and workloads of an application, and the
configuration and claims that they refer to. Values of Secrets are never shown."""

_EPILOG = """\
examples:
  cdk8s-pods draw web > web.svg               the pod of the construct web, from dist/
  cdk8s-pods draw dist/shop.k8s.yaml web      the pod web of a file
  cdk8s-pods draw dist/ -o docs/pictures/     a picture of every pod of a folder
  cdk8s-pods draw --application dist/shop.k8s.yaml -o shop.svg
  helm template shop | cdk8s-pods draw - web --format mermaid

exit codes: 0 drawn, 2 wrong usage or unreadable input; that a pod has faults does not fail"""

_HINTS = Hints(use="to draw")
#: The end of the name of a file in each format; GitHub and editors know Mermaid by this one.
_EXTENSIONS = {"svg": ".svg", "mermaid": ".mmd"}
#: More names than this are cut in a message.
_MOST_NAMES = 8


def main(arguments: list[str]) -> int:
    """Draw what the arguments ask for and return the exit code."""
    given = _parser().parse_args(arguments)
    target = _target()
    paths, names = _told_apart(given.targets)
    folder = read_config().output or "dist"
    if not paths and not os.path.isdir(folder):
        missing = f"{printable(names[0])}: no such file, and " if names else ""
        raise UsageError(f"{missing}there is no folder {printable(folder)}/ to look in; `cdk8s-pods synth` writes it")
    # What one argument names belongs together where the user says that it is one application.
    sets = FileSets(together=given.application)
    objects = read_objects(paths or [folder], sets, target)
    where = printable(", ".join(paths) if paths else f"{folder}/")
    if given.application:
        if names:
            raise UsageError(f"--application draws all of {where}; {printable(names[0])} is no file or folder")
        _write_one(_application(objects, target, given.format, where), given.output)
        return 0
    chosen = _chosen(objects, names, where)
    pictures = _Drawer(objects, target, given.format)
    if _is_folder(given.output):
        _write_all(pictures.named(chosen), given.output)
    elif len(chosen) == 1:
        _write_one(pictures.of(chosen[0]), given.output)
    else:
        raise UsageError(f"{where} holds {len(chosen)} pods: name one, or a folder for all with -o; {_names(chosen)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Arguments("draw", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "targets",
        nargs="*",
        metavar="FILE|NAME",
        help="a file, a folder or - for stdin, and which of its pods: by the name of the object, or by the id or path "
        "of the construct; names alone are looked up in the output folder of cdk8s.yaml",
    )
    parser.add_argument(
        "--application", action="store_true", help="draw all objects and what leads from one to another"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="svg", help="svg (default), or mermaid for what is drawn elsewhere"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where to write it instead of stdout; a folder (or a name that ends with /) gets a file a pod",
    )
    return parser


def _target() -> Target:
    try:
        return project_target()
    except SettingsError as error:
        raise UsageError(str(error)) from None


def _told_apart(targets: Sequence[str]) -> tuple[list[str], list[str]]:
    """The files and the names among the arguments."""
    paths = [each for each in targets if each == "-" or os.path.exists(each) or _looks_like_a_path(each)]
    return paths, [each for each in targets if each not in paths]


def _looks_like_a_path(text: str) -> bool:
    return text.endswith(("/", ".yaml", ".yml", ".json"))


def _chosen(objects: Objects, names: Sequence[str], where: str) -> list[Found]:
    if not objects.with_pods:
        raise UsageError(f"{where} holds no pod to draw")
    if not names:
        return objects.with_pods
    workloads = [found.workload for found in objects.with_pods]
    # By identity: two manifests of several files may be equal.
    meant = {id(workload_named(name, workloads, where, _HINTS)) for name in names}
    return [found for found in objects.with_pods if id(found.workload) in meant]


def _application(objects: Objects, target: Target, form: Format, where: str) -> str:
    resources = [each for listed in objects.sets.values() for each in listed]
    if not resources:
        raise UsageError(f"{where} holds no object to draw")
    return Pictures(resources, target).of_application(form)


class _Drawer:
    """Draws pods, each among the objects that belong to it, which are checked once."""

    def __init__(self, objects: Objects, target: Target, form: Format) -> None:
        self._objects = objects
        self._target = target
        self._form: Format = form
        self._pictures: dict[object, Pictures] = {}

    def of(self, found: Found) -> str:
        """The picture of one."""
        file_set = found.file_set
        if file_set not in self._pictures:
            listed = self._objects.sets[file_set]
            self._pictures[file_set] = Pictures(listed, self._target, is_one_output=file_set.is_one_output)
        return self._pictures[file_set].of_pod(found.resource, self._form)

    def named(self, chosen: Sequence[Found]) -> Iterator[tuple[str, str]]:
        """The pictures of several, each with the name of its file."""
        for found, name in zip(chosen, _file_names(chosen), strict=True):
            yield name + _EXTENSIONS[self._form], self.of(found)


def _file_names(chosen: Sequence[Found]) -> list[str]:
    """A name for each: its own, with the kind where several share it, with a number where that does not do."""
    plain = [_file_name(found.workload.name) for found in chosen]
    with_kind = [f"{found.workload.kind.lower()}-{name}" for found, name in zip(chosen, plain, strict=True)]
    names: list[str] = []
    for name, longer in zip(plain, with_kind, strict=True):
        wanted = name if plain.count(name) == 1 else longer
        number = 1
        while (numbered := wanted if number == 1 else f"{wanted}-{number}") in names:
            number += 1
        names.append(numbered)
    return names


def _file_name(name: str) -> str:
    """A name as that of a file, whatever is in it: it names no other folder, and no hidden file."""
    kept = "".join(each if each.isalnum() or each in "-_." else "-" for each in name).lstrip(".")
    return kept or "pod"


def _names(chosen: Sequence[Found]) -> str:
    names = [found.workload.kind_and_name for found in chosen]
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith("/") or os.path.isdir(output))


def _write_one(picture: str, output: str | None) -> None:
    if output is None:
        sys.stdout.write(picture)
        return
    if _is_folder(output):
        raise UsageError(f"{printable(output)} is a folder; give the name of a file")
    _write(output, picture)


def _write_all(pictures: Iterator[tuple[str, str]], folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    for name, picture in pictures:
        path = os.path.join(folder, name)
        _write(path, picture)
        print(printable(path))


def _write(path: str, picture: str) -> None:
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(picture)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"{printable(path)}: there is no such folder to write to") from None
