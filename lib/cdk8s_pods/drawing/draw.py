"""Draws what a user has: a template, a manifest, a construct; or the objects of an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.rules.between.check import issues_between
from cdk8s_pods.rules.between.resource import Resource
from cdk8s_pods.rules.between.view import View
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import NEWEST

from .application import application_sketch
from .layout import lay_out
from .mermaid import as_mermaid
from .pods import pod_sketch
from .svg import as_svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal, TypeAlias

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.target import Target

    from .sketch import Sketch

    #: How a picture is written.
    Format: TypeAlias = Literal["svg", "mermaid"]


class Pictures:
    """The pictures of one application: it is checked once, for all of them.

    Args:
        resources: All objects that belong together.
        target: What they are checked for.
    """

    def __init__(self, resources: Iterable[Resource], target: Target = NEWEST, *, is_one_output: bool = True) -> None:
        self.resources = tuple(resources)
        self._view = View(
            self.resources,
            external=target.external,
            closed=target.closed,
            kubernetes=target.kubernetes,
            is_one_output=is_one_output,
            advice=False,
        )
        self._issues: dict[int, list[Issue]] = {
            id(each): check(each.written, target=each.target, advice=False) for each in self.resources
        }
        for resource, issue in issues_between(self._view):
            self._issues[id(resource)].append(issue)

    def of_pod(self, resource: Resource, form: Format) -> str:
        """The picture of the pods that one of the objects makes, or is."""
        return written(pod_sketch(resource, self._view, self._issues_of), form)

    def of_application(self, form: Format) -> str:
        """The picture of all objects and of what leads from one to another."""
        return written(application_sketch(self._view, self._issues_of), form)

    def _issues_of(self, resource: Resource) -> Sequence[Issue]:
        return self._issues[id(resource)]


def written(sketch: Sketch, form: Format) -> str:
    """A picture in one of the formats."""
    return as_mermaid(sketch) if form == "mermaid" else as_svg(lay_out(sketch))
