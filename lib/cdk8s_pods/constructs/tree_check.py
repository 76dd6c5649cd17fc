"""Checking a whole tree, with all that did not come from our constructs."""

from __future__ import annotations

from cdk8s_pods.issues import InvalidManifest, Issue
from cdk8s_pods.rules import check
from cdk8s_pods.rules.between.check import issues_between
from cdk8s_pods.rules.between.view import View
from cdk8s_pods.users_line import OnTheUsersLine

from .emissions import emission_of
from .settings import target_of, without_ignored_rules
from .whole_tree import rendered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s import ApiObject
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
    """Check every object below ``scope``: raw ones, what Include and Helm loaded, and ours with their patches.

    Call it as the last thing before ``app.synth()``. Our own constructs are checked when they are made; this call is
    for objects that are not ours, and for what JSON patches made of them. It is ``check`` for all of them at once, and
    tells what stands between them and all other objects of the tree.

    Args:
        scope: The app, a chart or any construct.
        target: What all are checked for; by default what was set on the tree, or else in the project's settings.
            The rules turned off for one construct are turned off for it here too, whatever is given.
        advice: Whether issues that refuse nothing are wanted as well.
        refuse: Whether to raise where an issue refuses an object, instead of returning it.
        ignore_rules: Ids of rules turned off for this check, each with the reason.

    Returns:
        The issues of all objects, each with its object as the subject.

    Raises:
        InvalidManifest: Some object cannot work, and ``refuse`` is True; every issue that refuses is named.
        ValueError: A rule is turned off without a reason, or there is no such rule.
    """
    with OnTheUsersLine():
        found = _issues_in(scope, target, ignore_rules or {}, advice=advice)
        refusing = [issue for issue in found if issue.refuses]
        if refuse and refusing:
            raise InvalidManifest(scope.node.path or "the app", refusing)
    return found


def _issues_in(
    scope: Construct, target: Target | None, ignore_rules: Mapping[str, str], *, advice: bool
) -> list[Issue]:
    def wanted(construct: ApiObject) -> Target:
        own = without_ignored_rules(target, construct) if target else target_of(construct)
        emission = emission_of(construct)
        if emission is not None and emission.target.crds is not None:
            # The constructs of an imported module know the definition that they were written from.
            own = own.replace(crds=emission.target.crds)
        return own.ignoring(ignore_rules)

    asked = target or target_of(scope)
    objects = list(rendered(scope.node.root.node.find_all(), wanted))
    view = View(
        (each.resource for each in objects),
        external=asked.external,
        closed=asked.closed,
        kubernetes=asked.kubernetes,
        advice=advice,
    )
    # By paths: the official cdk8s gives another Python object each time for what it has made itself.
    path = scope.node.path
    issues = {
        id(each.resource): check(each.manifest, target=each.resource.target, advice=advice)
        for each in objects
        if not path or f"{each.construct.node.path}/".startswith(f"{path}/")
    }
    for resource, issue in issues_between(view):
        if id(resource) in issues:
            issues[id(resource)].append(issue)
    return [
        issue.replace(subject=f"{each.resource.kind} {each.name}")
        for each in objects
        for issue in issues.get(id(each.resource), ())
    ]
