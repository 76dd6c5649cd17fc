"""Texts that a field's type does not list, though a server takes them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from cdk8s_pods.model.annotations import written_annotation

if TYPE_CHECKING:
    from cdk8s_pods.model import Value

_LISTED = re.compile(r"Literal\[([^\]]*)\]")
_TEXT = re.compile(r"""["']([^"']*)["']""")


def is_unlisted(value_type: type[Value], field: str, held: Any) -> bool:
    """Whether a field lists the texts that it takes, and holds another one."""
    texts = held if isinstance(held, tuple) else (held,)
    if not all(isinstance(text, str) for text in texts):
        return False
    listed = _listed(written_annotation(value_type, field))
    return listed is not None and any(text not in listed for text in texts)


@cache
def _listed(annotation: str) -> frozenset[str] | None:
    found = _LISTED.search(annotation)
    return frozenset(_TEXT.findall(found[1])) if found else None
