"""The environment variables of a container."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .env_source import EnvVarSource
    from .named import Named
    from .scalars import Quantity


class EnvVar(Value):
    """One environment variable, with its value or where the value comes from.

    Where the environment of a container is asked for, a mapping stands for a list of these:
    ``env={"LOG_LEVEL": "debug", "PASSWORD": EnvVarSource.from_secret("db", key="password")}``.
    """

    name: str
    """The variable's name: any printable ASCII but ``=``."""
    value: str | None = None
    """The text itself. ``$(OTHER)`` is replaced by a variable defined above it, ``$$(OTHER)`` stays as text. Not
    together with ``value_from``."""
    value_from: EnvVarSource | None = None
    """Where the value comes from: a Secret, a ConfigMap, a field of the pod, a resource of a container or a file."""

    @classmethod
    def from_secret(cls, variable: str, /, name: str | Named, *, key: str, optional: bool | None = None) -> EnvVar:
        """The variable that holds one key of the Secret ``name``; the pod waits for it unless ``optional``."""
        return cls(name=variable, value_from=_source().from_secret(name, key=key, optional=optional))

    @classmethod
    def from_config_map(cls, variable: str, /, name: str | Named, *, key: str, optional: bool | None = None) -> EnvVar:
        """The variable that holds one key of the ConfigMap ``name``; the pod waits for it unless ``optional``."""
        return cls(name=variable, value_from=_source().from_config_map(name, key=key, optional=optional))

    @classmethod
    def from_field(cls, variable: str, /, field_path: str) -> EnvVar:
        """The variable that holds a field of the pod itself, such as ``status.podIP`` or ``metadata.name``."""
        return cls(name=variable, value_from=_source().from_field(field_path))

    @classmethod
    def from_resource(
        cls, variable: str, /, resource: str, *, container_name: str | None = None, divisor: Quantity | None = None
    ) -> EnvVar:
        """The variable that holds a request or limit of a container, such as ``limits.memory``."""
        source = _source().from_resource(resource, container_name=container_name, divisor=divisor)
        return cls(name=variable, value_from=source)


def _source() -> type[EnvVarSource]:
    # Deferred: most variables are plain text.
    from .env_source import EnvVarSource

    return EnvVarSource


def full_env(written: Any) -> Any:
    """The environment of a container in full: a mapping gives one variable an entry, in its order."""
    if not isinstance(written, dict):
        return written
    entries: dict[str, Any] = written
    return tuple(_variable(name, value) for name, value in entries.items())


def _variable(name: str, value: Any) -> EnvVar:
    # A value of whatever type stands for where the variable comes from; the check of the manifest names a wrong one.
    fields: dict[str, Any] = {"value_from" if isinstance(value, Value) else "value": value}
    return EnvVar(name=name, **fields)
