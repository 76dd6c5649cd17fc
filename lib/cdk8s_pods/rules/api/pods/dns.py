"""Names on the network: how a pod resolves names, and what it is called itself."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    CORE,
    forbidden,
    formatted,
    invalid,
    one_of,
    page,
    required,
    rule,
    server,
    too_long,
)
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem, ip_address_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_CONFIG = server(CORE, "validatePodDNSConfig")
_SPEC = server(CORE, "ValidatePodSpec")
_HOST_ALIASES = server(CORE, "ValidateHostAliases")
_POLICIES = ("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None")
#: What the resolver of Linux reads.
_MOST_NAMESERVERS = 3
_MOST_SEARCHES = 32
_LONGEST_SEARCH_LIST = 2048
_LONGEST_HOSTNAME = 64


@one_of(
    "PodSpec.dnsPolicy",
    words=_POLICIES,
    remedy="write one of them, or leave the field out",
    source=server(CORE, "validateDNSPolicy"),
)
def dns_policies_are_known() -> None:
    """Names are resolved by the cluster, by the node, or by what `dnsConfig` says alone."""


@rule("PodSpec.dnsPolicy", remedy="write dnsConfig.nameservers", source=_CONFIG)
def dns_policy_none_comes_with_a_nameserver(policy: str, at: FieldPath, context: Context) -> Problems | None:
    """With `dnsPolicy: None` nobody resolves names but the servers in `dnsConfig`."""
    if policy != "None":
        return None
    pod = context.pod_spec
    where = context.pod_path.child("dnsConfig")
    if "dnsConfig" not in pod:
        return [(where, required("must provide `dnsConfig` when `dnsPolicy` is None"))]
    if not pod["dnsConfig"].get("nameservers"):
        message = "must provide at least one DNS nameserver when `dnsPolicy` is None"
        return [(where.child("nameservers"), required(message))]
    return None


@rule("PodDNSConfig", remedy="write at most 3 addresses, 32 domains, and a name for each option", source=_CONFIG)
def dns_configs_fit_a_resolver(config: Object, at: FieldPath, context: Context) -> Problems | None:
    """The resolver in a container reads 3 name servers and 32 search domains of 2,048 characters together."""
    found: list[Problem] = []
    servers, searches = config.get("nameservers", ()), config.get("searches", ())
    if len(servers) > _MOST_NAMESERVERS:
        message = f"must not have more than {_MOST_NAMESERVERS} nameservers"
        found.append((at.child("nameservers"), invalid(servers, message)))
    for position, address in enumerate(servers):
        if (problem := ip_address_problem(address)) is not None:
            found.append((at.child("nameservers").index(position), invalid(address, problem)))
    if len(searches) > _MOST_SEARCHES:
        found.append(
            (at.child("searches"), invalid(searches, f"must not have more than {_MOST_SEARCHES} search paths"))
        )
    if len(" ".join(searches)) > _LONGEST_SEARCH_LIST:
        message = f"must not have more than {_LONGEST_SEARCH_LIST} characters (including spaces) in the search list"
        found.append((at.child("searches"), invalid(searches, message)))
    for position, search in enumerate(searches):
        if search != "." and (problem := _search_problem(search)) is not None:
            found.append((at.child("searches").index(position), invalid(search, problem)))
    for position, option in enumerate(config.get("options", ())):
        if not option.get("name"):
            found.append((at.child("options").index(position), required("must not be empty")))
    return found


@rule("PodSpec.hostAliases", remedy="write an IP address and host names", source=_HOST_ALIASES)
def host_aliases_are_well_formed(aliases: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A host alias is a line in /etc/hosts: an address and the names it has."""
    found: list[Problem] = []
    for position, alias in enumerate(aliases):
        address = alias.get("ip", "")
        if (problem := ip_address_problem(address)) is not None:
            found.append((at.index(position).child("ip"), invalid(address, problem)))
        for number, name in enumerate(alias.get("hostnames", ())):
            if (problem := dns_subdomain_problem(name)) is not None:
                found.append((at.index(position).child("hostnames").index(number), invalid(name, problem)))
    return found


@formatted("PodSpec.hostname", by=dns_label_problem, remedy="write lower-case letters, digits and '-'", source=_SPEC)
def host_names_of_pods_are_dns_labels() -> None:
    """The host name is the first label of the pod's full name."""


@rule("PodSpec.subdomain", remedy="write lower-case letters, digits and '-'", source=_SPEC)
def subdomains_of_pods_are_dns_labels(name: str, at: FieldPath, context: Context) -> Problems | None:
    """The subdomain is the second label of the pod's full name; a StatefulSet sets it itself, to its serviceName."""
    problem = dns_label_problem(name) if name and context.kind != "StatefulSet" else None
    return None if problem is None else [(at, invalid(name, problem))]


@rule(
    "PodSpec.hostnameOverride",
    remedy="write at most 64 lower-case letters, digits, '-' and '.', without hostNetwork and setHostnameAsFQDN",
    source=page("https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/"),
)
def overriding_host_names_stand_alone(name: str, at: FieldPath, context: Context) -> Problems | None:
    """What the pod calls itself can be set freely, but not to the node's name or to two names at once."""
    found: list[Problem] = []
    if (problem := dns_subdomain_problem(name)) is not None:
        found.append((at, invalid(name, problem)))
    if len(name) > _LONGEST_HOSTNAME:
        found.append((at, too_long(_LONGEST_HOSTNAME)))
    found += [
        (at, forbidden(f"may not be specified when `{other}` is true"))
        for other in ("hostNetwork", "setHostnameAsFQDN")
        if context.pod_spec.get(other)
    ]
    return found


def _search_problem(search: str) -> str | None:
    """What is required of a search domain: a DNS subdomain that may end in a dot and have underscores within."""
    domain = search.removesuffix(".")
    if len(domain) > 253:
        return "must be no more than 253 characters"
    # A part may begin with one underscore and have more of them inside, as in _sip._tcp.example.com.
    if all(dns_subdomain_problem(part.removeprefix("_").replace("_", "-")) is None for part in domain.split(".")):
        return None
    return "must be a DNS subdomain, which may have '_' in it"
