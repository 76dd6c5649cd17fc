"""The keyword arguments of apps and charts as records."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import (
    not_optional,
    require_optional_flag,
    require_optional_mapping,
    require_optional_text,
)
from cdk8s_pods.engine.struct import Struct

from .yaml_output_type import YamlOutputType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .interfaces import IResolver


class AppProps(Struct):
    """The keyword arguments of `App`."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        outdir: str | None = None,
        output_file_extension: str | None = None,
        record_construct_metadata: bool | None = None,
        resolvers: Sequence[IResolver] | None = None,
        yaml_output_type: YamlOutputType | None = None,
    ) -> None:
        require_optional_text(outdir=outdir, output_file_extension=output_file_extension)
        require_optional_flag(record_construct_metadata=record_construct_metadata)
        if resolvers is not None and not isinstance(resolvers, (list, tuple)):
            raise not_optional("resolvers", resolvers, "Sequence[cdk8s.IResolver]")
        if yaml_output_type is not None and not isinstance(yaml_output_type, YamlOutputType):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise not_optional("yaml_output_type", yaml_output_type, "cdk8s.YamlOutputType")
        super().__init__(
            outdir=outdir,
            output_file_extension=output_file_extension,
            record_construct_metadata=record_construct_metadata,
            resolvers=resolvers,
            yaml_output_type=yaml_output_type,
        )


class ChartProps(Struct):
    """The keyword arguments of `Chart`."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        disable_resource_name_hashes: bool | None = None,
        labels: Mapping[str, str] | None = None,
        namespace: str | None = None,
    ) -> None:
        require_optional_flag(disable_resource_name_hashes=disable_resource_name_hashes)
        require_optional_mapping("Mapping[str, str]", labels=labels)
        require_optional_text(namespace=namespace)
        super().__init__(disable_resource_name_hashes=disable_resource_name_hashes, labels=labels, namespace=namespace)
