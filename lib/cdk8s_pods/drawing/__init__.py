"""Pictures of pods and of applications, as SVG or Mermaid."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .pictures import draw as draw, draw_application as draw_application
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
