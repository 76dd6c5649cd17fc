"""cloudflared, a tunnel from Cloudflare to the pod."""

from __future__ import annotations

from cdk8s_pods.facts.images.cloudflared import IMAGE
from cdk8s_pods.helpers.making import made
from cdk8s_pods.model import Probe
from cdk8s_pods.patterns import sidecar

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.model import EnvVarSource
    from cdk8s_pods.patterns import Pattern

_PORT = IMAGE.ports[0]


def cloudflared(
    token: EnvVarSource, *, drain_seconds: int = 30, metrics_port: int = _PORT.number, **options: Unpack[HelperOptions]
) -> Pattern:
    """Let users reach the main container through a tunnel of Cloudflare's, without an open port.

    Where requests go to stands in the tunnel's settings at Cloudflare: ``http://localhost:3000``, for example.

    Args:
        token: Where the token of the tunnel comes from.
        drain_seconds: How long requests under way are waited for when it is stopped; by default as long as a pod has
            altogether, which is why the pod's grace period is raised.
        metrics_port: Where it answers the probe, and shows metrics.
        options: What every helper takes.

    Example::

        cloudflared(EnvVarSource.from_secret("tunnel", key="token"))

    which makes, among other things::

        - name: cloudflared
          args:
            - tunnel
            - --no-autoupdate
            - --metrics=0.0.0.0:20241
            - --grace-period=30s
            - run
          ports:
            - containerPort: 20241
          env:
            - name: TUNNEL_TOKEN
              valueFrom:
                secretKeyRef:
                  name: tunnel
                  key: token
          livenessProbe:
            httpGet:
              path: /ready
              port: 20241
    """
    args = ["tunnel", "--no-autoupdate", f"--metrics=0.0.0.0:{metrics_port}", f"--grace-period={drain_seconds}s", "run"]
    helper = made(
        "cloudflared",
        IMAGE,
        options,
        args=args,
        env={"TUNNEL_TOKEN": token},
        ports=[metrics_port],
        liveness_probe=Probe.http_get(_PORT.live, port=metrics_port),
        drain_seconds=drain_seconds,
    )
    return helper.placed_by(sidecar(helper.container, **helper.placing))
