"""Objects from a file or URL, as they stand there."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import require_text, wrong_type
from cdk8s_pods.engine.constructs.construct import Construct
from cdk8s_pods.engine.constructs.node import Node
from cdk8s_pods.engine.failures import ScriptFailure, reported_by_constructor
from cdk8s_pods.engine.struct import Struct

from .api_object import included_api_object
from .loading import load_documents_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .api_object import ApiObject


class IncludeProps(Struct):
    """Where to read from."""

    __module__ = "cdk8s"

    def __init__(self, *, url: str) -> None:
        require_text(url=url)
        super().__init__(url=url)


class Include(Construct):
    """All objects of a YAML file or URL, with their own names."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Include"
    __script_name__ = "Include"
    __slots__ = ()

    def __init__(self, scope: Construct, id: str, *, url: str) -> None:  # official name
        if not isinstance(scope, Construct):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("scope", scope, "constructs.Construct")
        require_text(id=id, url=url)
        try:
            self.__include__(scope, id, url)
        except ScriptFailure as failure:
            raise reported_by_constructor(failure) from failure.__cause__

    def __include__(self, scope: Construct, id: str, url: str) -> None:
        self.__construct_node__ = Node(self, scope, id)
        unnamed = 0
        for document in load_documents_from(url):
            fields: dict[str, Any] = document if isinstance(document, dict) else {}
            metadata: dict[str, Any] = fields["metadata"] if isinstance(fields.get("metadata"), dict) else {}
            name = metadata.get("name")
            if name is None:
                name = f"object{unnamed}"
                unnamed += 1
            kind = fields.get("kind")
            if kind is not None and not isinstance(kind, str):
                raise ScriptFailure(f"{url}: kind must be a string; got {kind!r}")
            parts = (name, kind.lower() if kind is not None else None, metadata.get("namespace"))
            included_api_object(self, "-".join(str(part) for part in parts if part), fields)

    @property
    def api_objects(self) -> list[ApiObject]:
        """The objects included."""
        children: list[Any] = [*self.node.children]
        return [child for child in children if child.__is_api_object__]
