"""The objects that are drawn: read from files, grouped by what belongs together."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.cli.commands.check.sets import FileSet
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.sources import LeftAlone, Wanted, read_sources
from cdk8s_pods.cli.workloads import Workload, manifests_in
from cdk8s_pods.issues.printable import printable
from cdk8s_pods.reading.documents import Unreadable
from cdk8s_pods.rules.between.resource import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.cli.commands.check.sets import FileSets
    from cdk8s_pods.rules.target import Target


class Found(NamedTuple):
    """An object that makes pods.

    Args:
        workload: What it is called, and where it stands.
        resource: The object.
        file_set: What it belongs to.
    """

    workload: Workload
    resource: Resource
    file_set: FileSet


class Objects(NamedTuple):
    """Everything that was read.

    Args:
        sets: What belongs together.
        with_pods: What makes pods, in the order of the input.
    """

    sets: dict[FileSet, list[Resource]]
    with_pods: list[Found]


def read_objects(paths: Iterable[str], sets: FileSets, target: Target) -> Objects:
    """What files and folders hold; what does not say what it is belongs to nothing.

    Raises:
        UsageError: A place in them cannot be read.
    """
    found = Objects({}, [])
    # An output folder that git does not keep is drawn as any other.
    for document in read_sources(paths, Wanted(git_ignores=False)):
        if isinstance(document, Unreadable):
            raise UsageError(str(document))
        if isinstance(document, LeftAlone):
            print(f"cdk8s-pods: {printable(document.source)}: {document.what}, left alone", file=sys.stderr)
            continue
        for manifest in manifests_in(document.value):
            if not (manifest.get("kind") and manifest.get("apiVersion")):
                continue
            where = f"{document.source}:{document.line}"
            resource = Resource(manifest, target=target, where=where, file=document.source)
            # A document that belongs to no set, as a part of a kustomization, is one by itself.
            file_set = sets.of(document) or FileSet(document.source, is_one_output=False)
            found.sets.setdefault(file_set, []).append(resource)
            if resource.pods is not None:
                workload = Workload(resource.kind, resource.name, manifest, document.source)
                found.with_pods.append(Found(workload, resource, file_set))
    return found
