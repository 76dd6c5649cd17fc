"""Telling a container where on localhost it finds its neighbour."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath, Issue
from cdk8s_pods.issues.message import duplicate
from cdk8s_pods.model import EnvVar

from .refusal import refuse_unless_borne

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s_pods.model import Container

#: The name under which containers of one pod reach each other: they share one network namespace
#: (https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking).
LOCALHOST = "localhost"


def with_address(container: Container, env: Mapping[str, str], port: int) -> Container:
    """``container`` with environment variables that hold an address on localhost.

    Args:
        container: The container that is told.
        env: Variable name to value, in which ``{host}`` and ``{port}`` stand for the address:
            ``{"REDIS_URL": "redis://{host}:{port}"}``.
        port: The port on localhost.

    Raises:
        InvalidManifest: The container already has one of the variables with another value.
    """
    have = {variable.name: variable for variable in container.env or ()}
    wanted = {name: value.replace("{host}", LOCALHOST).replace("{port}", str(port)) for name, value in env.items()}
    clashes = [name for name, value in wanted.items() if name in have and have[name] != EnvVar(name=name, value=value)]
    if clashes:
        at = FieldPath().child("env")
        refuse_unless_borne(
            f'container "{container.name}"',
            [
                Issue(
                    at.key(name),
                    "a_pattern_keeps_the_environment_a_container_has",
                    "runtime",
                    duplicate(name, "the container already sets it to something else"),
                    "take the variable out of the container or have the pattern use another name",
                )
                for name in clashes
            ],
        )
    added = [EnvVar(name=name, value=value) for name, value in wanted.items() if name not in have]
    return container.replace(env=[*(container.env or ()), *added]) if added else container
