"""Where the value of an environment variable comes from, and whole sets of variables."""

from __future__ import annotations

from .field import Short, name_of
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .named import Named
    from .scalars import Quantity


class SecretKeySelector(Value):
    """One key of a Secret in the pod's namespace."""

    name: Short[str | Named | None, str | None] = Short(name_of("Secret"))
    """The Secret; without it the variable can't be resolved."""
    key: str
    """Which key of the Secret."""
    optional: bool | None = None
    """True lets the pod start, without the variable, when the Secret or the key is missing."""


class ConfigMapKeySelector(Value):
    """One key of a ConfigMap in the pod's namespace."""

    name: Short[str | Named | None, str | None] = Short(name_of("ConfigMap"))
    """The ConfigMap; without it the variable can't be resolved."""
    key: str
    """Which key of the ConfigMap."""
    optional: bool | None = None
    """True lets the pod start, without the variable, when the ConfigMap or the key is missing."""


class ObjectFieldSelector(Value):
    """A field of the pod itself, known when it runs."""

    api_version: str | None = None
    """The version the path is written for; ``v1`` unless written."""
    field_path: str
    """Which field: for a variable ``metadata.name``, ``metadata.namespace``, ``metadata.uid``,
    ``metadata.labels['KEY']``, ``metadata.annotations['KEY']``, ``spec.nodeName``, ``spec.serviceAccountName``,
    ``status.hostIP(s)`` or ``status.podIP(s)``; for a file of a volume the metadata alone, there also all
    ``metadata.labels`` and ``metadata.annotations``.
    https://kubernetes.io/docs/concepts/workloads/pods/downward-api/"""


class ResourceFieldSelector(Value):
    """A request or limit of a container."""

    container_name: str | None = None
    """The container; in a variable its own container unless written, in a volume required."""
    resource: str
    """Which one: ``limits.cpu``, ``requests.memory``, ``limits.ephemeral-storage``, ``limits.hugepages-2Mi``, ..."""
    divisor: Quantity | None = None
    """The unit the value is given in, such as ``"1m"`` or ``"1Mi"``; 1 unless written."""


class FileKeySelector(Value):
    """One variable of a file in ``KEY=value`` form that an init container wrote. Since 1.34, behind a feature gate."""

    volume_name: str
    """The emptyDir volume of the pod that holds the file."""
    path: str
    """The file, relative to the volume, without ``..``."""
    key: str
    """Which variable of the file."""
    optional: bool | None = None
    """True lets the container start, without the variable, when the file or the key is missing."""


class EnvVarSource(Value):
    """Where the value of one environment variable comes from; exactly one field is written."""

    secret_key_ref: SecretKeySelector | None = None
    """One key of a Secret; ``EnvVarSource.from_secret`` writes it."""
    config_map_key_ref: ConfigMapKeySelector | None = None
    """One key of a ConfigMap; ``EnvVarSource.from_config_map`` writes it."""
    field_ref: ObjectFieldSelector | None = None
    """A field of the pod itself; ``EnvVarSource.from_field`` writes it."""
    resource_field_ref: ResourceFieldSelector | None = None
    """A request or limit of a container; ``EnvVarSource.from_resource`` writes it."""
    file_key_ref: FileKeySelector | None = None
    """One variable of a file in an emptyDir volume; since 1.34, behind a feature gate."""

    @classmethod
    def from_secret(cls, name: str | Named, *, key: str, optional: bool | None = None) -> EnvVarSource:
        """One key of the Secret ``name``."""
        return cls(secret_key_ref=SecretKeySelector(name=name, key=key, optional=optional))

    @classmethod
    def from_config_map(cls, name: str | Named, *, key: str, optional: bool | None = None) -> EnvVarSource:
        """One key of the ConfigMap ``name``."""
        return cls(config_map_key_ref=ConfigMapKeySelector(name=name, key=key, optional=optional))

    @classmethod
    def from_field(cls, field_path: str) -> EnvVarSource:
        """A field of the pod itself, such as ``status.podIP``."""
        return cls(field_ref=ObjectFieldSelector(field_path=field_path))

    @classmethod
    def from_resource(
        cls, resource: str, *, container_name: str | None = None, divisor: Quantity | None = None
    ) -> EnvVarSource:
        """A request or limit of a container, such as ``limits.memory``, in units of ``divisor``."""
        selector = ResourceFieldSelector(resource=resource, container_name=container_name, divisor=divisor)
        return cls(resource_field_ref=selector)


class ConfigMapEnvSource(Value):
    """Every key of a ConfigMap in the pod's namespace."""

    name: Short[str | Named | None, str | None] = Short(name_of("ConfigMap"))
    """The ConfigMap, by its name in the pod's namespace."""
    optional: bool | None = None
    """True lets the pod start when the ConfigMap is missing."""


class SecretEnvSource(Value):
    """Every key of a Secret in the pod's namespace."""

    name: Short[str | Named | None, str | None] = Short(name_of("Secret"))
    """The Secret, by its name in the pod's namespace."""
    optional: bool | None = None
    """True lets the pod start when the Secret is missing."""


class EnvFromSource(Value):
    """A ConfigMap or a Secret, every key of which becomes an environment variable."""

    prefix: str | None = None
    """Text put before each key to make the variable's name."""
    config_map_ref: ConfigMapEnvSource | None = None
    """The ConfigMap; not together with ``secret_ref``."""
    secret_ref: SecretEnvSource | None = None
    """The Secret; not together with ``config_map_ref``."""

    @classmethod
    def config_map(cls, name: str | Named, *, prefix: str | None = None, optional: bool | None = None) -> EnvFromSource:
        """Every key of the ConfigMap ``name``."""
        return cls(prefix=prefix, config_map_ref=ConfigMapEnvSource(name=name, optional=optional))

    @classmethod
    def secret(cls, name: str | Named, *, prefix: str | None = None, optional: bool | None = None) -> EnvFromSource:
        """Every key of the Secret ``name``."""
        return cls(prefix=prefix, secret_ref=SecretEnvSource(name=name, optional=optional))
