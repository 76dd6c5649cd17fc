"""Telling a container where on localhost it finds its neighbour."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import duplicate
from cdk8s_pods.model import EnvVar
from cdk8s_pods.suggestion import closest

from .refusal import refuse_unless_borne

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s_pods.model import Container

#: The name under which containers of one pod reach each other: they share one network namespace
#: (https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking).
LOCALHOST = "localhost"


_PLACES = ("host", "port")


def with_address(container: Container, env: Mapping[str, str], port: int) -> Container:
    """``container`` with environment variables that hold an address on localhost.

    Args:
        container: The container that is told.
        env: Variable name to value, in which ``{host}`` and ``{port}`` stand for the address:
            ``{"REDIS_URL": "redis://{host}:{port}"}``.
        port: The port on localhost.

    Raises:
        InvalidManifest: The container already has one of the variables with another value.
        ValueError: A value has another name in braces.
    """
    have = {variable.name: variable for variable in container.env or ()}
    wanted = {name: EnvVar(name=name, value=_filled(name, value, port)) for name, value in env.items()}
    at = FieldPath.of("env")
    refuse_unless_borne(
        f'container "{container.name}"',
        "a_pattern_keeps_the_environment_a_container_has",
        *(
            (at.key(name), duplicate(name, "the container already sets it to something else"))
            for name, variable in wanted.items()
            if have.get(name, variable) != variable
        ),
    )
    added = [variable for name, variable in wanted.items() if name not in have]
    return container.replace(env=[*(container.env or ()), *added]) if added else container


def refuse_unknown_places(env: Mapping[str, str]) -> None:
    """Refuse what ``with_address`` would, before there is a container to be told.

    Raises:
        ValueError: A value has another name in braces than ``{host}`` and ``{port}``.
    """
    for name, value in env.items():
        _filled(name, value, 0)


def _filled(variable: str, value: str, port: int) -> str:
    """A value with the address in its places.

    A place is a name in braces of its own: braces around anything else, as in JSON, are text, and so are those of
    ``${NAME}``, which a shell reads. ``{{name}}`` is written ``{name}``, as in Python's own format strings.
    """
    if type(value) is not str or "{" not in value:
        return value  # what is no text is left for the check to refuse
    text, rest = "", value
    while rest:
        before, opened, rest = rest.partition("{")
        text += before
        name, closed, after = rest.partition("}")
        if not opened:
            break
        if not (closed and name.isidentifier()) or text.endswith("$"):
            text += opened
        elif text.endswith("{") and after.startswith("}"):
            text, rest = f"{text}{name}}}", after[1:]
        elif name in _PLACES:
            text, rest = text + (LOCALHOST if name == "host" else str(port)), after
        else:
            raise ValueError(_unknown_place(variable, name))
    return text


def _unknown_place(variable: str, name: str) -> str:
    close = closest(name.lower(), _PLACES)
    hint = f" (did you mean {{{close}}}?)" if close else ""
    return (
        f"env {variable}: {{{name}}} stands for nothing{hint}; {{host}} and {{port}} stand for the address, "
        f"and {{{{{name}}}}} is written {{{name}}}"
    )
