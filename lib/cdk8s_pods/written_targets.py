"""What single objects are checked for, on the way from the program that made them to the command that checks the files.

The program may run in another process, and the files show nothing of it: rules turned off for one object, a version of
Kubernetes set on a chart. The command names a file in a variable of the environment, and the program writes it.
"""

from __future__ import annotations

import json

from cdk8s_pods.rules.target import IgnoredRule, Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any, TypeAlias

    #: The kind, the namespace and the name of an object, as far as it has them.
    Identity: TypeAlias = tuple[Any, Any, Any]

#: The variable of the environment that names the file.
VARIABLE = "CDK8S_PODS_TARGETS"


def identity_of(manifest: Any) -> Identity:
    """By what an object is found again in the files; objects of several charts may share it."""
    fields: dict[str, Any] = manifest if isinstance(manifest, dict) else {}
    metadata = fields.get("metadata")
    held: dict[str, Any] = metadata if isinstance(metadata, dict) else {}
    parts = (fields.get("kind"), held.get("namespace"), held.get("name") or held.get("generateName"))
    return tuple(part if isinstance(part, str) else None for part in parts)  # type: ignore[return-value]  # three


def write_targets(path: str, targets: Mapping[Identity, Collection[Target]]) -> None:
    """Write what objects are checked for; of several objects of one identity all that one of them is."""
    entries = [
        {"object": list(identity), "targets": [_plain(target) for target in found]}
        for identity, found in targets.items()
    ]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(entries, file)


def read_targets(path: str) -> dict[Identity, list[Target]]:
    """What ``write_targets`` has written; nothing where it has not."""
    try:
        with open(path, encoding="utf-8") as file:
            entries = json.load(file)
    except (OSError, ValueError):
        return {}
    return {tuple(entry["object"]): [_target(plain) for plain in entry["targets"]] for entry in entries}


def _plain(target: Target) -> dict[str, Any]:
    ignored = [{part: getattr(each, part) for part in IgnoredRule.__slots__} for each in target.ignore]
    # Definitions come from the project alone, which those who read this know as well.
    return {**target.parts(), "ignore": ignored, "crds": None}


def _target(plain: dict[str, Any]) -> Target:
    # JSON has no tuples; the pairs are read as they are.
    return Target(**{**plain, "ignore": [IgnoredRule(**each) for each in plain["ignore"]]})
