"""Files made of Secrets and ConfigMaps: which key, at which path, with which mode."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import file_path_problem
from cdk8s_pods.issues.message import invalid, required
from cdk8s_pods.rules.rule import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

LARGEST_MODE = 0o777


@rule(
    "SecretVolumeSource.defaultMode",
    "ConfigMapVolumeSource.defaultMode",
    "DownwardAPIVolumeSource.defaultMode",
    "ProjectedVolumeSource.defaultMode",
    "KeyToPath.mode",
    remedy="write the mode in octal, such as 0o644, or its decimal value, 420",
    source="pkg/apis/core/validation/validation.go: fileModeErrorMsg",
)
def file_modes_are_permissions(mode: int, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """A mode has the nine permission bits alone. JSON knows no octal numbers: a plain 644 is 0o1204."""
    if not 0 <= mode <= LARGEST_MODE:
        yield at, invalid(mode, "must be a number between 0 and 0777 (octal), both inclusive")


@rule(
    "KeyToPath",
    remedy="write the key, and the path of the file relative to the volume",
    source="pkg/apis/core/validation/validation.go: validateKeyToPath",
)
def keys_are_projected_to_paths_in_the_volume(
    item: Mapping[str, Any], at: FieldPath, _context: Context
) -> Iterable[Problem]:
    """An item takes one key of a Secret or ConfigMap to one file below the mount."""
    if not item.get("key"):
        yield at.child("key"), required()
    path = item.get("path", "")
    if not path:
        yield at.child("path"), required()
        return
    problem = file_path_problem(path)
    if problem is not None:
        yield at.child("path"), invalid(path, problem)
