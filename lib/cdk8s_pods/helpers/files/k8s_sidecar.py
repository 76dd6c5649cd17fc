"""k8s-sidecar, which copies ConfigMaps and Secrets into a folder."""

from __future__ import annotations

from cdk8s_pods.facts.images.k8s_sidecar import IMAGE
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.model import Probe, Volume
from cdk8s_pods.patterns import BroughtServiceAccount, SharedVolume, sidecar

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.patterns import Pattern

_PORT = IMAGE.ports[0]
_RESOURCES = {"configmap": ("configmaps",), "secret": ("secrets",), "both": ("configmaps", "secrets")}


def k8s_sidecar(
    label: str,
    *,
    path: str,
    value: str | None = None,
    resource: Literal["configmap", "secret", "both"] = "configmap",
    namespace: str | None = None,
    service_account: bool = True,
    health_port: int = _PORT.number,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Give the main container the files of all ConfigMaps or Secrets that have a label, as they come and go.

    The main container starts when the first files are there.

    Args:
        label: The label that they have.
        path: Where the main container sees the files.
        value: The value of the label; any unless given.
        resource: Which of the two.
        namespace: ``ALL`` looks everywhere, for which the workload has to say its namespace; the pod's own alone unless
            given.
        service_account: True brings a ServiceAccount with the right to read them, unless the pod has one, which then
            gets it; False brings nothing.
        health_port: Where it answers the probes. It opens that port in any case, and 8080 is everybody's.
        main: The name or names of the containers that get the files; by default all but init containers.
        options: What every helper takes; ``env`` takes its other settings, as ``REQ_URL``.

    Raises:
        ValueError: The namespace is another one, for which nothing can bring the rights.

    Example::

        k8s_sidecar("grafana_dashboard", path="/var/lib/grafana/dashboards", health_port=8081)

    which makes, among other things::

        - name: k8s-sidecar
          ports:
            - containerPort: 8081
          env:
            - name: LABEL
              value: grafana_dashboard
            - name: FOLDER
              value: /var/lib/grafana/dashboards
            - name: RESOURCE
              value: configmap
            - name: HEALTH_PORT
              value: '8081'
          startupProbe:
            httpGet:
              path: /healthz
              port: 8081
            periodSeconds: 1
            failureThreshold: 60
    """
    if namespace not in (None, "ALL") and service_account:
        raise ValueError(f'k8s_sidecar() brings no rights in namespace "{namespace}": say service_account=False too')
    name = name_of("k8s_sidecar", options)
    env = {
        "LABEL": label,
        "LABEL_VALUE": value,
        "FOLDER": path,
        "RESOURCE": resource,
        "NAMESPACE": namespace,
        "HEALTH_PORT": str(health_port),
    }
    rights = dict.fromkeys(_RESOURCES[resource], ("get", "list", "watch"))
    account = BroughtServiceAccount(
        id=name, rules=None if namespace else rights, cluster_rules=rights if namespace else None
    )
    helper = made(
        "k8s_sidecar",
        IMAGE,
        options,
        env=env,
        ports=[health_port],
        writable_folders=["/tmp"],
        # Before the first files are there it answers 503.
        startup_probe=Probe.http_get(_PORT.ready, port=health_port, **STARTING),
        liveness_probe=Probe.http_get(_PORT.live, port=health_port),
        brings=[account] if service_account else (),
    )
    files = SharedVolume(volume=Volume.empty_dir(f"{name[:57]}-files"), main_path=path)
    return helper.placed_by(sidecar(helper.container, shares=files, main=main, **helper.placing))
