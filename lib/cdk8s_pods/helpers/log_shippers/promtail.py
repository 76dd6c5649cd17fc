"""Promtail, which is no more."""

from __future__ import annotations

from cdk8s_pods.facts.images.promtail import IMAGE
from cdk8s_pods.issues import PodsError

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import NoReturn


def promtail(**_: object) -> NoReturn:
    """Refused: Promtail ended in March 2026; ``alloy`` has taken its place.

    Raises:
        PodsError: Always; it says what to write.
    """
    raise PodsError(
        f"promtail() makes nothing: the project ended on 2 March 2026. Use {IMAGE.replaced_by}(); "
        "`alloy convert --source-format=promtail` turns its configuration into Alloy's"
    )
