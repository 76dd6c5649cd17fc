"""Checking a whole tree, with all that did not come from our constructs."""

from __future__ import annotations

from cdk8s_pods.issues import InvalidManifest, Issue
from cdk8s_pods.rules import check
from cdk8s_pods.users_line import OnTheUsersLine

from .settings import target_of, without_ignored_rules
from .workloads import name_of, workloads_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from cdk8s_pods.rules.target import Target


def check_tree(
    scope: Construct,
    *,
    target: Target | None = None,
    advice: bool = True,
    refuse: bool = True,
    ignore_rules: Mapping[str, str] | None = None,
) -> list[Issue]:
    """Check every workload below ``scope``: raw objects, what Include and Helm loaded, and ours with their patches.

    Call it as the last thing before ``app.synth()``. Our own constructs are checked when they are made; this call is
    for objects that are not ours, and for what JSON patches made of them. It is ``check`` for all of them at once.

    Args:
        scope: The app, a chart or any construct.
        target: What all are checked for; by default what was set on the tree, or else in the project's settings.
            The rules turned off for one construct are turned off for it here too, whatever is given.
        advice: Whether issues that refuse nothing are wanted as well.
        refuse: Whether to raise where an issue refuses a workload, instead of returning it.
        ignore_rules: Ids of rules turned off for this check, each with the reason.

    Returns:
        The issues of all workloads, each with its workload as the subject.

    Raises:
        InvalidManifest: Some workload cannot work, and ``refuse`` is True; every issue that refuses is named.
        ValueError: A rule is turned off without a reason, or there is no such rule.
    """
    found: list[Issue] = []
    with OnTheUsersLine():
        for api_object, manifest, at in workloads_below(scope, target):
            wanted = without_ignored_rules(target, api_object) if target else target_of(api_object)
            issues = check(manifest, target=wanted.ignoring(ignore_rules or {}), advice=advice)
            subject = f"{manifest['kind']} {name_of(manifest) if at.steps else api_object.name}"
            found += [issue.replace(subject=subject) for issue in issues]
        refusing = [issue for issue in found if issue.refuses]
        if refuse and refusing:
            raise InvalidManifest(scope.node.path or "the app", refusing)
    return found
