"""What the example of a helper makes: a pod that has it, and what it brings."""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING, Any

from cdk8s_pods import helpers, model, patterns
from cdk8s_pods.model import Container, PodSpec, PodTemplateSpec, Volume

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .description import Description

#: The pod that gets the helper: what stands for the user's own.
POD = PodTemplateSpec(spec=PodSpec(containers=[Container(name="main", image="registry.example.com/main:1.0")]))


def value_of(code: str) -> Any:
    """What the code of an example gives: a pattern, or a volume."""
    names: dict[str, Any] = {
        name: getattr(package, name) for package in (model, patterns, helpers) for name in package.__all__
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is dormant is told beside the example
        return eval(code, names)


def imports_of(helper: Description) -> str:
    """The lines of imports that the example of a helper needs."""
    used = {node.id for node in ast.walk(ast.parse(helper.example)) if isinstance(node, ast.Name)}
    offered = {name for package in (model, patterns) for name in package.__all__}
    more = ", ".join(sorted(used & offered))
    own = f"from cdk8s_pods.helpers import {helper.name}"
    return f"from cdk8s_pods import {more}\n{own}" if more else own


def made_by(code: str) -> list[Mapping[str, Any]]:
    """What an example makes: the spec of the pod with what it adds, then each object that it brings.

    What is brought is shown as its kind and content; its name is settled in a chart.
    """
    found = value_of(code)
    if isinstance(found, Volume):
        return [found.to_manifest()]
    template: PodTemplateSpec = POD.apply(found)
    assert template.spec is not None
    return [template.spec.to_manifest(), *map(_shown, template.brought)]


def _shown(brought: Any) -> Mapping[str, Any]:
    fields = {key: value for key, value in brought.to_manifest().items() if key not in ("id", "volume")}
    fields.pop("namedByContent", None)
    return {"kind": type(brought).__name__.removeprefix("Brought"), **fields}
