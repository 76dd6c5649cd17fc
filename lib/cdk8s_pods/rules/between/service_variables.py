"""The variables that every container is given for every Service of its namespace."""

from __future__ import annotations

from cdk8s_pods.facts.image_reference import parse_image
from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.source import page

from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_VARIABLES = page("https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables")
_LINKS = page("https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec")

#: A variable of a port as a shell or Kubernetes itself would fill it in: `$SERVER_PORT`, `${SERVER_PORT:-80}`,
#: `$(SERVER_PORT)`.
_USED = r"\$[({]?([A-Z][A-Z0-9_]*_PORT)\b"

#: The repository of an image -> the name of a Service whose variable it takes for a setting of its own, and then does
#: not start.
_IMAGES = {
    # Every AUTHELIA_ variable is a setting: https://www.authelia.com/integration/kubernetes/introduction/
    "authelia/authelia": "authelia",
    # Their start scripts refuse the old setting: https://github.com/confluentinc/kafka-images
    "confluentinc/cp-kafka": "kafka",
    "confluentinc/cp-schema-registry": "schema-registry",
    # SERVER_PORT is its server.port: https://www.elastic.co/guide/en/kibana/current/docker.html
    "kibana/kibana": "server",
    "library/kibana": "server",
    # Every NEO4J_ variable is a setting: https://neo4j.com/docs/operations-manual/current/docker/configuration/
    "library/neo4j": "neo4j",
}


@between(
    WITH_PODS,
    category="advice",
    when=("Service",),
    remedy="write enableServiceLinks: false, and the variable where it is meant to be set",
    source=(_VARIABLES, _LINKS),
)
def services_do_not_set_variables_of_containers(resource: Resource, view: View) -> Iterator[Problem] | None:
    """A Service named `server` sets SERVER_PORT in every container of its namespace, to `tcp://10.0.0.1:80`.

    A program that expects a number there, and finds none set by its own container, fails in ways that nobody connects
    with the name of a Service.
    """
    pods = resource.pods
    assert pods is not None  # the rules are asked for objects with pods alone
    if pods.spec.get("enableServiceLinks") is False:
        return None
    return _met(resource, view)


def _met(resource: Resource, view: View) -> Iterator[Problem]:
    pods = resource.pods
    assert pods is not None
    at = pods.at.child("spec")
    for group in ("initContainers", "containers"):
        for position, container in enumerate(pods.spec.get(group, ())):
            for name, where in _expected(container, at.child(group).index(position)):
                for service in view.once(_by_variable).get(name, ()):
                    if service.namespace == resource.namespace and not _sets(container, name, resource, view):
                        message = invalid(name, f"{service.title_and_place} sets it to tcp://ADDRESS:PORT")
                        yield where, message.beside(service)


def _expected(container: Mapping[str, Any], at: FieldPath) -> Iterator[tuple[str, FieldPath]]:
    """The variables of ports that a container uses, each with the field that shows it."""
    for field in ("command", "args"):
        for position, text in enumerate(container.get(field, ())):
            for name in _used_in(text):
                yield name, at.child(field).index(position)
    for position, variable in enumerate(container.get("env", ())):
        for name in _used_in(variable.get("value", "")):
            yield name, at.child("env").index(position).child("value")
    if "image" in container and (service := _IMAGES.get(parse_image(container["image"])[1])):
        yield _variable(service), at.child("image")


def _used_in(text: str) -> Iterable[str]:
    if "_PORT" not in text or "$" not in text:
        return ()
    import re  # most containers use no such variable, and importing it takes longer than a small check

    return dict.fromkeys(re.findall(_USED, text))


def _sets(container: Mapping[str, Any], name: str, resource: Resource, view: View) -> bool:
    """Whether a container sets a variable itself, or may, from a ConfigMap or a Secret that is not in the input."""
    if any(variable.get("name") == name for variable in container.get("env", ())):
        return True
    for source in container.get("envFrom", ()):
        for field, kind in (("configMapRef", "ConfigMap"), ("secretRef", "Secret")):
            if field in source:
                holder = view.named(kind, source[field].get("name", ""), resource.namespace)
                prefix = source.get("prefix", "")
                keys = None if holder is None else {*holder.manifest.get("data", ()), *_plain(holder)}
                if keys is None or name in {f"{prefix}{key}" for key in keys}:
                    return True
    return False


def _plain(holder: Resource) -> Mapping[str, str]:
    found: Mapping[str, str] = holder.manifest.get("stringData", {})
    return found


def _variable(service: str) -> str:
    return f"{service.upper().replace('-', '_')}_PORT"


def _by_variable(view: View) -> dict[str, list[Resource]]:
    """The variables of ports -> the Services that set them: those with an address of their own."""
    found: dict[str, list[Resource]] = {}
    for service in view.of_kind("Service"):
        spec = service.spec
        if spec.get("clusterIP") != "None" and spec.get("type") != "ExternalName":
            found.setdefault(_variable(service.name), []).append(service)
    return found
