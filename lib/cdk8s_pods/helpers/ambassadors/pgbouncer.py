"""PgBouncer, a pool of connections to PostgreSQL."""

from __future__ import annotations

from cdk8s_pods.facts.images.pgbouncer import IMAGE
from cdk8s_pods.helpers.making import made
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.helpers.relayed import relaying
from cdk8s_pods.model import Probe

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.model import EnvVarSource
    from cdk8s_pods.patterns import Pattern


def pgbouncer(
    *,
    host: str,
    user: str | EnvVarSource,
    password: EnvVarSource,
    database: str | None = None,
    database_port: int = 5432,
    port: int = 5432,
    pool_mode: Literal["session", "transaction", "statement"] | None = None,
    auth_type: Literal["scram-sha-256", "md5", "plain", "trust"] = "scram-sha-256",
    tells: Mapping[str, str] | None = None,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Let the connections of the main container to PostgreSQL share a few, with PgBouncer on localhost.

    The main container starts when PgBouncer answers. PgBouncer waits for its clients to leave when it is stopped: as a
    native sidecar they are gone by then.

    Args:
        host: Where PostgreSQL is.
        user: Whom PgBouncer and the main container sign in as.
        password: Where the password comes from.
        database: The one database that it gives access to; every one unless given.
        database_port: The port of PostgreSQL.
        port: Where it listens on localhost.
        pool_mode: When a connection goes back to the pool; ``session`` unless given.
        auth_type: How clients sign in; ``scram-sha-256`` is also what PostgreSQL wants by default.
        tells: How the main container is told: ``{"PGHOST": "{host}", "PGPORT": "{port}"}``.
        main: The name or names of the containers that are told; by default all but init containers.
        options: What every helper takes; ``env`` takes the other settings, as ``MAX_CLIENT_CONN``.

    Example::

        pgbouncer(
            host="db.example.com",
            user="shop",
            password=EnvVarSource.from_secret("db", key="password"),
            pool_mode="transaction",
            tells={"PGHOST": "{host}", "PGPORT": "{port}"},
        )

    which makes, among other things::

        - name: pgbouncer
          ports:
            - containerPort: 5432
          env:
            - name: DB_HOST
              value: db.example.com
            - name: DB_PORT
              value: '5432'
            - name: DB_USER
              value: shop
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: db
                  key: password
            - name: LISTEN_ADDR
              value: 127.0.0.1
            - name: LISTEN_PORT
              value: '5432'
            - name: AUTH_TYPE
              value: scram-sha-256
            - name: POOL_MODE
              value: transaction
          startupProbe:
            exec:
              command:
                - pg_isready
                - -h
                - 127.0.0.1
                - -p
                - '5432'
            periodSeconds: 1
            failureThreshold: 60
    """
    env = {
        "DB_HOST": host,
        "DB_PORT": str(database_port),
        "DB_USER": user,
        "DB_PASSWORD": password,
        "DB_NAME": database,
        "LISTEN_ADDR": "127.0.0.1",
        "LISTEN_PORT": str(port),
        "AUTH_TYPE": auth_type,
        "POOL_MODE": pool_mode,
    }
    # It listens on loopback, where the kubelet does not reach it; the image has PostgreSQL's own question.
    asked = Probe.exec(["pg_isready", "-h", "127.0.0.1", "-p", str(port)])
    helper = made(
        "pgbouncer",
        IMAGE,
        options,
        env=env,
        ports=[port],
        startup_probe=asked.replace(**STARTING),
        liveness_probe=asked,
    )
    return relaying(helper, [port], tells, main)
