"""Leases: who leads, and for how long."""

from __future__ import annotations

from cdk8s_pods.rules.interface import in_range, server

_SPEC = server("pkg/apis/coordination/validation/validation.go", "ValidateLeaseSpec", release="1.36")


@in_range(
    "LeaseSpec.leaseDurationSeconds",
    least=1,
    requirement="must be greater than 0",
    remedy="write at least one second",
    source=_SPEC,
)
def leases_last() -> None:
    """Nobody can hold a lease that is over when it begins."""


@in_range(
    "LeaseSpec.leaseTransitions",
    least=0,
    requirement="must be greater than or equal to 0",
    remedy="leave it to the holders",
    source=_SPEC,
)
def transitions_of_leases_are_counted_from_zero() -> None:
    """The number of times that a lease went from one holder to another."""
