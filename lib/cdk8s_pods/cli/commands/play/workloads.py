"""Finds the workloads that are meant, by file or by name, and holds them to the rules before they are played."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.config import read_config
from cdk8s_pods.cli.errors import CommandError, UsageError
from cdk8s_pods.cli.sources import LeftAlone, Wanted, read_sources
from cdk8s_pods.cli.workloads import Hints, Workload, manifests_in, workload_named
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.printable import printable
from cdk8s_pods.reading.documents import Unreadable
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.kinds import ForeignKind, kind_and_name, kind_of
from cdk8s_pods.schema import POD_TEMPLATES, decode
from cdk8s_pods.settings import SettingsError, project_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdk8s_pods.issues import Issue


#: How pods that play are told apart.
_HINTS = Hints(use="to play", folder_option="--dist")


class Around(NamedTuple):
    """What was read: the workloads, and every manifest of any kind."""

    workloads: list[Workload]
    manifests: list[dict[str, Any]]


def read_workloads(paths: Iterable[str]) -> Around:
    """What files and folders hold.

    Raises:
        UsageError: A place in them cannot be read.
    """
    read = Around([], [])
    for document in read_sources(paths, Wanted(git_ignores=False, layouts=False)):
        if isinstance(document, Unreadable):
            raise UsageError(str(document))
        if isinstance(document, LeftAlone):
            continue
        for manifest in manifests_in(document.value):
            read.manifests.append(manifest)
            kind = manifest.get("kind")
            # One that the rules will refuse is found as well: they say why.
            if isinstance(kind, str) and kind in POD_TEMPLATES and not _is_foreign(manifest):
                read.workloads.append(Workload(kind, kind_and_name(manifest)[1] or "", manifest, document.source))
    return read


def find_workloads(targets: Sequence[str], dist: str | None) -> Around:
    """The workloads meant by files and names, and every manifest that stands around them.

    Raises:
        UsageError: A target means nothing, or several things; or a file cannot be read.
    """
    folder = dist or read_config().output or "dist"
    if dist is not None and not os.path.isdir(dist):
        raise UsageError(f"{printable(dist)}: no such folder")
    around = read_workloads([folder]) if os.path.isdir(folder) else Around([], [])
    chosen = Around([], [*around.manifests])
    for target in targets:
        if target == "-" or os.path.exists(target):
            from_file = read_workloads([target])
            if not from_file.workloads:
                raise UsageError(f"{printable(target)}: holds no pod and nothing that makes pods")
            chosen.workloads.extend(from_file.workloads)
            chosen.manifests.extend(from_file.manifests)
        else:
            chosen.workloads.append(workload_named(target, around.workloads, f"{folder}/", _HINTS))
    return chosen


def well_formed(workload: Workload) -> tuple[dict[str, Any], list[Issue]]:
    """The manifest of a workload as the API server decodes it, and what the rules say that does not refuse it here.

    Rules that are turned off in cdk8s.yaml hold here: what a cluster may fill in, podman does not.

    Raises:
        CommandError: An API server would refuse it; the message has the rules' answer.
        UsageError: The settings of cdk8s.yaml cannot be read.
    """
    try:
        target = project_target().replace(ignore=(), pod_security=None, pod_security_by_namespace=())
    except SettingsError as error:
        raise UsageError(str(error)) from None
    issues = check(workload.manifest, target=target, advice=False)
    refused = [issue for issue in issues if issue.category == "api"]
    if refused:
        lines = "\n".join(f"  {printable(str(issue))} [{issue.rule}]" for issue in refused)
        raise CommandError(
            f"{workload.kind_and_name} in {printable(workload.source)}: an API server would refuse it:\n{lines}"
        )
    decoded = decode(workload.kind, workload.manifest, FieldPath(), lambda _at, _fault, _message: None)
    return decoded, issues


def _is_foreign(manifest: dict[str, Any]) -> bool:
    return isinstance(kind_of(manifest, FieldPath()), ForeignKind)
