"""The Prometheus exporter for Java programs, an agent inside of them."""

from __future__ import annotations

from cdk8s_pods.facts.images.jmx_exporter import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.model import ContainerPort, EnvVar, ServicePort, Volume, VolumeMount
from cdk8s_pods.patterns import BroughtService
from cdk8s_pods.patterns.metadata import with_annotations
from cdk8s_pods.patterns.placement import with_main

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.model import Container, PodTemplateSpec
    from cdk8s_pods.patterns import Pattern

#: Every Java reads it: https://docs.oracle.com/en/java/javase/21/docs/specs/jvmti.html#tooloptions
_OPTIONS = "JAVA_TOOL_OPTIONS"
_EVERYTHING = "rules:\n- pattern: .*\n"


def jmx_agent(
    *,
    image: str,
    jar: str,
    config: Configuration = _EVERYTHING,
    port: int = IMAGE.ports[0].number,
    port_name: str = "metrics",
    prometheus: bool = False,
    service: bool = False,
    service_labels: Mapping[str, str] | None = None,
    main: str | Sequence[str] | None = None,
    name: str = "jmx-agent",
    image_pull_policy: Literal["Always", "IfNotPresent", "Never"] | None = None,
) -> Pattern:
    """Show Prometheus what a Java program says of itself, by an agent that the program loads.

    The agent's jar comes out of an image that is mounted as a volume, so that the program's own image stays as it is;
    Kubernetes has such volumes since 1.31, on by default since 1.35. The project publishes jars and no image: make one,
    or take the one of your house.

    Args:
        image: The image that has the jar.
        jar: Its path in that image, such as ``/jmx_prometheus_javaagent.jar``.
        config: What becomes a metric: its YAML as text or as the path of a file, ``{"config.yaml": text}``, or a volume
            that has a ``config.yaml``; everything unless given.
        port: Where the agent shows the metrics.
        port_name: The name of that port, by which a PodMonitor or a Service finds it.
        prometheus: True adds the annotations ``prometheus.io/scrape`` and ``port`` to the pod.
        service: True brings a Service with that port alone.
        service_labels: The labels of that Service.
        main: The name or names of the Java containers; by default all but init containers.
        name: What the volumes are called.
        image_pull_policy: When the image is pulled, as in ``Volume.image``.

    Raises:
        ValueError: When applied: the container has a JAVA_TOOL_OPTIONS that comes from elsewhere.

    Example::

        jmx_agent(image="registry.example.com/jmx-agent:1.6.0", jar="/jmx_prometheus_javaagent.jar")

    which makes, among other things::

        - name: main
          ports:
            - name: metrics
              containerPort: 9404
          env:
            - name: JAVA_TOOL_OPTIONS
              value: -javaagent:/opt/jmx-agent/jmx_prometheus_javaagent.jar=9404:/etc/jmx-agent/config.yaml
    """
    agent = Volume.image(name, image, pull_policy=image_pull_policy)
    found = configured(name, config, file="config.yaml", folder=f"/etc/{name}")
    folder, _, file = jar.strip("/").rpartition("/")
    # An image as a volume is mounted as a whole: with subPath, for folders of it alone, only since 1.33.
    loaded = f"-javaagent:/opt/{name}/{f'{folder}/' if folder else ''}{file}={port}:/etc/{name}/config.yaml"
    exposed = ContainerPort(name=port_name, container_port=port)

    def with_agent_inside(container: Container) -> Container:
        variables = list(container.env or ())
        at = next((position for position, each in enumerate(variables) if each.name == _OPTIONS), None)
        if at is None:
            variables.append(EnvVar(name=_OPTIONS, value=loaded))
        elif variables[at].value_from is not None:
            raise ValueError(f"{_OPTIONS} of {container.name} comes from elsewhere: add the agent there, {loaded}")
        else:
            variables[at] = variables[at].replace(value=f"{variables[at].value or ''} {loaded}".strip())
        mounts: list[VolumeMount] = [agent.mount(f"/opt/{name}", read_only=True), *found.mounts]
        return container.replace(
            env=variables,
            ports=[*(container.ports or ()), exposed],
            volume_mounts=[*(container.volume_mounts or ()), *mounts],
        )

    def with_jmx_agent(template: PodTemplateSpec) -> PodTemplateSpec:
        template = with_main(template, main, with_agent_inside).bringing(*found.brings)
        if prometheus:
            scraped = {"prometheus.io/scrape": "true", "prometheus.io/port": str(port)}
            template = with_annotations(template, scraped)
        if service:
            reached = ServicePort(name=port_name, port=port, target_port=port_name)
            template = template.bringing(BroughtService(id=name, ports=[reached], labels=service_labels))
        return template

    return with_jmx_agent
