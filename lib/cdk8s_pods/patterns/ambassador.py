"""The ambassador pattern: a container that relays the main one's traffic to the outside."""

from __future__ import annotations

from cdk8s_pods.model import VolumeMount

from .brought import BroughtConfigMap
from .localhost import refuse_unknown_places, with_address
from .placement import order_of, with_helper, with_main
from .ports import promised_port

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import Container, PodTemplateSpec

    from .pattern import Pattern
    from .running_order import StartsAfter, StartsBefore


def ambassador(
    container: Container,
    *,
    port: int | str,
    env: Mapping[str, str],
    config: Mapping[str, str | bytes] | None = None,
    config_path: str | None = None,
    config_named_by_content: bool = False,
    main: str | Sequence[str] | None = None,
    before: StartsBefore | None = None,
    after: StartsAfter | None = None,
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
        config: The ambassador's configuration: file name to content, such as ``{"haproxy.cfg": "..."}``. It comes as a
            ConfigMap, which the construct of the workload makes, with ``<ambassador>-config`` for an id.
        config_path: The folder of the ambassador in which those files are.
        config_named_by_content: True has the name of the ConfigMap end in a hash of its content, so that the pods are
            replaced when it changes; otherwise running ones see the new files, and read them if they look again.
        main: The name or names of the containers that are told, ``"init"`` for all init containers that end; by default
            all but init containers.
        before: The containers that start after it, by name; ``"init"`` for all init containers that end. ``{"web":
            "healthy"}`` has them wait for its startup probe.
        after: The containers that it starts after, by name; ``"init"`` as above. ``{"migrate": "completed"}`` says what
            they have reached by then: ``started``, ``healthy`` (their startup probe) or ``completed``.
            By default it starts before the init containers that end, so that these can talk through it too, but right
            after one that fills a volume which it mounts.
        plain: False writes a native sidecar, which listens before the main container starts; True writes a plain
            second container.

    Returns:
        A pattern: a function from a pod template to the one with the ambassador.

    Raises:
        InvalidManifest: The ambassador does not declare the promised port, or (when applied) the main container
            already sets one of the variables to something else, or Kubernetes has no order such as the one asked for.
        ValueError: A value of ``env`` has another name in braces than ``{host}`` and ``{port}``; one of ``config`` and
            ``config_path`` is given without the other; or ``before`` or ``after`` asks for something else than what a
            container can reach.
    """
    number = promised_port(container, port, role="ambassador")
    refuse_unknown_places(env)
    order = order_of(container, before, after)
    relay, configuration = container, None
    if config is not None and config_path is not None:
        # A name has 63 characters at most.
        name = f"{container.name[:56]}-config"
        configuration = BroughtConfigMap(id=name, volume=name, data=config, named_by_content=config_named_by_content)
        mount = VolumeMount(name=name, mount_path=config_path)
        relay = container.replace(volume_mounts=[*(container.volume_mounts or ()), mount])
    elif config is not None or config_path is not None:
        raise ValueError("config is a mapping of files, and config_path the folder they are in: give both or none")

    def with_ambassador(template: PodTemplateSpec) -> PodTemplateSpec:
        template = with_main(template, main, lambda served: with_address(served, env, number))
        if configuration is not None:
            template = template.bringing(configuration)
        return with_helper(template, relay, plain=plain, order=order, first=True)

    return with_ambassador
