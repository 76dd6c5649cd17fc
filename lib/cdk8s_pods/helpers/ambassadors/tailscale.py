"""Tailscale, which joins the pod to a tailnet."""

from __future__ import annotations

from cdk8s_pods.facts.images.tailscale import IMAGE
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.helpers.relayed import relaying
from cdk8s_pods.model import EnvVarSource, PolicyRule, Probe
from cdk8s_pods.patterns import BroughtServiceAccount, sidecar

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.patterns import Pattern

_PORT = IMAGE.ports[0]


def tailscale(
    auth_key: EnvVarSource,
    *,
    hostname: str | None = None,
    state_secret: str | None = None,
    socks5_port: int | None = None,
    tells: Mapping[str, str] | None = None,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Join the pod to a tailnet, without privileges: in userspace, as a user that is not root.

    The main container is reached by the pod's name in the tailnet, and starts when the pod has joined. It reaches
    others through the proxy of ``socks5_port``.

    Args:
        auth_key: Where the key comes from that lets it join.
        hostname: The pod's name in the tailnet; its own unless given.
        state_secret: The Secret that it keeps its identity in, and that it makes. A ServiceAccount with the right to is
            brought, unless the pod has one, which then gets it. Without one each pod is a new machine in the tailnet,
            so that the key should be one for ephemeral machines.
        socks5_port: Where it opens a SOCKS5 proxy into the tailnet on localhost; none unless given.
        tells: How the main container is told of that proxy: ``{"ALL_PROXY": "socks5h://{host}:{port}"}``.
        main: The name or names of the containers that are told; by default all but init containers.
        options: What every helper takes; ``env`` takes its other settings, as ``TS_EXTRA_ARGS``.

    Raises:
        ValueError: The main container is told of a proxy that is not opened.

    Example::

        tailscale(EnvVarSource.from_secret("tailscale", key="auth-key"), hostname="shop", state_secret="shop-tailscale")

    which makes, among other things::

        - name: tailscale
          ports:
            - containerPort: 9002
          env:
            - name: TS_USERSPACE
              value: 'true'
            - name: TS_AUTHKEY
              valueFrom:
                secretKeyRef:
                  name: tailscale
                  key: auth-key
            - name: TS_KUBE_SECRET
              value: shop-tailscale
            - name: TS_HOSTNAME
              value: shop
            - name: TS_ENABLE_HEALTH_CHECK
              value: 'true'
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
            - name: POD_UID
              valueFrom:
                fieldRef:
                  fieldPath: metadata.uid
          startupProbe:
            httpGet:
              path: /healthz
              port: 9002
            periodSeconds: 1
            failureThreshold: 60
    """
    if tells and socks5_port is None:
        raise ValueError("tailscale() tells of its proxy into the tailnet: say socks5_port=1055 too")
    env: dict[str, str | EnvVarSource | None] = {
        "TS_USERSPACE": "true",
        "TS_AUTHKEY": auth_key,
        # An empty name has it keep its state in the folder.
        "TS_KUBE_SECRET": state_secret or "",
        "TS_STATE_DIR": None if state_secret else "/tmp/tailscale",
        "TS_HOSTNAME": hostname,
        "TS_ENABLE_HEALTH_CHECK": "true",
        "TS_SOCKS5_SERVER": None if socks5_port is None else f"localhost:{socks5_port}",
        "POD_NAME": EnvVarSource.from_field("metadata.name"),
        "POD_UID": EnvVarSource.from_field("metadata.uid"),
    }
    name = name_of("tailscale", options)
    helper = made(
        "tailscale",
        IMAGE,
        options,
        env=env,
        ports=[_PORT.number, *([] if socks5_port is None else [socks5_port])],
        writable_folders=["/tmp"],
        startup_probe=Probe.http_get(_PORT.ready, port=_PORT.number, **STARTING),
        run_as_group=1000,
        brings=[BroughtServiceAccount(id=name, rules=_rights(state_secret))] if state_secret else (),
    )
    if socks5_port is not None:
        return relaying(helper, [socks5_port], tells, main)
    return helper.placed_by(sidecar(helper.container, **helper.placing))


def _rights(secret: str) -> list[PolicyRule]:
    """https://github.com/tailscale/tailscale/blob/main/docs/k8s/role.yaml"""
    return [
        # What is to be made has no name yet that a right could be bound to.
        PolicyRule(api_groups=[""], resources=["secrets"], verbs=["create"]),
        PolicyRule(api_groups=[""], resources=["secrets"], resource_names=[secret], verbs=["get", "update", "patch"]),
        PolicyRule(api_groups=[""], resources=["events"], verbs=["get", "create", "patch"]),
    ]
