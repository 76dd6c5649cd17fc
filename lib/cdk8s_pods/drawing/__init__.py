"""Pictures of pods and of applications, as SVG or Mermaid."""

from __future__ import annotations

from .draw import draw as draw, draw_application as draw_application

TYPE_CHECKING: bool = False
if not TYPE_CHECKING:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
