"""A set of API objects that is written into one file."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import (
    require_construct,
    require_optional_flag,
    require_optional_mapping,
    require_optional_text,
    require_text,
    wrong_type,
)
from cdk8s_pods.engine.constructs.construct import Construct
from cdk8s_pods.engine.constructs.node import Node
from cdk8s_pods.engine.failures import CallbackFailure, ScriptFailure, call_back, reported
from cdk8s_pods.engine.values import native, plain_text, returned

from .names import dns_label
from .owners import chart_of
from .synthesis import synthesized_chart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .api_object import ApiObject

_LONGEST_NAME_OF_A_CRON_JOB = 52
"""Its jobs append 11 characters (https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/)."""


class Chart(Construct):
    """A set of API objects that is written into one file, with a namespace and labels for all of them."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Chart"
    __script_name__ = "Chart"
    __is_chart__ = True
    __slots__ = ("__chart_hashes__", "__chart_labels__", "__chart_namespace__")

    __chart_hashes__: bool
    __chart_labels__: dict[str, str]
    __chart_namespace__: str | None

    def __init__(
        self,
        scope: Construct,
        id: str,  # official name
        *,
        disable_resource_name_hashes: bool | None = None,
        labels: Mapping[str, str] | None = None,
        namespace: str | None = None,
    ) -> None:
        if not isinstance(scope, Construct):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("scope", scope, "constructs.Construct")
        require_text(id=id)
        require_optional_flag(disable_resource_name_hashes=disable_resource_name_hashes)
        require_optional_mapping("Mapping[str, str]", labels=labels)
        require_optional_text(namespace=namespace)
        own: dict[str, str] = native(labels) if labels else {}
        for key, value in own.items():
            if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
                raise RuntimeError(f"labels[{key!r}] must be a string; got {value!r}")
        self.__construct_node__ = Node(self, scope, id)
        self.__chart_namespace__ = None if namespace is None else plain_text(namespace)
        self.__chart_labels__ = own
        self.__chart_hashes__ = not disable_resource_name_hashes

    @classmethod
    def is_chart(cls, x: Any) -> bool:
        """Return whether `x` is a chart."""
        return isinstance(x, Chart)

    @classmethod
    def of(cls, c: Construct) -> Chart:
        """Return the construct itself if it is a chart, else the nearest chart above it.

        Raises:
            RuntimeError: when there is none.
        """
        require_construct("c", c)
        try:
            return chart_of(c)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    @property
    def namespace(self) -> str | None:
        """The namespace of all objects that do not set their own."""
        return self.__chart_namespace__

    @property
    def labels(self) -> dict[str, str]:
        """The labels of all objects; changing this copy changes nothing."""
        return returned(self.__chart_labels__)  # type: ignore[no-any-return]  # a dict of text

    @property
    def api_objects(self) -> list[ApiObject]:
        """The API objects made directly in the chart."""
        children: list[Any] = [*self.node.children]
        return [child for child in children if child.__is_api_object__]

    def generate_object_name(self, api_object: ApiObject) -> str:
        """Return the name for an object that sets none: override it to name all objects of a chart your way."""
        return dns_label(
            api_object,
            include_hash=self.__chart_hashes__,
            max_len=_LONGEST_NAME_OF_A_CRON_JOB if api_object.kind == "CronJob" else 63,
        )

    def __chart_name_for__(self, api_object: ApiObject) -> str:
        if type(self).generate_object_name is Chart.generate_object_name:
            return self.generate_object_name(api_object)
        name = call_back(self.generate_object_name, api_object)
        if not isinstance(name, str):
            raise CallbackFailure(f"generate_object_name() of {self!r} must return a string; got {name!r}")
        return plain_text(name)

    def add_dependency(self, *dependencies: Construct) -> None:
        """Let everything in the chart come after others."""
        self.node.add_dependency(*dependencies)

    def to_json(self) -> list[Any]:
        """Return the objects of the chart as they are written, in order of their dependencies."""
        try:
            return [returned(document) for document in synthesized_chart(self)]
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    def __chart_documents__(self) -> list[Any]:
        """Return the documents for writing, by way of the user's `to_json` if there is one."""
        if type(self).to_json is Chart.to_json:
            return synthesized_chart(self)
        documents = call_back(self.to_json)
        if not isinstance(documents, list):
            raise CallbackFailure(f"to_json() of {self!r} must return a list; got {type(documents).__name__}")
        return native(documents)  # type: ignore[no-any-return]  # a list
