"""Custom resources: objects whose kind, versions and fields a CustomResourceDefinition says.

They are found where an object is held to the definition of its kind (``rules.custom_resources``), which ``check`` is
given or finds in its input; so these rules look at nothing themselves. They stand here to be listed, explained and
turned off like all others.
"""

from __future__ import annotations

from cdk8s_pods.rules.interface import page, server, told

_APIEXTENSIONS = "staging/src/k8s.io/apiextensions-apiserver/pkg"


@told(
    remedy="write what the schema of the kind asks for",
    source=(
        server(f"{_APIEXTENSIONS}/apiserver/validation/validation.go", "ValidateCustomResource", release="1.36"),
        server(f"{_APIEXTENSIONS}/registry/customresource/strategy.go", "Validate", release="1.36"),
    ),
)
def custom_resources_fit_their_schema() -> None:
    """A custom resource is what the schema of its definition says: types, words, bounds, patterns, formats, keys.

    Fields that are not there are filled in with their defaults before, as the server does. Conditions in CEL
    (`x-kubernetes-validations`) are left to the server.
    """


@told(
    category="advice",
    remedy="write another version that is served",
    source=page(
        "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/",
        "deprecated versions",
    ),
)
def versions_of_custom_resources_are_current() -> None:
    """The server warns everybody who uses a version that its definition calls deprecated."""


@told(
    category="advice",
    remedy="leave the namespace out",
    source=server("staging/src/k8s.io/apiserver/pkg/registry/rest/meta.go", release="1.36"),
)
def objects_of_the_cluster_have_no_namespace() -> None:
    """Where the definition says that objects belong to the cluster, the server clears the namespace of one."""
