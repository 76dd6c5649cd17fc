"""What pods say to injectors, and where they say it."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import (
    CONSUL_INJECT,
    CONSUL_SERVICE,
    INJECTORS,
    is_true,
)
from cdk8s_pods.facts.proxy_life import VAULT_INJECT
from cdk8s_pods.rules.interface import invalid, page, required, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems, TextMap


_ISTIO = page("https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy")
_LINKERD = page("https://linkerd.io/2/features/proxy-injection/")
_CONSUL = page("https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels")
_DAPR = page("https://docs.dapr.io/reference/arguments-annotations-overview/")
_VAULT = page("https://developer.hashicorp.com/vault/docs/deploy/kubernetes/injector/annotations")
_VAULT_ROLE = "vault.hashicorp.com/role"
#: What takes the place of the role: settings of its own, and another way to sign in.
_VAULT_OTHERWISE = ("vault.hashicorp.com/agent-configmap", "vault.hashicorp.com/auth-type")


@rule(
    "CronJob.metadata",
    "DaemonSet.metadata",
    "Deployment.metadata",
    "Job.metadata",
    "JobTemplateSpec.metadata",
    "ReplicaSet.metadata",
    "ReplicationController.metadata",
    "StatefulSet.metadata",
    category="advice",
    remedy="write it in the metadata of the pod template",
    source=(_ISTIO, _LINKERD, _CONSUL, _DAPR, _VAULT),
)
def injectors_are_asked_by_the_pod(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Injectors look at pods when they are made: what stands on the workload alone is never seen by them."""
    found: list[Problem] = []
    for field in ("annotations", "labels"):
        written: TextMap | None = value.get(field)
        if not written:
            continue
        of_pod: TextMap = context.pod_metadata.get(field, {})
        told: set[str] = set()
        for key in written:
            injector = next((name for begin, name in INJECTORS.items() if key.startswith(begin)), None)
            if injector is not None and injector not in told and key not in of_pod:
                told.add(injector)
                found.append((at.child(field).key(key), invalid(written[key], f"{injector} looks for it on the pod")))
    return found


@rule(
    "Pod.metadata",
    "PodTemplateSpec.metadata",
    category="advice",
    remedy="give the ServiceAccount the name of the service, or the service that of the account",
    source=page(
        "https://developer.hashicorp.com/consul/docs/k8s/connect", "with ACLs a pod signs in as its ServiceAccount"
    ),
)
def the_account_of_a_consul_service_has_its_name(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """With access control lists, Consul lets a pod register only the service that is called as its ServiceAccount."""
    annotations: TextMap = value.get("annotations", {})
    service = annotations.get(CONSUL_SERVICE)
    account: str = context.pod_spec.get("serviceAccountName", "")
    if not service or not account or service == account or "," in service:
        return None
    if not is_true(annotations.get(CONSUL_INJECT)):
        return None
    return [(at.child("annotations").key(CONSUL_SERVICE), invalid(service, f"the ServiceAccount is called {account}"))]


@rule(
    "Pod.metadata",
    "PodTemplateSpec.metadata",
    category="advice",
    remedy=f"write {_VAULT_ROLE} with the role that the ServiceAccount may take",
    source=_VAULT,
)
def vault_is_asked_with_a_role(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Vault's agent signs in with the pod's ServiceAccount as a role: the injector refuses a pod that names none."""
    annotations: TextMap = value.get("annotations", {})
    if not is_true(annotations.get(VAULT_INJECT)) or annotations.get(_VAULT_ROLE):
        return None
    if any(key in annotations for key in _VAULT_OTHERWISE):
        return None
    return [(at.child("annotations").key(_VAULT_ROLE), required("for the agent to sign in"))]
