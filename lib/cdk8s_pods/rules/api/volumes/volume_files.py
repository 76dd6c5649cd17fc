"""Files made of Secrets and ConfigMaps: which key, at which path, with which mode."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import file_path_problem
from cdk8s_pods.rules.interface import CORE, in_range, invalid, required, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


LARGEST_MODE = 0o777


@in_range(
    "SecretVolumeSource.defaultMode",
    "ConfigMapVolumeSource.defaultMode",
    "DownwardAPIVolumeSource.defaultMode",
    "ProjectedVolumeSource.defaultMode",
    "KeyToPath.mode",
    least=0,
    most=LARGEST_MODE,
    requirement="must be a number between 0 and 0777 (octal), both inclusive",
    remedy="write the mode in octal, such as 0o644, or its decimal value, 420",
    source=server(CORE, "fileModeErrorMsg"),
)
def file_modes_are_permissions() -> None:
    """A mode has the nine permission bits alone. JSON knows no octal numbers: a plain 644 is 0o1204."""


@rule(
    "KeyToPath",
    remedy="write the key, and the path of the file relative to the volume",
    source=server(CORE, "validateKeyToPath"),
)
def keys_are_projected_to_paths_in_the_volume(item: Object, at: FieldPath, context: Context) -> Problems:
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
