"""What would cure an issue, where there is one right answer: a change of the manifest as a value."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.facts.renamed_versions import version_of_same_form
from cdk8s_pods.issues.field_path import Key
from cdk8s_pods.schema import KINDS
from cdk8s_pods.schema.decode import DECODING_RULES
from cdk8s_pods.schema.intended_fields import sole_near_name
from cdk8s_pods.schema.scalars import SCALARS

if TYPE_CHECKING:
    from cdk8s_pods.issues import Issue
    from cdk8s_pods.issues.field_path import Step

_SERVED = "kinds_are_served_by_the_api"
_A_STRING = f"must be {SCALARS['string'].wanted}"
#: A number that reads the same to everybody; what 0777, 1e3 or 1_000 mean as text is for people to say.
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
#: What the server says of a number or a boolean where it wants text.
_UNQUOTED = frozenset({"cannot unmarshal number", "cannot unmarshal boolean"})
_BOOLEANS = frozenset({"true", "false"})


class Change(NamedTuple):
    """A change of one field.

    Args:
        steps: The field, from the manifest.
        new: Its new name, or its new value; None for the value that is there, written as text.
        renames: Whether ``new`` is a name.
    """

    steps: tuple[Step, ...]
    new: str | None
    renames: bool = False

    @property
    def cures_all(self) -> bool:
        """Whether it is right only where nothing else is wrong: another version has to hold the whole object."""
        return self.steps == ("apiVersion",)

    @property
    def place(self) -> tuple[Step, ...]:
        """The field under its new name."""
        return (*self.steps[:-1], self.new) if self.renames and self.new is not None else self.steps

    @property
    def said(self) -> str:
        """What it does, without a value that may be secret."""
        if self.new is None:
            return "written as text"
        return f"renamed to {self.new}" if self.renames else f"written {self.new}"


def change_for(issue: Issue, manifest: Any, kind: str | None, kubernetes: str) -> Change | None:
    """What would cure an issue; None where that is for people to decide.

    Args:
        issue: The issue.
        manifest: The manifest that it was found in.
        kind: The type of the manifest; None where its kind is not known.
        kubernetes: The version that it was checked for.
    """
    steps = issue.steps
    if issue.rule == _SERVED and isinstance(manifest, dict):
        return _served(manifest)
    if issue.rule == DECODING_RULES["field"] and kind is not None:
        *holder, name = steps
        right = sole_near_name(kind, holder, str(name), kubernetes) if not isinstance(name, Key) else None
        return Change(steps, right, renames=True) if right is not None else None
    if issue.rule == DECODING_RULES["type"] and issue.requirement == _A_STRING:
        return Change(steps, None) if issue.reason in _UNQUOTED else None
    right = rightly_cased(issue)
    return Change(steps, right) if right is not None else None


def rightly_cased(issue: Issue) -> str | None:
    """The one known value that a value is but for its case; None where the issue is about something else."""
    value = issue.value
    if not isinstance(value, str):
        return None
    same = [known for known in issue.message.supported if known.lower() == value.lower()]
    return same[0] if len(same) == 1 else None


def changed(manifest: Any, change: Change, written: str | None = None) -> Any:
    """A copy of a manifest with a change; None where there is nothing to change, or something in its place.

    Args:
        manifest: The manifest.
        change: The change.
        written: What the value is written as, where it becomes text.
    """
    result = copy.deepcopy(manifest)
    holder = result
    *above, last = change.steps
    try:
        for step in above:
            holder = holder[step]
        if not change.renames:
            holder[last] = written if change.new is None else change.new
            return result
        if change.new in holder:
            return None
        renamed = {change.new if key == last else key: value for key, value in holder.items()}
        holder.clear()
        holder.update(renamed)
    except (KeyError, IndexError, TypeError, AttributeError):
        return None
    return result


def is_plain_text_of(written: str) -> bool:
    """Whether a number or a boolean reads the same as text, so that quotes around it change nothing else."""
    return written in _BOOLEANS or _PLAIN_NUMBER.fullmatch(written) is not None


def _served(manifest: dict[str, Any]) -> Change | None:
    version, kind = manifest.get("apiVersion"), manifest.get("kind")
    right = [known for of_version, known in KINDS if of_version == version and known.lower() == str(kind).lower()]
    if len(right) == 1 and right[0] != kind:
        return Change(("kind",), right[0])
    same_form = version_of_same_form(manifest)
    return Change(("apiVersion",), same_form) if same_form is not None else None
