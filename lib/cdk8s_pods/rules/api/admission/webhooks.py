"""Webhooks of admission: their names, what they understand, and what holds while they don't answer."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    duplicate,
    in_range,
    invalid,
    one_of,
    required,
    rule,
    server,
    unsupported,
)
from cdk8s_pods.schema.formats import dns_subdomain_problem, rfc_1035_label_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

ADMISSION = "pkg/apis/admissionregistration/validation/validation.go"
_WEBHOOK = server(ADMISSION, "validateValidatingWebhook", "validateMutatingWebhook", release="1.36")
_WEBHOOKS = ("MutatingWebhook", "ValidatingWebhook")
_SIDE_EFFECTS = ("None", "NoneOnDryRun")
#: The versions of AdmissionReview that the API server speaks.
_REVIEW_VERSIONS = ("v1", "v1beta1")


@rule(*_WEBHOOKS, remedy="write a name such as check.example.com", source=_WEBHOOK)
def webhooks_are_named_by_a_domain(webhook: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The name is told to everybody whose request a webhook refuses, and carries the domain of its maker."""
    name = webhook.get("name", "")
    here = at.child("name")
    if not name:
        return [(here, required())]
    problem = dns_subdomain_problem(name)
    if problem is None and name.count(".") < 2:
        problem = "should be a domain with at least three segments separated by dots"
    return None if problem is None else [(here, invalid(name, problem))]


@rule(
    "MutatingWebhookConfiguration.webhooks",
    "ValidatingWebhookConfiguration.webhooks",
    remedy="give each webhook a name of its own",
    source=server(ADMISSION, "validateValidatingWebhookConfiguration", release="1.36"),
)
def webhooks_are_told_apart_by_name(webhooks: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """Metrics, logs and refusals say by its name which webhook it was."""
    found: list[Problem] = []
    seen: set[str] = set()
    for position, webhook in enumerate(webhooks):
        name = webhook.get("name", "")
        if name and name in seen:
            found.append((at.index(position).child("name"), duplicate(name)))
        seen.add(name)
    return found


@rule(*_WEBHOOKS, remedy="write sideEffects: None, or NoneOnDryRun", source=_WEBHOOK)
def webhooks_have_no_side_effects(webhook: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A request may be refused after the webhook was asked, or be a dry run, and then nothing must have changed."""
    here = at.child("sideEffects")
    if "sideEffects" not in webhook:
        return [(here, required(f"must specify one of {', '.join(_SIDE_EFFECTS)}"))]
    said = webhook["sideEffects"]
    return None if said in _SIDE_EFFECTS else [(here, unsupported(said, _SIDE_EFFECTS))]


@rule(
    *_WEBHOOKS,
    remedy="write admissionReviewVersions: [v1]",
    source=server(ADMISSION, "validateAdmissionReviewVersions", release="1.36"),
)
def webhooks_understand_the_api_server(webhook: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A webhook says which versions of AdmissionReview it reads, and the API server writes the first that it knows."""
    versions = webhook.get("admissionReviewVersions", ())
    return review_version_problems(versions, at.child("admissionReviewVersions"))


@in_range(
    *(f"{webhook}.timeoutSeconds" for webhook in _WEBHOOKS),
    least=1,
    most=30,
    requirement="the timeout value must be between 1 and 30 seconds",
    remedy="write from 1 to 30 seconds",
    source=_WEBHOOK,
)
def webhooks_answer_within_half_a_minute() -> None:
    """Everybody who writes to the API waits for the answer; not written, it is 10 seconds."""


@one_of(
    *(f"{webhook}.failurePolicy" for webhook in _WEBHOOKS),
    "ValidatingAdmissionPolicySpec.failurePolicy",
    "MutatingAdmissionPolicySpec.failurePolicy",
    words=("Fail", "Ignore"),
    empty="is no word",
    remedy="write Fail or Ignore",
    source=_WEBHOOK,
)
def failure_policies_are_known() -> None:
    """Where there is no answer the request is refused, as it is where nothing is written, or let through."""


@one_of(
    *(f"{webhook}.matchPolicy" for webhook in _WEBHOOKS),
    "MatchResources.matchPolicy",
    words=("Equivalent", "Exact"),
    empty="is no word",
    remedy="write Equivalent or Exact",
    source=_WEBHOOK,
)
def match_policies_are_known() -> None:
    """A rule for one version of a resource reaches the others as well, as it does by default, or not."""


@one_of(
    "MutatingWebhook.reinvocationPolicy",
    words=("IfNeeded", "Never"),
    empty="is no word",
    remedy="write Never or IfNeeded",
    source=_WEBHOOK,
)
def reinvocation_policies_are_known() -> None:
    """A webhook is asked once, as it is by default, or again when another changed the object after it."""


def review_version_problems(versions: Sequence[str], at: FieldPath) -> list[Problem]:
    """What is wrong with the versions of a review that a webhook reads."""
    known = ", ".join(_REVIEW_VERSIONS)
    if not versions:
        return [(at, required(f"must specify one of {known}"))]
    found: list[Problem] = []
    for position, version in enumerate(versions):
        problem = "duplicate version" if version in versions[:position] else rfc_1035_label_problem(version)
        if problem is not None:
            found.append((at.index(position), invalid(version, problem)))
    if not any(version in _REVIEW_VERSIONS for version in versions):
        found.append((at, invalid(versions, f"must include at least one of {known}")))
    return found
