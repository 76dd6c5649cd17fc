"""What kinds without pods can't do without, for the examples of rules: it is laid under what an example writes."""

from __future__ import annotations

from typing import Any

_REQUESTS = {"apiGroups": ["apps"], "apiVersions": ["v1"], "resources": ["deployments"], "operations": ["CREATE"]}
#: The lines that a request in PEM begins and ends with, and nothing to be certified between them.
_CERTIFICATE_REQUEST = (
    "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIMAotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K"
)
_WEBHOOK = {
    "name": "check.example.com",
    "clientConfig": {"url": "https://hooks.example.com/check"},
    "admissionReviewVersions": ["v1"],
    "sideEffects": "None",
}
#: What kinds without pods can't do without, to be laid under what an example writes.
OTHER_KINDS: dict[str, dict[str, Any]] = {
    "APIService": {
        "spec": {
            "group": "metrics.example.com",
            "version": "v1beta1",
            "groupPriorityMinimum": 100,
            "versionPriority": 100,
            "service": {"name": "metrics", "namespace": "metrics"},
        }
    },
    "CertificateSigningRequest": {
        "spec": {
            "request": _CERTIFICATE_REQUEST,
            "signerName": "kubernetes.io/kube-apiserver-client",
            "usages": ["client auth"],
        }
    },
    "CustomResourceDefinition": {
        "spec": {
            "group": "example.com",
            "scope": "Namespaced",
            "names": {"plural": "cakes", "kind": "Cake"},
            "versions": [
                {"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": {"type": "object"}}}
            ],
        }
    },
    "EndpointSlice": {"addressType": "IPv4", "endpoints": []},
    "FlowSchema": {"spec": {"priorityLevelConfiguration": {"name": "workload-low"}}},
    "ClusterRoleBinding": {"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}},
    "HorizontalPodAutoscaler": {
        "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "app"}, "maxReplicas": 5}
    },
    "IngressClass": {"spec": {"controller": "example.com/ingress-controller"}},
    "MutatingWebhookConfiguration": {"webhooks": [_WEBHOOK]},
    "PersistentVolume": {
        "spec": {
            "capacity": {"storage": "10Gi"},
            "accessModes": ["ReadWriteOnce"],
            "nfs": {"server": "files.example.com", "path": "/exports/data"},
        }
    },
    "PersistentVolumeClaim": {
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "10Gi"}}}
    },
    "PriorityClass": {"value": 1000},
    "PriorityLevelConfiguration": {"spec": {"type": "Limited", "limited": {"limitResponse": {"type": "Reject"}}}},
    "RoleBinding": {"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "reader"}},
    "Service": {"spec": {"selector": {"app": "app"}, "ports": [{"port": 80}]}},
    "ValidatingAdmissionPolicy": {
        "spec": {
            "matchConstraints": {"resourceRules": [_REQUESTS]},
            "validations": [{"expression": "object.spec.replicas <= 5"}],
        }
    },
    "ValidatingAdmissionPolicyBinding": {"spec": {"policyName": "app", "validationActions": ["Deny"]}},
    "ValidatingWebhookConfiguration": {"webhooks": [_WEBHOOK]},
    "StorageClass": {"provisioner": "disk.example.com"},
}
