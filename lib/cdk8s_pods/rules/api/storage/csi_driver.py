"""CSI drivers: what Kubernetes does for a driver of volumes, and what the driver asks for."""

from __future__ import annotations

from cdk8s_pods.rules.interface import duplicate, in_range, invalid, one_of, rule, server, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

_FILE = "pkg/apis/storage/validation/validation.go"
_MODES = ("Ephemeral", "Persistent")
_SHORTEST_TOKEN = 600
_LONGEST_TOKEN = 1 << 32


@rule(
    "CSIDriverSpec.volumeLifecycleModes",
    remedy="write Persistent or Ephemeral",
    source=server(_FILE, "validateVolumeLifecycleModes", release="1.36"),
)
def lifecycles_of_volumes_are_known(modes: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """A volume lives as long as its claim, as it does where nothing is written, or as its pod."""
    return [(at, unsupported(mode, _MODES)) for mode in modes if mode not in _MODES]


@one_of(
    "CSIDriverSpec.fsGroupPolicy",
    words=("File", "None", "ReadWriteOnceWithFSType"),
    empty="is no word",
    remedy="write File, None or ReadWriteOnceWithFSType",
    source=server(_FILE, "validateFSGroupPolicy", release="1.36"),
)
def fs_group_policies_are_known() -> None:
    """Whether the files of a volume get the group of the pod: always, never, or where it is sure to help."""


@rule(
    "CSIDriverSpec.tokenRequests",
    remedy="write each audience once, with 600 seconds or more",
    source=server(_FILE, "validateTokenRequests", release="1.36"),
)
def tokens_of_drivers_are_told_apart(requests: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """A driver gets a token of each pod for every audience, and knows it by the audience; one may have none."""
    found: list[Problem] = []
    seen: set[str] = set()
    for position, request in enumerate(requests):
        audience, seconds = request.get("audience", ""), request.get("expirationSeconds", _SHORTEST_TOKEN)
        if audience in seen:
            found.append((at.index(position).child("audience"), duplicate(audience)))
            continue
        seen.add(audience)
        here = at.index(position).child("expirationSeconds")
        if seconds < _SHORTEST_TOKEN:
            found.append((here, invalid(seconds, "may not specify a duration less than 10 minutes")))
        if seconds > _LONGEST_TOKEN:
            found.append((here, invalid(seconds, "may not specify a duration larger than 2^32 seconds")))
    return found


@in_range(
    "CSIDriverSpec.nodeAllocatableUpdatePeriodSeconds",
    least=10,
    requirement="must be greater than or equal to 10 seconds",
    remedy="write at least 10 seconds",
    source=server(_FILE, "validateNodeAllocatableUpdatePeriodSeconds", release="1.36"),
)
def nodes_are_not_asked_for_their_limits_all_the_time() -> None:
    """Each node asks the driver so often how many volumes it can have."""


@rule(
    "CSIDriverSpec",
    when=("serviceAccountTokenInSecrets",),
    remedy="write tokenRequests, or take it out",
    source=server(_FILE, "validateServiceAccountTokenInSecrets", release="1.36"),
)
def tokens_in_secrets_are_asked_for(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Where tokens are handed over is asked only of a driver that gets some."""
    if spec.get("tokenRequests"):
        return None
    here = at.child("serviceAccountTokenInSecrets")
    message = "serviceAccountTokenInSecrets is set but no tokenRequests are specified"
    return [(here, invalid(spec["serviceAccountTokenInSecrets"], message))]
