"""Write docs/rules/: a page a subject with all rules about it, whatever their category, and an index of all.

Run by ``make generate``. A module of rules stands on the page that is named like it (``runtime/mesh.py``) or, where the
API server's rules are grouped in folders, like its folder (``api/jobs/job.py``), unless PAGES puts it elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.cli.commands.rules.description import CATEGORIES, title_of
from cdk8s_pods.cli.commands.rules.markdown import rules_as_markdown
from cdk8s_pods.rules.catalogue import load_rules

from .generated import ROOT, settle

if TYPE_CHECKING:
    from pathlib import Path

    from cdk8s_pods.rules.rule import Rule

FOLDER = ROOT / "docs" / "rules"
_MADE = "<!-- Made by `make generate` from the rules; edit those, not this file. -->\n"
_INTRODUCTION = """\
# Rules

Every rule is named by a sentence that holds for every good manifest. `cdk8s-pods check` and the constructs report
what breaks one; `--ignore RULE` turns one off, and so do `ignore_rules` of a construct and `ignore` in cdk8s.yaml,
each with a reason. Issues of the categories `api`, `runtime` and `pod-security` refuse a manifest, `advice` never
does. `cdk8s-pods rules NAME` shows the examples of a rule as whole manifests."""


class Page(NamedTuple):
    """What a page is about, and the modules that would not come to it by their names."""

    title: str
    modules: tuple[str, ...] = ()


#: The pages in the order of the index.
PAGES = {
    "objects": Page("Objects: kinds, fields, names, labels and annotations"),
    "containers": Page(
        "Containers, their images and sidecars", ("runtime.images", "advice.commands", "advice.sidecars")
    ),
    "ports": Page("Ports", ("api.containers.container_ports",)),
    "probes": Page("Probes and lifecycle hooks", ("api.containers.probes",)),
    "environment": Page(
        "Environment variables", ("api.containers.env", "api.containers.downward_api", "runtime.variables")
    ),
    "resources": Page(
        "Resources and devices", ("api.containers.resources", "api.pods.pod_resources", "api.pods.resource_claims")
    ),
    "security-contexts": Page(
        "Security contexts: users, capabilities and profiles",
        (
            "api.containers.security_context",
            "api.containers.seccomp",
            "api.containers.app_armor",
            "api.containers.windows",
            "api.pods.host_users",
            "runtime.capabilities",
            "runtime.users",
        ),
    ),
    "pods": Page("Pods: host names, DNS, operating system"),
    "scheduling": Page(
        "Scheduling: nodes, affinity, tolerations",
        (
            "api.pods.scheduling",
            "api.pods.node_affinity",
            "api.pods.pod_affinity",
            "api.pods.tolerations",
            "api.pods.topology_spread",
        ),
    ),
    "volumes": Page("Volumes and where they come from"),
    "projected-volumes": Page(
        "Files from the API: projected volumes, keys and modes",
        ("api.volumes.volume_projections", "api.volumes.volume_downward_api", "api.volumes.volume_files"),
    ),
    "mounts": Page("Mounts of volumes in containers", ("api.volumes.volume_mounts",)),
    "claims": Page("Claims of persistent volumes", ("api.volumes.claims",)),
    "workloads": Page("Workloads: replicas, selectors and rollouts", ("runtime.replicas",)),
    "jobs": Page("Jobs and CronJobs", ("runtime.schedules",)),
    "scaling": Page("Autoscalers and disruption budgets"),
    "network": Page("Services, their endpoints, Ingresses and network policies"),
    "configuration": Page("ConfigMaps and Secrets"),
    "storage": Page("Volumes of the cluster and classes of storage"),
    "access": Page("Roles and their bindings"),
    "cluster": Page("Namespaces, priorities, runtime classes and leases"),
    "quotas": Page("Quotas and ranges of limits"),
    "admission": Page("Webhooks and policies of admission"),
    "extensions": Page("Custom resources and API services"),
    "flow-control": Page("Flow schemas and levels of priority of requests"),
    "devices": Page("Claims and classes of devices"),
    "certificates": Page("Requests for certificates"),
    "patterns": Page("Patterns: what is told while a pod is composed", ("runtime.composition",)),
    "selected-workloads": Page(
        "Workloads as selectors: what is told while an object is composed", ("runtime.selected_workloads",)
    ),
    "mesh": Page("Service meshes"),
    "pod-security": Page("Pod Security Standards"),
}
_ELSEWHERE = {module: name for name, page in PAGES.items() for module in page.modules}


def pages() -> dict[Path, str]:
    """The path of each page -> its text."""
    by_page: dict[str, list[Rule]] = {name: [] for name in PAGES}
    for rule in load_rules().values():
        by_page.setdefault(page_of(rule), []).append(rule)
    order = list(CATEGORIES)
    for rules in by_page.values():
        rules.sort(key=lambda rule: order.index(rule.category))
    made = {
        FOLDER / f"{name}.md": f"{_MADE}# {title(name)}\n\n{rules_as_markdown(rules)}\n"
        for name, rules in by_page.items()
    }
    return {FOLDER / "README.md": _index(by_page), **made}


def page_of(rule: Rule) -> str:
    """The page on which a rule stands."""
    module = rule.check.__module__.partition(".rules.")[2]
    package, subject, *_ = module.split(".")
    by_name = "pod-security" if package == "pod_security" else subject.replace("_", "-")
    return _ELSEWHERE.get(module, by_name)


def title(page: str) -> str:
    """What a page is about; one that nobody described is about what it is called."""
    return PAGES[page].title if page in PAGES else page.replace("-", " ").capitalize()


def _index(by_page: dict[str, list[Rule]]) -> str:
    parts = [_MADE + _INTRODUCTION]
    for name, rules in by_page.items():
        rows = [
            f"| [{rule.id}]({name}.md#{rule.id}) | {title_of(rule)} | {rule.since or ''} | {rule.category} |"
            for rule in rules
        ]
        table = "\n".join(["| rule | in one sentence | since | category |", "|---|---|---|---|", *rows])
        parts.append(f"## [{title(name)}]({name}.md)\n\n{table}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    settle(pages(), whole_folder=FOLDER)
