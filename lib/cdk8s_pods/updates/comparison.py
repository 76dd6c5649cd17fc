"""Two sets of objects, and what it takes to come from one to the other."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath, Message
from cdk8s_pods.rules.source import page
from cdk8s_pods.rules.target import NEWEST
from cdk8s_pods.schema import KINDS, POD_TEMPLATES
from cdk8s_pods.schema.type_names import version_number

from .catalogue import causes_of, traps_in
from .change import Change
from .difference import differences
from .objects import original_of, paired
from .recreation import STAYS_UNTIL_DELETED, lost_with, recreation_of
from .renames import tell_renames
from .rollouts import ALIKE, effects_of, readers_of
from .rule import UPDATE_RULES, Cause, update_rule
from .stored import well_typed, without_bookkeeping
from .update import Update

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.rules.target import Target

    from .objects import Placed

_READ_BY_PODS = ("ConfigMap", "Secret")


@update_rule(
    fields=("spec",),
    source=page(
        "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules"
    ),
)
def custom_resources_follow_their_definition(_update: Update) -> Iterator[Cause]:
    """What of a kind that is not built in can change stands in its definition; labels and annotations always can."""
    return iter(())


def compare(old: Iterable[Placed], new: Iterable[Placed], target: Target = NEWEST) -> list[Change]:
    """Every object that comes, goes or differs, in the order of the new set; what goes comes last.

    Args:
        old: What is there: written, or as a cluster has it.
        new: What is to be there.
        target: The version of the cluster, and the namespace of objects that say none.
    """
    return _Comparison(list(old), list(new), target).changes()


class _Comparison:
    def __init__(self, old: Sequence[Placed], new: Sequence[Placed], target: Target) -> None:
        self._target = target
        self._version = version_number(target.kubernetes)
        self._new = new
        self._pairs = paired(old, new, target.namespace or "")
        self._found = {(each.kind, each.name): each.manifest for each in (*old, *new)}

    def changes(self) -> list[Change]:
        found: list[Change] = []
        for old, new in self._pairs:
            if old is not None and new is not None:
                if (change := self._changed(old, new)) is not None:
                    found.append(change)
            elif new is not None:
                found.append(Change(None, new))
            elif old is not None and not old.is_made_by_the_cluster:
                found.append(Change(old, None, notes=_of_removed(old)))
        self._tell_readers(found)
        tell_renames(found)
        return found

    def _changed(self, old: Placed, new: Placed) -> Change | None:
        type_name = KINDS.get((str(new.manifest.get("apiVersion")), new.kind))
        if type_name is None or type_name != KINDS.get((str(old.manifest.get("apiVersion")), old.kind)):
            return self._of_unknown_kind(old, new, type_name)
        stored = well_typed(type_name, old.manifest)
        original = well_typed(type_name, original_of(stored)) if old.is_live else stored
        update = Update(
            type_name,
            _compared(original),
            _compared(well_typed(type_name, new.manifest)),
            _without_namespace(stored) if old.is_live else None,
            kubernetes=self._version,
            find=self._find,
        )
        shown = update.changes if old.is_live else _written_differences(type_name, old, new)
        if not shown:
            return None
        causes = causes_of(update)
        recreation = recreation_of(new.kind)
        effects = effects_of(update)
        notes = effects or ([] if update.changes else [ALIKE])
        is_refused = any(cause.is_certain for cause in causes)
        return Change(
            old,
            new,
            differences=list(shown),
            causes=causes,
            told=traps_in(update) if not is_refused else (),
            notes=[] if is_refused else notes,
            remedy=next((each.remedy for each in causes if each.remedy), "")
            or (recreation.remedy_for(new.kind, new.name) if causes else ""),
            lost=recreation.lost if is_refused else "",
        )

    def _of_unknown_kind(self, old: Placed, new: Placed, type_name: str | None) -> Change | None:
        """Of a kind that is not built in, or in another version than before: compared as it is written."""
        shown = _written_differences(None, old, new)
        if not shown:
            return None
        causes: list[Cause] = []
        changed = [each for each in shown if each.at.steps[:1] not in (("metadata",), ("apiVersion",))]
        if type_name is None and changed:
            rule = UPDATE_RULES[custom_resources_follow_their_definition.__name__]
            cause = Cause(
                changed[0].at if len(changed) == 1 else FieldPath.of("spec"),
                Message("Not known", requirement=f"whether {new.kind} can change in place stands in its definition"),
                is_certain=False,
            )
            cause.rule = rule.id
            causes.append(cause)
        return Change(old, new, differences=shown, causes=causes)

    def _tell_readers(self, changes: Sequence[Change]) -> None:
        """Tell of ConfigMaps and Secrets that change in place what the pods that read them see of it."""
        rolled = {
            id(change.new)
            for change in changes
            if change.kind in POD_TEMPLATES and any(note.startswith("rolls its pods") for note in change.notes)
        }
        for change in changes:
            if change.kind in _READ_BY_PODS and change.what == "changed" and change.in_place is True:
                content = [each for each in change.differences if each.at.steps[:1] != ("metadata",)]
                others = [each for each in self._new if id(each) not in rolled]
                if content and change.new is not None and ALIKE not in change.notes:
                    change.notes = [*change.notes, *readers_of(change.new, others, self._target)]

    def _find(self, kind: str, name: str) -> Mapping[str, Any] | None:
        return self._found.get((kind, name))


def _written_differences(type_name: str | None, old: Placed, new: Placed) -> list[Any]:
    before, after = (_compared(each.manifest) for each in (old, new))
    return list(differences(type_name, before, after))


def _compared(manifest: Mapping[str, Any]) -> dict[str, Any]:
    return _without_namespace(without_bookkeeping(manifest))


def _without_namespace(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """An object without its namespace: pairs are of one, though one of them may not say it."""
    metadata = manifest.get("metadata")
    if not isinstance(metadata, dict) or "namespace" not in metadata:
        return dict(manifest)
    kept = {name: value for name, value in metadata.items() if name != "namespace"}
    return {**manifest, "metadata": kept}


def _of_removed(old: Placed) -> list[str]:
    lost = lost_with(old.kind)
    return [STAYS_UNTIL_DELETED, *([lost] if lost else [])]
