"""What is known of an object since it was put into the tree, so that nobody has to render it again to know it."""

from __future__ import annotations

from cdk8s_pods.users_line import Line, users_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cdk8s import ApiObject, JsonPatch

    from cdk8s_pods.rules.target import Target

_EMISSION = "__cdk8s_pods_emission__"


class Emission:
    """One object that a construct of ours put into the tree.

    Args:
        api_object: The object, with the JSON patches that the construct gave it itself.
        manifest: The object as it was checked: without the namespace and the labels of its chart.
        target: What it was checked for.
        line: The user's line that made it.
    """

    __slots__ = ("_is_patched", "_own_patches", "api_object", "line", "manifest", "target")

    def __init__(self, api_object: ApiObject, manifest: dict[str, Any], target: Target, line: Line | None) -> None:
        self.api_object = api_object
        self.manifest = manifest
        self.target = target
        self.line = line
        self._is_patched = False
        # The engine says how many patches there are; of the official cdk8s the calls are seen.
        patches: list[JsonPatch] | None = getattr(api_object, "__api_patches__", None)
        self._own_patches = None if patches is None else len(patches)
        if patches is None:
            self._watch(api_object.add_json_patch)

    @property
    def is_patched(self) -> bool:
        """Whether the user has changed it since by JSON patches, so that it is no longer what was checked."""
        if self._own_patches is None:
            return self._is_patched
        return len(self.api_object.__api_patches__) != self._own_patches  # type: ignore[attr-defined]  # the engine's

    def _watch(self, add: Callable[..., None]) -> None:
        def add_json_patch(*ops: JsonPatch) -> None:
            self._is_patched = True
            add(*ops)

        # On the object itself, as a subclass of ApiObject would be another kind of object to the official cdk8s.
        vars(self.api_object)["add_json_patch"] = add_json_patch


def keep_emission(api_object: ApiObject, manifest: dict[str, Any], target: Target) -> None:
    """Remember the object that a construct of ours has just put into the tree."""
    # On the object itself: asking the official cdk8s for its scope takes longer than all the rest of a look.
    # Called by the emission, which is called by a construct or by what all of them share.
    vars(api_object)[_EMISSION] = Emission(api_object, manifest, target, users_line(beyond=3))


def emission_of(api_object: ApiObject) -> Emission | None:
    """What is known of an object that a construct of ours put into the tree; None for all others."""
    emission: Emission | None = vars(api_object).get(_EMISSION)
    return emission
