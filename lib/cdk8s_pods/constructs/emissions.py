"""What is known of an object since it was put into the tree, so that nobody has to render it again to know it."""

from __future__ import annotations

from cdk8s_pods.users_line import Line, users_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s import ApiObject, JsonPatch
    from constructs import IConstruct

    from cdk8s_pods.rules.target import Target

_EMISSION = "__cdk8s_pods_emission__"


class Emission:
    """One object that a construct of ours put into the tree.

    Args:
        manifest: The object as it was checked: without the namespace and the labels of its chart.
        target: What it was checked for.
        line: The user's line that made it.
        api_object: The object.

    Attributes:
        is_patched: Whether the user has changed it since by JSON patches, so that it is no longer what was checked.
    """

    __slots__ = ("_add", "is_patched", "line", "manifest", "target")

    def __init__(self, manifest: dict[str, Any], target: Target, line: Line | None, api_object: ApiObject) -> None:
        self.manifest = manifest
        self.target = target
        self.line = line
        self.is_patched = False
        self._add = api_object.add_json_patch

    def add_json_patch(self, *ops: JsonPatch) -> None:
        """What stands for the method of the object, and notes that it was called."""
        self.is_patched = True
        self._add(*ops)


def keep_emission(api_object: ApiObject, manifest: dict[str, Any], target: Target) -> None:
    """Remember an object that a construct of ours has just put into the tree, and whether it is patched later."""
    # Called by the emission, which is called by a construct or by what all of them share.
    emission = Emission(manifest, target, users_line(beyond=3), api_object)
    held = vars(api_object)
    held[_EMISSION] = emission
    # On the object itself, as a subclass of ApiObject would be another kind of object to the official cdk8s.
    held["add_json_patch"] = emission.add_json_patch


def emission_of(construct: IConstruct) -> Emission | None:
    """What is known of an object that a construct of ours put into the tree; None for all others."""
    emission: Emission | None = vars(construct).get(_EMISSION)
    return emission
