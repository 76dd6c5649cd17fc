"""When an Indexed Job has succeeded though not all of its indexes have."""

from __future__ import annotations

from cdk8s_pods.rules.interface import BATCH, invalid, required, rule, server, too_long
from cdk8s_pods.schema.formats import whole_number

from .job import completions_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


LONGEST_INDEXES = 64 * 1024


@rule(
    "JobSpec",
    remedy="write completionMode: Indexed, and at least one rule with indexes or a count",
    source=server(BATCH, "validateSuccessPolicy"),
)
def success_policies_are_of_indexed_jobs(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """A policy counts succeeded indexes, so the pods must have one, and no more can succeed than there are."""
    if "successPolicy" not in spec:
        return None
    path = at.child("successPolicy")
    if spec.get("completionMode") != "Indexed":
        return [(path, invalid(spec["successPolicy"], "requires indexed completion mode"))]
    return _problems_of_policy(spec["successPolicy"], completions_of(spec, context), path.child("rules"))


def _problems_of_policy(policy: Object, completions: int | None, at: FieldPath) -> Problems:
    rules = policy.get("rules", ())
    if not rules:
        yield at, required("at least one rule must be specified when the successPolicy is specified")
    for position, success in enumerate(rules):
        path = at.index(position)
        count, indexes = success.get("succeededCount"), success.get("succeededIndexes")
        if count is None and indexes is None:
            yield path, required("at least one of succeededCount or succeededIndexes must be specified")
        listed = 0
        if indexes is not None:
            if len(indexes) > LONGEST_INDEXES:
                yield path.child("succeededIndexes"), too_long(LONGEST_INDEXES)
            try:
                listed = count_indexes(indexes, completions)
            except ValueError as problem:
                yield path.child("succeededIndexes"), invalid(indexes, f"error parsing succeededIndexes: {problem}")
        if count is not None and completions is not None and count > completions:
            needed = f"must be less than or equal to {completions} (the number of specified completions)"
            yield path.child("succeededCount"), invalid(count, needed)
        if count is not None and indexes is not None and count > listed:
            needed = f"must be less than or equal to {listed} (the number of indexes in succeededIndexes)"
            yield path.child("succeededCount"), invalid(count, needed)


def count_indexes(text: str, completions: int | None) -> int:
    """How many indexes a list such as ``0,2-4`` has.

    Args:
        text: Numbers and intervals in rising order, separated by commas; empty for none.
        completions: The number that every index must be below, or None for any.

    Raises:
        ValueError: It is no such list.
    """
    count, last = 0, -1
    for interval in text.split(",") if text else ():
        bounds = [_index(bound, completions) for bound in interval.split("-")]
        if len(bounds) > 2:
            raise ValueError(f"{interval} has more than two parts separated by '-'")
        if len(bounds) == 2 and bounds[0] >= bounds[1]:
            raise ValueError(f"{interval} does not rise")
        if bounds[0] <= last and count:
            raise ValueError(f"{interval} does not rise after {last}")
        last = bounds[-1]
        count += last - bounds[0] + 1
    return count


def _index(text: str, completions: int | None) -> int:
    index = whole_number(text.lstrip("0") or text[:1])
    if index is None:
        raise ValueError(f'"{text}" is no index')
    if completions is not None and index >= completions:
        raise ValueError(f"index {text} is too large for {completions} completions")
    return index
