"""A bare pod with an ambassador."""

from __future__ import annotations

from cdk8s_pods.patterns import ambassador as ambassador_pattern

from .pod import Pod

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs import Construct

    from cdk8s_pods.model import Container, ObjectMeta, PodSpec
    from cdk8s_pods.patterns.pattern import Pattern
    from cdk8s_pods.patterns.running_order import StartsAfter, StartsBefore


class AmbassadorPod(Pod):
    """A pod whose main container talks to localhost only, and whose ambassador relays that to the outside.

    The one-line form of ``Pod(..., patterns=[ambassador(...)])``.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        spec: The pod without the ambassador.
        ambassador: The container that relays; it must declare the port it listens on.
        port: The port on localhost, by number or by the name the ambassador gives it.
        env: How the main container is told: variable name to value, with ``{host}`` and ``{port}`` for the address.
        config: The ambassador's configuration: file name to content; it becomes a ConfigMap.
        config_path: The folder of the ambassador in which those files are.
        config_named_by_content: True has the name of the ConfigMap end in a hash of its content.
        main: The name or names of the containers that are told; by default all but init containers.
        before: The containers that start after it, by name; ``"init"`` for all init containers that end.
        after: The containers that it starts after, by name; a mapping says what they have reached by then.
        plain: False writes a native sidecar, True a plain second container.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: More patterns, applied behind this one in order.
        ignore_rules: Ids of rules turned off for this pod, each with the reason.

    Raises:
        InvalidManifest: The pod cannot work; every problem is named with its path.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        spec: PodSpec,
        ambassador: Container,
        port: int | str,
        env: Mapping[str, str],
        config: Mapping[str, str | bytes] | None = None,
        config_path: str | None = None,
        config_named_by_content: bool = False,
        main: str | Sequence[str] | None = None,
        before: StartsBefore | None = None,
        after: StartsAfter | None = None,
        plain: bool = False,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        applied = ambassador_pattern(
            ambassador,
            port=port,
            env=env,
            config=config,
            config_path=config_path,
            config_named_by_content=config_named_by_content,
            main=main,
            before=before,
            after=after,
            plain=plain,
        )
        super().__init__(
            scope, id, spec=spec, metadata=metadata, patterns=[applied, *patterns], ignore_rules=ignore_rules
        )
