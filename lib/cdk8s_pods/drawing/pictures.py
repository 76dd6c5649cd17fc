"""Draws what a user has: a template, a manifest, a construct; or the objects of an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.model import PodTemplateSpec
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
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Literal, Protocol, TypeAlias

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.target import Target

    from .sketch import Sketch

    #: How a picture is written.
    Format: TypeAlias = Literal["svg", "mermaid"]

    class Drawable(Protocol):
        """A construct of this library, which has its cdk8s object."""

        @property
        def api_object(self) -> Any:
            """The cdk8s object."""
            ...

    class HasManifests(Protocol):
        """A chart."""

        def to_json(self) -> list[Any]:
            """The manifests of all that is in it."""
            ...


FORMATS = ("svg", "mermaid")


def draw(
    what: PodTemplateSpec | Mapping[str, Any] | Drawable, *, format: Format = "svg", target: Target | None = None
) -> str:
    """The picture of a pod: its containers in running order, and who calls, reads and writes what.

    What the rules refuse is drawn in red, at its place. Values of variables, Secrets and ConfigMaps are not shown.

    Args:
        what: A template, the manifest of something that makes pods as plain dicts, or a workload of this library. What
            only the workload knows, such as the claims of a StatefulSet, is not in its template.
        format: ``svg`` for a picture of at most 880 pixels that follows the light or dark of who looks at it,
            ``mermaid`` for a flowchart of Mermaid.
        target: What the pod is checked for; the newest Kubernetes by default.

    Returns:
        The text of the picture: the same for the same pod, byte for byte.

    Raises:
        TypeError: It is none of these.
        ValueError: It makes no pods, or the format is not known.
    """
    _expect_format(format)
    resource = Resource(_manifest(what), target=target or NEWEST)
    if resource.pods is None:
        raise ValueError(
            f"{resource.title} makes no pods, and has no picture; draw_application shows what is around pods"
        )
    return Pictures([resource], target or NEWEST).of_pod(resource, format)


def draw_application(
    manifests: Iterable[Mapping[str, Any] | Drawable] | HasManifests,
    *,
    format: Format = "svg",
    target: Target | None = None,
) -> str:
    """The picture of an application: its Ingresses, Services and workloads, and the configuration that they refer to.

    Args:
        manifests: Everything that belongs together, as plain dicts or as constructs of this library; or a chart.
        format: See ``draw``.
        target: What it is checked for; the newest Kubernetes by default.

    Returns:
        The text of the picture: the same for the same objects, byte for byte.

    Raises:
        TypeError: Something is neither a manifest nor a construct of this library.
        ValueError: The format is not known.
    """
    _expect_format(format)
    to_json = getattr(manifests, "to_json", None)
    listed: Any = manifests if to_json is None else to_json()
    asked = target or NEWEST
    return Pictures([Resource(_manifest(each), target=asked) for each in listed], asked).of_application(format)


class Pictures:
    """The pictures of one application, which is checked once for all of them.

    Args:
        resources: All objects that belong together.
        target: What they are checked for.
        is_one_output: Whether all of it is applied together.
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
        return _written(pod_sketch(resource, self._view, self._issues_of), form)

    def of_application(self, form: Format) -> str:
        """The picture of all objects and of what leads from one to another."""
        return _written(application_sketch(self._view, self._issues_of), form)

    def _issues_of(self, resource: Resource) -> Sequence[Issue]:
        return self._issues[id(resource)]


def _written(sketch: Sketch, form: Format) -> str:
    return as_mermaid(sketch) if form == "mermaid" else as_svg(lay_out(sketch))


def _expect_format(form: object) -> None:
    if form not in FORMATS:
        raise ValueError(f"format must be {' or '.join(FORMATS)}, not {form!r}")


def _manifest(what: Any) -> Mapping[str, Any]:
    if isinstance(what, PodTemplateSpec):
        return _as_pod(what.to_manifest())
    if isinstance(what, dict):
        return what if "kind" in what else _as_pod(what)
    api_object = getattr(what, "api_object", None)
    manifest = api_object.to_json() if api_object is not None else None
    if not isinstance(manifest, dict):
        wanted = "a PodTemplateSpec, a manifest as a dict, or a construct of this library"
        raise TypeError(f"{type(what).__name__} cannot be drawn; give {wanted}")
    return manifest


def _as_pod(template: Mapping[str, Any]) -> Mapping[str, Any]:
    """A pod that is like those of a template, which has no name: what is generated needs none."""
    metadata = template.get("metadata")
    named = metadata if isinstance(metadata, dict) else {}
    return {**template, "apiVersion": "v1", "kind": "Pod", "metadata": {"generateName": "pod-", **named}}
