"""The Secrets Store CSI driver, which mounts secrets of other stores."""

from __future__ import annotations

from cdk8s_pods.model import Volume

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from cdk8s_pods.model.named import Named

#: https://secrets-store-csi-driver.sigs.k8s.io/getting-started/usage
_DRIVER = "secrets-store.csi.k8s.io"


def secrets_store(volume: str, provider_class: str | Named) -> Volume:
    """A volume with the secrets of another store, such as Azure's, AWS', Google's or Vault's.

    The cluster needs the Secrets Store CSI driver. What changes in the store changes in the files where the driver's
    rotation is on; it restarts no pod.

    Args:
        volume: The volume's name.
        provider_class: The SecretProviderClass of the pod's namespace, which says what comes from where.

    Returns:
        A volume; ``secrets_store("secrets", "shop").mount("/secrets", read_only=True)`` puts it into a container.

    Example::

        secrets_store("secrets", "shop")

    which makes, among other things::

        - name: secrets
          csi:
            driver: secrets-store.csi.k8s.io
            readOnly: true
            volumeAttributes:
              secretProviderClass: shop
    """
    name = provider_class if isinstance(provider_class, str) else provider_class.name
    return Volume.csi(volume, _DRIVER, read_only=True, volume_attributes={"secretProviderClass": name})
