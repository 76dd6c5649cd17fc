"""The ambassador pattern: a container that relays the main one's traffic to the outside."""

from __future__ import annotations

from .localhost import refuse_unknown_places, with_address
from .placement import with_helper, with_main
from .ports import promised_port

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import Container, PodTemplateSpec

    from .pattern import Pattern


def ambassador(
    container: Container,
    *,
    port: int | str,
    env: Mapping[str, str],
    main: str | Sequence[str] | None = None,
    plain: bool = False,
) -> Pattern:
    """Put a relay beside the main container, so that it only ever talks to localhost.

    Where the outside is stands in the ambassador's own configuration; when it moves, only the ambassador changes.

    Args:
        container: The ambassador; it must declare the port it listens on.
        port: The port on localhost, by number or by the name the ambassador gives it.
        env: How the main container is told: variable name to value, with ``{host}`` and ``{port}`` for the address,
            such as ``{"REDIS_URL": "redis://{host}:{port}"}``. Empty tells it nothing, for an image that has
            localhost built in.
        main: The name or names of the containers that are told; by default all but init containers.
        plain: False writes a native sidecar, which listens before the main container starts; True writes a plain
            second container.

    Returns:
        A pattern: a function from a pod template to the one with the ambassador.

    Raises:
        InvalidManifest: The ambassador does not declare the promised port, or (when applied) the main container
            already sets one of the variables to something else.
        ValueError: A value of ``env`` has another name in braces than ``{host}`` and ``{port}``.
    """
    number = promised_port(container, port, role="ambassador")
    refuse_unknown_places(env)

    def with_ambassador(template: PodTemplateSpec) -> PodTemplateSpec:
        template = with_main(template, main, lambda served: with_address(served, env, number))
        return with_helper(template, container, plain=plain)

    return with_ambassador
