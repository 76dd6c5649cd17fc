"""Which findings only repeat what decoding has reported: one fault is told once."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from cdk8s_pods.issues import FieldPath, Message
    from cdk8s_pods.issues.field_path import Step

    from .walk import Finding

#: The lists in which names are declared -> the fields through which the object around them uses these names.
_DECLARATIONS = {
    "ports": frozenset({"port"}),
    "volumes": frozenset({"volumeMounts", "volumeDevices"}),
    "volumeClaimTemplates": frozenset({"volumeMounts", "volumeDevices"}),
    "resourceClaims": frozenset({"claims"}),
    "containers": frozenset({"containerName", "targetContainerName"}),
    "initContainers": frozenset({"containerName"}),
}


def without_consequences(
    findings: Iterable[Finding], faults: Sequence[FieldPath], intended: Sequence[FieldPath]
) -> list[Finding]:
    """The findings of the rules that tell something new.

    What was left out of a manifest because it did not decode is neither wrong nor missing as well: nothing is said of
    it, nor that the object which it was left out of is empty or lacks something, nor that the field is missing which
    it was meant for, nor that a name is not found in a list that did not decode.

    Args:
        findings: What the rules find in the part of the manifest that decodes.
        faults: Where something does not decode.
        intended: The fields that unknown ones among these were meant for.
    """
    faulty = {fault.steps for fault in faults}
    lacking = {steps[:length] for steps in faulty for length in _objects_above(steps)}
    missing = {field.steps for field in intended}
    missing |= {steps[:length] + steps[-1:] for steps in faulty for length in _objects_above(steps)}
    # Object -> the fields in it that use names of which some did not decode.
    unsure: dict[tuple[Step, ...], frozenset[str]] = {}
    for steps in faulty:
        if declared := _declared_at(steps):
            unsure[declared[:-1]] = unsure.get(declared[:-1], frozenset()) | _DECLARATIONS[str(declared[-1])]

    def repeats(at: FieldPath, message: Message) -> bool:
        if at.leads_below(faulty):
            return True
        steps = at.steps
        is_missing = message.reason == "Required value"
        if message.reason == "Not found":
            return any(unsure.get(steps[:length], frozenset()) & {*steps} for length in range(len(steps)))
        return (is_missing and (steps in lacking or steps in missing)) or (steps in lacking and _is_hollow(message))

    return [finding for finding in findings if not repeats(finding[1], finding[2])]


def _objects_above(steps: tuple[Step, ...]) -> range:
    # The object of the fault and the one around it: `selector` lacks its labels where `matchLabels` has a wrong one.
    return range(max(0, len(steps) - 2), len(steps))


def _declared_at(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The list of declarations of which all, an element, or the name of one did not decode; empty for anything else."""
    if steps[-1:] == ("name",):
        steps = steps[:-1]
    if steps and isinstance(steps[-1], int):
        steps = steps[:-1]
    return steps if steps and steps[-1] in _DECLARATIONS else ()


def _is_hollow(message: Message) -> bool:
    """Whether the value at fault holds nothing but empty objects and lists."""
    waiting: list[Any] = [message.value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, (list, tuple)):
            waiting += value
        else:
            return False
    return True
