"""Vault's agent, which signs in and writes secrets into files."""

from __future__ import annotations

from cdk8s_pods.facts.images.vault import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.model import Probe, Volume
from cdk8s_pods.patterns import SharedVolume, sidecar

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.patterns import Pattern

_FOLDER = "/vault/config"
_SECRETS = "/vault/secrets"


def vault_agent(
    config: Configuration,
    *,
    path: str = _SECRETS,
    waits_for: str | None = None,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Give the main container files with secrets of Vault's, which its agent renews: without Vault's injector.

    As a native sidecar it never keeps a Job from completing, which the injector's does. The files are in memory.

    Args:
        config: The agent's configuration: a text, the path of a file, ``{"agent.hcl": text}``, or a volume that has an
            ``agent.hcl``. Its templates write below ``/vault/secrets``.
        path: Where the main container sees the files.
        waits_for: The file, by its name in that folder, that has to be there before the main container starts.
        main: The name or names of the containers that get the files; by default all but init containers.
        options: What every helper takes.

    Example::

        vault_agent(
            \"\"\"
            vault { address = "https://vault.example.com:8200" }
            auto_auth {
              method "kubernetes" { config = { role = "shop" } }
            }
            template {
              contents    = "{{ with secret \\"kv/data/shop\\" }}{{ .Data.data.password }}{{ end }}"
              destination = "/vault/secrets/password"
            }
            \"\"\",
            waits_for="password",
        )

    which makes, among other things::

        - name: vault-agent
          args:
            - agent
            - -config=/vault/config/agent.hcl
          env:
            - name: SKIP_CHOWN
              value: 'true'
            - name: SKIP_SETCAP
              value: 'true'
          startupProbe:
            exec:
              command:
                - test
                - -e
                - /vault/secrets/password
            periodSeconds: 1
            failureThreshold: 60
    """
    name = name_of("vault_agent", options)
    found = configured(name, config, file="agent.hcl", folder=_FOLDER)
    written = None if waits_for is None else Probe.exec(["test", "-e", f"{_SECRETS}/{waits_for}"], **STARTING)
    helper = made(
        "vault_agent",
        IMAGE,
        options,
        args=["agent", f"-config={_FOLDER}/agent.hcl"],
        # Its entry point would change owners and capabilities, which needs root.
        env={"SKIP_CHOWN": "true", "SKIP_SETCAP": "true"},
        mounts=found.mounts,
        writable_folders=["/home/vault"],
        startup_probe=written,
        run_as_group=1000,
        brings=found.brings,
    )
    secrets = Volume.empty_dir(f"{name[:55]}-secrets", medium="Memory")
    shared = SharedVolume(volume=secrets, main_path=path, helper_path=_SECRETS)
    return helper.placed_by(sidecar(helper.container, shares=shared, main=main, **helper.placing))
