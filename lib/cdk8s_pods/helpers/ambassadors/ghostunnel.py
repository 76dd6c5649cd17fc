"""Ghostunnel, which puts TLS with certificates on both sides around connections."""

from __future__ import annotations

from cdk8s_pods.facts.images.ghostunnel import IMAGE
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.helpers.relayed import relaying
from cdk8s_pods.model import Probe, Volume
from cdk8s_pods.patterns import sidecar

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.model.named import Named
    from cdk8s_pods.patterns import Pattern

_FOLDER = "/etc/ghostunnel"


def ghostunnel(
    target: str,
    *,
    port: int,
    certificate: str | Named | Volume,
    role: Literal["client", "server"] = "client",
    allow: Sequence[str] = (),
    tells: Mapping[str, str] | None = None,
    drain_seconds: int = 10,
    status_port: int = 6060,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Put TLS around what the main container sends, or take it off what others send to it.

    As a client it listens on localhost, where the main container sends plain text, and speaks TLS to the target. As a
    server it listens for TLS at all addresses, and speaks plain text to the main container.

    Args:
        target: Whom it speaks to, as ``host:port``; as a server the main container, ``localhost:8080``.
        port: Where it listens.
        certificate: A Secret with ``tls.crt``, ``tls.key`` and ``ca.crt``, as cert-manager makes them, or a volume that
            has these files.
        role: Which side it is.
        allow: Whom a server lets in, as its own options: ``allow-cn=shop``, ``allow-all``, ...; a client asks the same
            of the server: ``verify-cn=redis``.
        tells: How the main container is told, with a client: ``{"REDIS_URL": "redis://{host}:{port}"}``.
        drain_seconds: How long open connections are waited for when it is stopped.
        status_port: Where it answers the probes, by plain HTTP; ``/_status`` and ``/_metrics/prometheus`` are there.
        main: The name or names of the containers that are told; by default all but init containers.
        options: What every helper takes.

    Raises:
        ValueError: A server is told to let in nobody, or to tell the main container.

    Example::

        ghostunnel("redis.example.com:6380", port=6379, certificate="shop-tls", tells={"REDIS_PORT": "{port}"})

    which makes, among other things::

        - name: ghostunnel
          args:
            - client
            - --listen=localhost:6379
            - --target=redis.example.com:6380
            - --cert=/etc/ghostunnel/tls.crt
            - --key=/etc/ghostunnel/tls.key
            - --cacert=/etc/ghostunnel/ca.crt
            - --status=http://0.0.0.0:6060
            - --shutdown-timeout=10s
          ports:
            - containerPort: 6379
            - containerPort: 6060
          startupProbe:
            tcpSocket:
              port: 6060
            periodSeconds: 1
            failureThreshold: 60
    """
    if role == "server" and not allow:
        raise ValueError('ghostunnel() as a server lets nobody in: say allow=["allow-cn=..."], or ["allow-all"]')
    if role == "server" and tells:
        raise ValueError("ghostunnel() as a server is what others call: tells is for the client")
    name = name_of("ghostunnel", options)
    secret = certificate if isinstance(certificate, Volume) else Volume.secret(f"{name[:59]}-tls", certificate)
    address = "localhost" if role == "client" else "0.0.0.0"
    args = [
        role,
        f"--listen={address}:{port}",
        f"--target={target}",
        f"--cert={_FOLDER}/tls.crt",
        f"--key={_FOLDER}/tls.key",
        f"--cacert={_FOLDER}/ca.crt",
        f"--status=http://0.0.0.0:{status_port}",
        f"--shutdown-timeout={drain_seconds}s",
        *(f"--{each}" for each in allow),
    ]
    # The port of the status, not the status: that is bad as long as the target is away, which no restart mends.
    asked = Probe.tcp_socket(status_port)
    helper = made(
        "ghostunnel",
        IMAGE,
        options,
        args=args,
        ports=[port, status_port],
        mounts=[secret.mount(_FOLDER, read_only=True)],
        startup_probe=asked.replace(**STARTING),
        liveness_probe=asked,
        drain_seconds=drain_seconds,
    )
    if role == "client":
        return relaying(helper, [port], tells, main)
    return helper.placed_by(sidecar(helper.container, **helper.placing))
