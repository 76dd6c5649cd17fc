"""Tells ``cdk8s-pods synth --check``, which sees the files alone, what was set in the tree they were written from."""

from __future__ import annotations

import os

from cdk8s import ApiObject

from cdk8s_pods.settings import project_target
from cdk8s_pods.written_targets import VARIABLE, identity_of, write_targets

from .root_validation import at_synth
from .settings import target_of
from .workloads import objects_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from constructs import IConstruct

    from cdk8s_pods.rules.target import Target
    from cdk8s_pods.written_targets import Identity


def write_targets_at_synth(scope: IConstruct) -> None:
    """Have the targets that were set in the tree of ``scope`` written to the file that the variable names, if any."""
    if os.environ.get(VARIABLE):
        at_synth(scope, _write_targets)


def _write_targets(root: IConstruct) -> list[str]:
    found: dict[Identity, set[Target]] = {}
    for construct in root.node.find_all():
        if isinstance(construct, ApiObject):
            target = target_of(construct)
            for manifest, _ in objects_in(construct.to_json()):
                found.setdefault(identity_of(manifest), set()).add(target)
    project = project_target()
    write_targets(os.environ[VARIABLE], {each: targets for each, targets in found.items() if targets != {project}})
    return []
