"""Where the API server sees what is written for each version of a custom resource.

It checks another form of the definition than the one that people write: what is the same in all versions stands once,
above them, and paths begin there.

Source: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/conversion.go of kubernetes/kubernetes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import FieldPath, Object

#: Fields of a version, and what they are called above all versions.
_ABOVE = {"schema": "validation"}


def places_of(field: str, spec: Object, at: FieldPath) -> list[tuple[Any, FieldPath, list[Object]]]:
    """What is written in a field of the versions: each value, its path, and the versions that it is of.

    Args:
        field: The field of a version.
        spec: The spec of the definition.
        at: The path of the spec.
    """
    versions = spec.get("versions", ())
    written = [version.get(field) for version in versions]
    if written and all(value == written[0] for value in written):
        if written[0] is None:
            return []
        return [(written[0], at.child(_ABOVE.get(field, field)), list(versions))]
    return [
        (value, at.child("versions").index(position).child(field), [versions[position]])
        for position, value in enumerate(written)
        if value is not None
    ]
