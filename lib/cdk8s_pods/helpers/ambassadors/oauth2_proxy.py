"""oauth2-proxy, which lets signed-in users through."""

from __future__ import annotations

from cdk8s_pods.facts.images.oauth2_proxy import IMAGE
from cdk8s_pods.helpers.making import made
from cdk8s_pods.model import Probe
from cdk8s_pods.patterns import sidecar

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.model import EnvVarSource
    from cdk8s_pods.patterns import Pattern

_PORT = IMAGE.ports[0]


def oauth2_proxy(
    upstream: str,
    *,
    provider: str,
    client_id: str | EnvVarSource,
    client_secret: EnvVarSource,
    cookie_secret: EnvVarSource,
    email_domains: Sequence[str] = ("*",),
    port: int = _PORT.number,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Let only users through to the main container who have signed in with a provider.

    Lead the Service to the proxy's port, and have the main container listen on loopback alone. The pod is ready when
    the proxy is.

    Args:
        upstream: The main container, as ``http://127.0.0.1:3000``.
        provider: Who signs users in: ``github``, ``google``, ``oidc``, ``keycloak-oidc``, ...; what else it needs goes
            into ``args``, as ``--oidc-issuer-url=https://...``.
        client_id: As whom the proxy is known to the provider.
        client_secret: Where its secret comes from.
        cookie_secret: Where the secret comes from that encrypts cookies, of 16, 24 or 32 bytes.
        email_domains: Whose users are let through; ``*`` for everybody's.
        port: Where it listens.
        options: What every helper takes.

    Example::

        oauth2_proxy(
            "http://127.0.0.1:3000",
            provider="github",
            client_id="0123456789",
            client_secret=EnvVarSource.from_secret("oauth2", key="client-secret"),
            cookie_secret=EnvVarSource.from_secret("oauth2", key="cookie-secret"),
        )

    which makes, among other things::

        - name: oauth2-proxy
          args:
            - --http-address=0.0.0.0:4180
            - --upstream=http://127.0.0.1:3000
            - --provider=github
            - --email-domain=*
          ports:
            - containerPort: 4180
          env:
            - name: OAUTH2_PROXY_CLIENT_ID
              value: 0123456789
            - name: OAUTH2_PROXY_CLIENT_SECRET
              valueFrom:
                secretKeyRef:
                  name: oauth2
                  key: client-secret
            - name: OAUTH2_PROXY_COOKIE_SECRET
              valueFrom:
                secretKeyRef:
                  name: oauth2
                  key: cookie-secret
          livenessProbe:
            httpGet:
              path: /ping
              port: 4180
          readinessProbe:
            httpGet:
              path: /ready
              port: 4180
    """
    args = [
        f"--http-address=0.0.0.0:{port}",
        f"--upstream={upstream}",
        f"--provider={provider}",
        *(f"--email-domain={domain}" for domain in email_domains),
    ]
    env = {
        "OAUTH2_PROXY_CLIENT_ID": client_id,
        "OAUTH2_PROXY_CLIENT_SECRET": client_secret,
        "OAUTH2_PROXY_COOKIE_SECRET": cookie_secret,
    }
    helper = made(
        "oauth2_proxy",
        IMAGE,
        options,
        args=args,
        env=env,
        ports=[port],
        liveness_probe=Probe.http_get(_PORT.live, port=port),
        readiness_probe=Probe.http_get(_PORT.ready, port=port),
    )
    return helper.placed_by(sidecar(helper.container, **helper.placing))
