"""Checking a whole tree, with all that did not come from our constructs."""

from __future__ import annotations

from cdk8s_pods.issues import Issue, refuse
from cdk8s_pods.rules import check

from .ignored_rules import ignored
from .injection import workloads_below
from .settings import settings_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct


def check_tree(scope: Construct, *, ignore_rules: Mapping[str, str] | None = None) -> list[Issue]:
    """Check every workload below ``scope``: raw objects, what Include and Helm loaded, and ours with their patches.

    Call it as the last thing before ``app.synth()``. Our own constructs are checked when they are made; this call is
    for objects that are not ours, and for what JSON patches made of them.

    Args:
        scope: The app, a chart or any construct.
        ignore_rules: Ids of rules turned off for this check, each with the reason.

    Returns:
        The advice: issues worth knowing that refuse nothing, their paths led by kind and name.

    Raises:
        InvalidManifest: Some workload cannot work; every issue of every workload is named, its path led by the
            workload's kind and name.
        ValueError: A rule is turned off without a reason, or there is no such rule.
    """
    ignore = ignored(ignore_rules)
    found: list[Issue] = []
    for api_object, manifest in workloads_below(scope):
        subject = f"{manifest['kind']} {api_object.name}"
        issues = check(manifest, ignore=ignore, **settings_of(api_object))
        found += [issue._replace(path=f"{subject}: {issue.path}") for issue in issues]
    refusing = [issue for issue in found if issue.refuses]
    if refusing:
        refuse(scope.node.path or "the app", refusing)
    return found
