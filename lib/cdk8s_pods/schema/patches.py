"""How `kubectl apply` merges a field, where it does not replace a list or merge an object as all others.

Written by tools/generate_schema.py for Kubernetes 1.34 to 1.37; not edited by hand.
"""

# fmt: off
#: Lists that are merged -> the field that tells their elements apart; empty for a list of texts.
MERGE_KEYS = {
    "CSINodeSpec.drivers": "name",
    "Container.env": "name",
    "Container.ports": "containerPort",
    "Container.volumeDevices": "devicePath",
    "Container.volumeMounts": "mountPath",
    "EphemeralContainer.env": "name",
    "EphemeralContainer.ports": "containerPort",
    "EphemeralContainer.volumeDevices": "devicePath",
    "EphemeralContainer.volumeMounts": "mountPath",
    "JSONSchemaProps.x-kubernetes-validations": "rule",
    "JobSchedulingConfiguration.resourceClaims": "name",
    "MutatingAdmissionPolicySpec.matchConditions": "name",
    "MutatingWebhook.matchConditions": "name",
    "MutatingWebhookConfiguration.webhooks": "name",
    "NodeSpec.podCIDRs": "",
    "ObjectMeta.finalizers": "",
    "ObjectMeta.ownerReferences": "uid",
    "PodSpec.containers": "name",
    "PodSpec.ephemeralContainers": "name",
    "PodSpec.evictionResponders": "name",
    "PodSpec.hostAliases": "ip",
    "PodSpec.imagePullSecrets": "name",
    "PodSpec.initContainers": "name",
    "PodSpec.resourceClaims": "name",
    "PodSpec.schedulingGates": "name",
    "PodSpec.topologySpreadConstraints": "topologyKey",
    "PodSpec.volumes": "name",
    "ServiceAccount.secrets": "name",
    "ServiceSpec.ports": "port",
    "ValidatingAdmissionPolicySpec.matchConditions": "name",
    "ValidatingAdmissionPolicySpec.variables": "name",
    "ValidatingWebhook.matchConditions": "name",
    "ValidatingWebhookConfiguration.webhooks": "name",
}

#: Objects, and lists of them, that keep no field that is no longer written, whoever has set it.
RETAINS_KEYS = frozenset({
    "DeploymentSpec.strategy",
    "PodSpec.resourceClaims",
    "PodSpec.volumes",
})

#: Objects that are replaced as a whole.
REPLACED = frozenset({
    "PodDisruptionBudgetSpec.selector",
})
