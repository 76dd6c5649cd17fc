"""What makes pods in manifests that were read, and how a user names one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.facts.generated_names import without_hash
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.printable import printable
from cdk8s_pods.rules.kinds import kind_of, version_serving
from cdk8s_pods.suggestion import did_you_mean

from .errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Hints(NamedTuple):
    """How a command speaks of the workloads that it looks for.

    Args:
        use: What it would do with a pod, such as ``to play``.
        folder_option: The option that names another folder to look in; empty where the folder itself is given.
    """

    use: str
    folder_option: str = ""


class Workload(NamedTuple):
    """A manifest that makes pods, as it is written, and the file it stands in."""

    kind: str
    name: str
    manifest: dict[str, Any]
    source: str

    @property
    def pod_name(self) -> str:
        """The name of the pod it is played as."""
        return pod_name_of(self.kind, self.name)

    @property
    def kind_and_name(self) -> str:
        """What it is called by: ``deployment/web``."""
        return printable(f"{self.kind.lower()}/{self.name}")


def pod_name_of(kind: str, name: str) -> str:
    """The name of the pod that a workload is played as."""
    return f"{name}-0" if kind == "StatefulSet" else name


def workload_named(name: str, workloads: Sequence[Workload], folder: str, hints: Hints) -> Workload:
    """The workload of a name such as ``web`` or ``deployment/web``, or that of a construct.

    What a construct made has a generated name: ``hello-web-c8f2a1b3`` is ``hello-web`` as well, ``hello/web`` by its
    path and ``web`` by its id, as long as nothing else is.

    Args:
        name: What the user calls it.
        workloads: All that can be meant.
        folder: Where they were read.
        hints: What the command calls things.

    Raises:
        UsageError: The name means none of them, or several.
    """
    kind, _, bare = name.rpartition("/")
    of_kind = [workload for workload in workloads if kind.lower() in ("", workload.kind.lower()) and workload.name]
    found = [workload for workload in of_kind if bare in (workload.name, workload.pod_name)]
    found = found or [workload for workload in of_kind if without_hash(workload.pod_name.removesuffix("-0")) == bare]
    if not found:
        path = f"-{name.replace('/', '-')}"
        generated = [each for each in workloads if without_hash(each.name) != each.name]
        found = [workload for workload in generated if f"-{without_hash(workload.name)}".endswith(path)]
    if len(found) == 1:
        return found[0]
    shown, where = printable(name), printable(folder)
    if found:
        several = ", ".join(f"{workload.kind_and_name} in {printable(workload.source)}" for workload in found)
        raise UsageError(f"{shown} can mean {several}; {_what_tells_apart(found, where, hints)}")
    names = [workload.pod_name for workload in workloads]
    if not names:
        raise UsageError(f"{shown}: no such file, and {where} holds no pod {hints.use}; `cdk8s-pods synth` writes it")
    raise UsageError(f"{shown}: no such file, and no pod of this name in {where}{did_you_mean(name, names)}")


def _what_tells_apart(found: Sequence[Workload], folder: str, hints: Hints) -> str:
    if len({workload.kind for workload in found}) == len(found):
        return f"give the kind too: {found[0].kind_and_name}"
    if len({workload.source for workload in found}) == len(found):
        return f"give the file: {printable(found[0].source)}"
    if len({workload.name for workload in found}) == len(found):
        return f"give the whole name: {found[0].kind_and_name}"
    if len({workload.source for workload in found}) > 1:
        option = f"with {hints.folder_option} " if hints.folder_option else ""
        return f"give a file in which it stands once, or {option}a folder inside {folder}"
    return "they stand in one file: put each into one of its own, and give that"


def manifests_in(document: Any) -> Iterator[dict[str, Any]]:
    """The manifests of a document, lists taken apart."""
    waiting: list[tuple[Any, str | None]] = [(document, None)]
    while waiting:
        value, expected = waiting.pop()
        kind = kind_of(value, FieldPath(), expected)
        if isinstance(kind, list):
            waiting += [(item, of_kind) for item, _, of_kind in reversed(kind)]
        elif isinstance(value, dict):
            # The elements of a PodList and its like leave out what the list says already.
            yield {"apiVersion": version_serving(expected), "kind": expected, **value} if expected else value
