"""The names of attributes of devices: a domain, and a name as programs have them."""

from __future__ import annotations

from cdk8s_pods.schema.formats import LONGEST_LABEL, dns_subdomain_problem

_LONGEST_NAME = 32
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
_DIGITS = "0123456789"


def driver_name_problems(name: str) -> list[str]:
    """What is required of a text that can't be the name of a driver, all of it."""
    problems = [f"may not be more than {LONGEST_LABEL} bytes"] if len(name) > LONGEST_LABEL else []
    problem = dns_subdomain_problem(name.lower())
    return problems if problem is None else [*problems, problem]


def fully_qualified_name_problems(name: str) -> list[str]:
    """What is required of a text that is no name of an attribute with the domain of its maker, all of it."""
    parts = name.split("/")
    if len(parts) == 1:
        return [*_identifier_problems(name), "a fully qualified name must be a domain and a name separated by a slash"]
    if len(parts) > 2:
        return []  # which the API server lets through
    domain, own = parts
    problems = driver_name_problems(domain) if domain else ["the domain must not be empty"]
    return [*problems, *(_identifier_problems(own) if own else ["the name must not be empty"])]


def _identifier_problems(name: str) -> list[str]:
    problems = [f"may not be more than {_LONGEST_NAME} bytes"] if len(name) > _LONGEST_NAME else []
    if name and name[0] in _LETTERS and not name.strip(_LETTERS + _DIGITS):
        return problems
    return [*problems, "must be a C identifier: letters, digits and '_', and no digit at the start"]
