"""Apps and charts for tests."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import wrong_type
from cdk8s_pods.engine.failures import ScriptFailure, reported
from cdk8s_pods.engine.values import returned

from .app import App
from .chart import Chart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .interfaces import IResolver
    from .yaml_output_type import YamlOutputType


class Testing:
    """Apps and charts for tests."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Testing"
    __test__ = False  # not a test class, whatever pytest thinks of the name

    @classmethod
    def app(
        cls,
        *,
        outdir: str | None = None,
        output_file_extension: str | None = None,
        record_construct_metadata: bool | None = None,
        resolvers: Sequence[IResolver] | None = None,
        yaml_output_type: YamlOutputType | None = None,
    ) -> App:
        """Return an app that writes into a temporary folder unless told otherwise."""
        if outdir is None:
            from tempfile import mkdtemp

            outdir = mkdtemp(prefix="cdk8s.outdir.")
        return App(
            outdir=outdir,
            output_file_extension=output_file_extension,
            record_construct_metadata=record_construct_metadata,
            resolvers=resolvers,
            yaml_output_type=yaml_output_type,
        )

    @classmethod
    def chart(cls) -> Chart:
        """Return a chart named `test` in an app of its own."""
        return Chart(cls.app(), "test")

    @classmethod
    def synth(cls, chart: Chart) -> list[Any]:
        """Return the objects of a chart as they are written."""
        if not isinstance(chart, Chart):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("chart", chart, "cdk8s.Chart")
        try:
            return [returned(document) for document in chart.__chart_documents__()]
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__
