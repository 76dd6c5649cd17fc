"""The top of the tree: everything that is written in one go, and how it is divided into files."""

from __future__ import annotations

import os

from cdk8s_pods.engine.argument_types import (
    not_optional,
    require_construct,
    require_implementation,
    require_optional_flag,
    require_optional_text,
)
from cdk8s_pods.engine.constructs.construct import Construct
from cdk8s_pods.engine.constructs.node import Node, encoded
from cdk8s_pods.engine.failures import ScriptFailure, reported
from cdk8s_pods.engine.values import native, plain_text, script_text

from .file_writing import FilesOfOneRun
from .names import allowed, dns_label
from .synthesis import Synthesis, charts_of, infer_dependencies, objects_of, validate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .chart import Chart
    from .interfaces import IResolver
    from .yaml_output_type import YamlOutputType

_PER_CHART = "FILE_PER_CHART"


class App(Construct):
    """The top of the tree."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.App"
    __script_name__ = "App"
    __slots__ = (
        "__app_extension__",
        "__app_outdir__",
        "__app_output_type__",
        "__app_records_constructs__",
        "__app_resolvers__",
    )

    __app_extension__: str
    __app_outdir__: str
    __app_output_type__: str
    __app_records_constructs__: bool
    __app_resolvers__: list[IResolver]

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
        require_resolvers(resolvers)
        # The class of the type is not loaded here, and a chart that never names it does without.
        output_type = _PER_CHART if yaml_output_type is None else _name_of(yaml_output_type)
        self.__construct_node__ = Node(self, None, "")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the root alone has no scope
        self.__app_outdir__ = os.environ.get("CDK8S_OUTDIR", "dist") if outdir is None else _place(plain_text(outdir))
        self.__app_extension__ = plain_text(".k8s.yaml" if output_file_extension is None else output_file_extension)
        self.__app_output_type__ = output_type
        self.__app_resolvers__ = list(resolvers or ())
        self.__app_records_constructs__ = (
            os.environ.get("CDK8S_RECORD_CONSTRUCT_METADATA") == "true"
            if record_construct_metadata is None
            else record_construct_metadata
        )

    @classmethod
    def of(cls, c: Construct) -> App:
        """Return the app that a construct belongs to."""
        require_construct("c", c)
        return c.node.root  # type: ignore[return-value]  # pyright: ignore[reportReturnType]  # an App unless the user made another root

    @property
    def outdir(self) -> str:
        """The folder to write to: as given, else the environment variable CDK8S_OUTDIR, else `dist`.

        While `cdk8s-pods synth` runs the app, it is where files are collected until the app has come to its end.
        """
        return self.__app_outdir__

    @property
    def output_file_extension(self) -> str:
        """How the names of the files end, `.k8s.yaml` by default."""
        return self.__app_extension__

    @property
    def yaml_output_type(self) -> YamlOutputType:
        """How the objects are divided into files, one for each chart by default."""
        from .yaml_output_type import YamlOutputType

        return YamlOutputType(self.__app_output_type__)

    @property
    def resolvers(self) -> list[IResolver]:
        """What replaces values: the user's resolvers, then the built-in ones."""
        from .resolvers import ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver

        built_in: list[Any] = [LazyResolver(), ImplicitTokenResolver(), NumberStringUnionResolver()]
        return [*self.__app_resolvers__, *built_in]

    @property
    def charts(self) -> list[Chart]:
        """All charts, in order of their dependencies."""
        try:
            return charts_of(self)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    def synth(self) -> None:
        """Write everything into the output folder.

        Raises:
            RuntimeError: when a check fails, dependencies form a circle, or something can't be rendered.
        """
        os.makedirs(self.outdir, exist_ok=True)
        try:
            with Synthesis(self) as synthesis:
                validate(self)
                numbered = infer_dependencies(self)
                synthesis.note_prepared()
                _WRITERS[self.__app_output_type__](FilesOfOneRun(self), charts_of(self), numbered)
                if self.__app_records_constructs__:
                    _write_construct_metadata(self)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    def synth_yaml(self) -> str:
        """Return everything as one text of YAML documents.

        Raises:
            RuntimeError: as for `synth`.
        """
        from .yaml import text_of

        try:
            with Synthesis(self) as synthesis:
                infer_dependencies(self)
                validate(self)
                synthesis.note_prepared()
                return text_of(document for chart in charts_of(self) for document in chart.__chart_documents__())
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__


def require_resolvers(resolvers: object) -> None:
    """Refuse what is not a sequence of resolvers or None."""
    if resolvers is None:
        return
    if not isinstance(resolvers, (list, tuple)):
        raise not_optional("resolvers", resolvers, "Sequence[cdk8s.IResolver]")
    if isinstance(resolvers, tuple):
        native(resolvers)  # refuses it
    given: Sequence[object] = resolvers  # pyright: ignore[reportUnknownVariableType]  # checked one by one
    for position, resolver in enumerate(given):
        require_implementation(f"resolvers[{position}]", resolver, "cdk8s.IResolver", "resolve")


def _place(outdir: str) -> str:
    if "CDK8S_PODS_STAGE" not in os.environ:
        return outdir
    from .staging import staged

    return staged(outdir)


def _name_of(output_type: object) -> str:
    from .yaml_output_type import YamlOutputType

    if not isinstance(output_type, YamlOutputType):
        raise not_optional("yaml_output_type", output_type, "cdk8s.YamlOutputType")
    return output_type.name


def _write_file_per_app(files: FilesOfOneRun, charts: Sequence[Chart], numbered: bool) -> None:  # noqa: ARG001  # one signature for all
    documents = [document for chart in charts for document in chart.__chart_documents__()]
    if charts:
        files.write("app", documents, "all objects")


def _write_file_per_chart(files: FilesOfOneRun, charts: Sequence[Chart], numbered: bool) -> None:
    for number, chart in enumerate(charts):
        files.write(_chart_name(chart, number, numbered), chart.__chart_documents__(), f"chart {chart.node.path}")


def _write_file_per_resource(files: FilesOfOneRun, charts: Sequence[Chart], numbered: bool) -> None:  # noqa: ARG001
    for chart in charts:
        for document in chart.__chart_documents__():
            if document is not None:
                name = _resource_name(document.get("kind"), _name_in(document))
                files.write(name, [document], _described(document, chart))


def _write_folder_per_chart(files: FilesOfOneRun, charts: Sequence[Chart], numbered: bool) -> None:
    for number, chart in enumerate(charts):
        folder = _chart_name(chart, number, numbered)
        objects = objects_of(chart)
        os.makedirs(os.path.join(files.folder, folder), exist_ok=True)
        for obj in objects:
            name = os.path.join(folder, _resource_name(obj.kind, obj.metadata.name))
            document = obj.__api_document__()
            files.write(name, [document], _described(document, chart))


_WRITERS = {
    "FILE_PER_APP": _write_file_per_app,
    "FILE_PER_CHART": _write_file_per_chart,
    "FILE_PER_RESOURCE": _write_file_per_resource,
    "FOLDER_PER_CHART_FILE_PER_RESOURCE": _write_folder_per_chart,
}


def _chart_name(chart: Chart, number: int, numbered: bool) -> str:
    name = dns_label(chart)
    return f"{number:04}-{name}" if numbered else name


def _resource_name(kind: object, name: object) -> str:
    return allowed(f"{script_text(kind)}.{script_text(name)}")


def _name_in(document: dict[str, Any]) -> object:
    metadata = document.get("metadata")
    if metadata is None:
        from cdk8s_pods.engine.failures import ScriptTypeFailure

        raise ScriptTypeFailure("Cannot read properties of undefined (reading 'name')")
    return metadata.get("name") if isinstance(metadata, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]  # whatever a patch made of it


def _described(document: Any, chart: Chart) -> str:
    """Return what tells an object from others of its kind and name."""
    fields: dict[str, Any] = document if isinstance(document, dict) else {}
    metadata: dict[str, Any] = fields["metadata"] if isinstance(fields.get("metadata"), dict) else {}
    namespace = metadata.get("namespace")
    where = f"namespace {namespace}, chart {chart.node.path}" if namespace else f"chart {chart.node.path}"
    return f"{fields.get('kind')} {metadata.get('name')} ({where})"


def _write_construct_metadata(app: App) -> None:
    from json import dumps  # only for this file

    from cdk8s_pods.engine.values import in_key_order

    paths = {obj.name: {"path": obj.node.path} for chart in charts_of(app) for obj in objects_of(chart)}
    text = dumps({"version": "1.0.0", "resources": in_key_order(paths)}, ensure_ascii=False, separators=(",", ":"))
    with open(os.path.join(app.outdir, "construct-metadata.json"), "wb") as file:
        file.write(encoded(text))
