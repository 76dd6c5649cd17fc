"""Windows options: whose user a container runs as, and HostProcess containers."""

from __future__ import annotations

from cdk8s_pods.rules.api.pods.pod_parts import every_container
from cdk8s_pods.rules.interface import CORE, formatted, invalid, rule, server
from cdk8s_pods.schema.formats import dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problem, Problems


_OPTIONS = server(CORE, "validateWindowsSecurityContextOptions")
_HOST_PROCESS = server(CORE, "validateWindowsHostProcessPod")
_LARGEST_CREDENTIAL_SPEC = 64 * 1024
_LONGEST_DOMAIN = 255
_LONGEST_USER = 104
_LONGEST_NETBIOS_NAME = 15
_NOT_IN_NETBIOS = frozenset('\\/:*?"<>|')
_NOT_IN_USERS = frozenset('"/\\:;|=,+*?<>@[]')


@formatted(
    "WindowsSecurityContextOptions.gmsaCredentialSpecName",
    by=dns_subdomain_problem,
    empty="is a fault",
    remedy="write the name of a GMSACredentialSpec",
    source=_OPTIONS,
)
def credential_spec_names_are_dns_subdomains() -> None:
    """A credential spec is named as objects of the API are."""


@rule("WindowsSecurityContextOptions.gmsaCredentialSpec", remedy="write the contents, at most 64 KiB", source=_OPTIONS)
def credential_specs_are_not_empty_and_fit_in_64_kib(spec: str, at: FieldPath, context: Context) -> Problems | None:
    """The contents of a credential spec take a few hundred bytes."""
    if not spec:
        return [(at, invalid(spec, "gmsaCredentialSpec cannot be an empty string"))]
    if len(spec.encode("utf-8", "replace")) > _LARGEST_CREDENTIAL_SPEC:
        return [(at, invalid(spec, "gmsaCredentialSpec size must be under 64 KiB"))]
    return None


@rule("WindowsSecurityContextOptions.runAsUserName", remedy=r"write USER or DOMAIN\USER", source=_OPTIONS)
def windows_users_are_well_formed(name: str, at: FieldPath, context: Context) -> Problems | None:
    r"""A user of Windows is `USER` or `DOMAIN\USER`, each with the characters that Active Directory allows."""
    return [(at, invalid(name, f"runAsUserName{problem}")) for problem in _user_problems(name)]


@rule(
    "WindowsSecurityContextOptions.hostProcess",
    remedy="write hostProcess alike in the pod and in all its containers",
    source=_HOST_PROCESS,
)
def host_process_is_for_all_containers_of_a_pod(_value: bool, _at: FieldPath, context: Context) -> Problems | None:
    """A pod's containers are all HostProcess containers, or none is; and then the pod is on the host's network."""
    return context.once(_mixed_host_processes)


def _mixed_host_processes(context: Context) -> list[Problem]:
    pod, at = context.pod_spec, context.pod_path
    found: list[Problem] = []
    count = hosted = 0
    of_pod = pod.get("securityContext", {}).get("windowsOptions", {}).get("hostProcess")
    for container, here in every_container(pod, at):
        own = container.get("securityContext", {}).get("windowsOptions", {}).get("hostProcess")
        count += 1
        hosted += bool(of_pod if own is None else own)
        if of_pod is not None and own is not None and own != of_pod:
            where = here.child("securityContext").child("windowsOptions").child("hostProcess")
            message = f"pod hostProcess value must be identical if both are specified, was {str(of_pod).lower()}"
            found.append((where, invalid(own, message)))
    if 0 < hosted != count:
        message = "If pod contains any hostProcess containers then all containers must be HostProcess containers"
        found.append((at, invalid("", message)))
    if hosted and not pod.get("hostNetwork"):
        message = "hostNetwork must be true if pod contains any hostProcess containers"
        found.append((at.child("hostNetwork"), invalid(False, message)))
    return found


def _user_problems(name: str) -> list[str]:
    """What is required of a user's name, each continuing the name of the field."""
    if not name:
        return [" cannot be an empty string"]
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in name):
        return [" cannot contain control characters"]
    domain, backslash, user = name.rpartition("\\")
    if "\\" in domain:
        return [" cannot contain more than one backslash"]
    found: list[str] = []
    if len(domain) > _LONGEST_DOMAIN:
        found.append("'s Domain length must be under 256 characters")
    if backslash and not _is_netbios_name(domain) and not _is_dns_name(domain):
        found.append("'s Domain doesn't match the NetBios nor the DNS format")
    if not user:
        found.append("'s User cannot be empty")
    elif len(user) > _LONGEST_USER:
        found.append("'s User length must not be longer than 104 characters")
    if user and not user.strip(". "):
        found.append("'s User cannot contain only periods or spaces")
    if not _NOT_IN_USERS.isdisjoint(user):
        found.append("""'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]""")
    return found


def _is_netbios_name(domain: str) -> bool:
    return 0 < len(domain) <= _LONGEST_NETBIOS_NAME and domain[0] != "." and _NOT_IN_NETBIOS.isdisjoint(domain)


def _is_dns_name(domain: str) -> bool:
    # Unlike elsewhere in Kubernetes, a part may have capitals, and each has 63 characters at most.
    parts = domain.lower().split(".")
    return domain.isascii() and all(len(part) <= 63 and dns_subdomain_problem(part) is None for part in parts)
