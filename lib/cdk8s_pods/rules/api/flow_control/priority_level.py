"""PriorityLevelConfigurations: how many requests of a level run at once, and what becomes of more."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, in_range, invalid, required, rule, server, unsupported

from .flow_schema import FLOW_CONTROL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_SPEC = server(FLOW_CONTROL, "ValidatePriorityLevelConfigurationSpec", release="1.36")
_LIMITED = server(FLOW_CONTROL, "ValidateLimitedPriorityLevelConfiguration", release="1.36")
_RESPONSE = server(FLOW_CONTROL, "ValidateLimitResponse", release="1.36")
_QUEUING = server(FLOW_CONTROL, "ValidatePriorityLevelQueuingConfiguration", release="1.36")
_TYPES = ("Exempt", "Limited")
_RESPONSES = ("Queue", "Reject")
_MOST_QUEUES = 10_000_000
#: Written where nothing, or zero, is.
_QUEUES, _HAND_SIZE = 64, 8
#: The bits of the hash that deals the queues of a flow.
_HASH_BITS = 60
_ROUND_TRIP = "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares"


@rule("PriorityLevelConfiguration", when=("spec",), remedy="write type: Limited", source=_SPEC)
def only_the_exempt_level_is_exempt(level: Object, at: FieldPath, _context: Context) -> Problems | None:
    """One level never waits, that of the administrators, and it is there in every cluster."""
    kind = level["spec"].get("type", "")
    if (level.get("metadata", {}).get("name") == "exempt") == (kind == "Exempt"):
        return None
    return [(at.child("spec").child("type"), invalid(kind, "must be 'Exempt' if and only if `name` is 'exempt'"))]


@rule("PriorityLevelConfigurationSpec", remedy="write type: Limited and limited", source=_SPEC)
def priority_levels_are_described_by_their_type(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A level is limited, and says how, or it is not."""
    kind = spec.get("type", "")
    if kind not in _TYPES:
        return [(at.child("type"), unsupported(kind, _TYPES))]
    if kind == "Exempt":
        message = forbidden("must be nil if the type is not Limited")
        return [(at.child("limited"), message)] if "limited" in spec else None
    found: list[Problem] = []
    if "exempt" in spec:
        found.append((at.child("exempt"), forbidden("must be nil if the type is Limited")))
    if "limited" not in spec:
        found.append((at.child("limited"), required("must not be empty when type is Limited")))
    return found


@in_range(
    "LimitedPriorityLevelConfiguration.nominalConcurrencyShares",
    "ExemptPriorityLevelConfiguration.nominalConcurrencyShares",
    least=0,
    requirement="must be a non-negative integer",
    remedy="write zero or more, such as 30",
    source=_LIMITED,
)
def shares_of_priority_levels_are_not_negative() -> None:
    """What a level gets of the server is its share of the shares of all levels."""


@in_range(
    "LimitedPriorityLevelConfiguration.lendablePercent",
    "ExemptPriorityLevelConfiguration.lendablePercent",
    least=0,
    most=100,
    requirement="must be between 0 and 100, inclusive",
    remedy="write from 0 to 100",
    source=_LIMITED,
)
def priority_levels_lend_what_they_have() -> None:
    """The part of its share that a level leaves to others while it does not need it."""


@in_range(
    "LimitedPriorityLevelConfiguration.borrowingLimitPercent",
    least=0,
    requirement="if specified, must be a non-negative integer",
    remedy="write zero or more",
    source=_LIMITED,
)
def priority_levels_borrow_no_less_than_nothing() -> None:
    """How much of the shares of others a level may use beside its own, in per cent of its own."""


@rule("LimitedPriorityLevelConfiguration", remedy="write type: Queue with queuing, or Reject without", source=_RESPONSE)
def responses_at_the_limit_are_known(limited: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A request for which there is no room waits in a queue, or is refused."""
    response, here = limited.get("limitResponse", {}), at.child("limitResponse")
    kind = response.get("type", "")
    if kind not in _RESPONSES:
        return [(here.child("type"), unsupported(kind, _RESPONSES))]
    if (kind == "Queue") == ("queuing" in response):
        return None
    if kind == "Queue":
        return [(here.child("queuing"), required("must not be empty if limited.limitResponse.type is Queue"))]
    return [(here.child("queuing"), forbidden("must be nil if limited.limitResponse.type is not Queue"))]


@rule("QueuingConfiguration", remedy="write queues: 64, handSize: 8 and queueLengthLimit: 50", source=_QUEUING)
def queues_can_be_dealt(queuing: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A flow is dealt a hand of the queues by a hash of its name, and waits in the shortest of them."""
    queues, hand = queuing.get("queues") or _QUEUES, queuing.get("handSize") or _HAND_SIZE
    found: list[Problem] = []
    if queuing.get("queueLengthLimit", 0) < 0:
        found.append((at.child("queueLengthLimit"), invalid(queuing["queueLengthLimit"], "must be positive")))
    if queues < 0:
        found.append((at.child("queues"), invalid(queues, "must be positive")))
    elif queues > _MOST_QUEUES:
        found.append((at.child("queues"), invalid(queues, f"must not be greater than {_MOST_QUEUES}")))
    if hand < 0:
        found.append((at.child("handSize"), invalid(hand, "must be positive")))
    elif hand > queues:
        found.append((at.child("handSize"), invalid(hand, f"should not be greater than queues ({queues})")))
    # The bits that tell all hands apart, without logarithms: a card of more than one queue takes one bit at least.
    elif queues > 1 and (hand > _HASH_BITS or queues**hand > 1 << _HASH_BITS):
        message = f"a hand of {hand} out of {queues} queues must take no more than {_HASH_BITS} bits of a hash"
        found.append((at.child("handSize"), invalid(hand, message)))
    return found


@rule(
    "PriorityLevelConfiguration.metadata",
    remedy="take the annotation out",
    source=server(FLOW_CONTROL, "ValidatePriorityLevelConfiguration", release="1.36"),
)
def notes_of_older_versions_are_left_to_the_server(
    metadata: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """The annotation is how an older version of the API kept what it had no field for."""
    if _ROUND_TRIP not in metadata.get("annotations", ()):
        return None
    return [(at.child("annotations"), forbidden(f"annotation '{_ROUND_TRIP}' is forbidden"))]
