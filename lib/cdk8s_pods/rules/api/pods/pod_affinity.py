"""Which pods a pod runs near, or far from."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, forbidden, invalid, required, rule, server
from cdk8s_pods.schema.formats import dns_label_problem, qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_TERM = server(CORE, "validatePodAffinityTerm")
_KEYS = server(CORE, "validateMatchLabelKeysAndMismatchLabelKeys")
_KEY_LISTS = ("matchLabelKeys", "mismatchLabelKeys")


@rule("PodAffinityTerm", remedy="write the label that tells nodes apart, such as kubernetes.io/hostname", source=_TERM)
def pod_affinities_have_a_topology_key(term: Object, at: FieldPath, context: Context) -> Problems | None:
    """Near and far are told by a label of the nodes: the host, the zone, the region."""
    key = term.get("topologyKey", "")
    if (problem := qualified_name_problem(key)) is None:
        return None
    where = at.child("topologyKey")
    return [(where, invalid(key, problem))] if key else [(where, required("can not be empty"))]


@rule("PodAffinityTerm", remedy="write names of namespaces", source=_TERM)
def namespaces_of_pod_affinities_are_dns_labels(term: Object, at: FieldPath, context: Context) -> Problems | None:
    """A namespace is named by a DNS label."""
    # The API server prints the field in the singular, and does not say which of the names it is.
    return [
        (at.child("namespace"), invalid(name, problem))
        for name in term.get("namespaces", ())
        if (problem := dns_label_problem(name)) is not None
    ]


@rule("PodAffinityTerm", remedy="write labelSelector, and each key in one list only", source=_KEYS)
def label_keys_of_pod_affinities_are_distinct(term: Object, at: FieldPath, context: Context) -> Problems | None:
    """Keys whose values come from the pod itself complete a label selector: one must be there and not have them yet."""
    if "matchLabelKeys" not in term and "mismatchLabelKeys" not in term:
        return None
    found: list[Problem] = []
    selector = term.get("labelSelector")
    for name in _KEY_LISTS:
        keys = term.get(name, ())
        if keys and selector is None:
            found.append((at.child(name), forbidden("must not be specified when labelSelector is not set")))
            continue
        for position, key in enumerate(keys):
            if (problem := qualified_name_problem(key)) is not None:
                found.append((at.child(name).index(position), invalid(key, problem)))
    matching = term.get("matchLabelKeys", ())
    if selector is not None:
        # The API server leaves the name of the list out.
        found += [
            (at.index(position), invalid(key, "exists in both matchLabelKeys and labelSelector"))
            for position, key in keys_selected_twice(selector, matching, context)
        ]
    mismatching = term.get("mismatchLabelKeys", ())
    found += [
        (
            at.child("matchLabelKeys").index(position),
            invalid(key, "exists in both matchLabelKeys and mismatchLabelKeys"),
        )
        for position, key in enumerate(matching)
        if key in mismatching
    ]
    return found


def keys_selected_twice(selector: Object, keys: Sequence[str], context: Context) -> list[tuple[int, str]]:
    """The keys, with their positions, that a selector has already when the pod's own labels complete it.

    The server first adds to the selector of a Pod, not of a template, an expression for each key that is a label of the
    pod, and then looks for keys that stand there twice.
    """
    labels = context.pod_metadata.get("labels", ()) if context.kind == "Pod" else ()
    expressions = [one.get("key", "") for one in selector.get("matchExpressions", ())]
    seen = set(selector.get("matchLabels", ()))
    last = {key: position for position, key in enumerate(keys)}
    found: list[tuple[int, str]] = []
    for key in (*expressions, *(key for key in keys if key in labels)):
        if key in seen and key in last:
            found.append((last[key], key))
        seen.add(key)
    return found
