"""How the values of typed options are written in annotations, which hold text only."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cdk8s_pods.model import Value


def annotation_text(value: object) -> str:
    """``value`` as an annotation holds it: ``true``/``false``, numbers in digits, lists joined by commas."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (tuple, list)):
        elements: Iterable[object] = value
        return ",".join(map(annotation_text, elements))
    return str(value)


def options_as_text(options: Value, keys: Mapping[str, str]) -> dict[str, str]:
    """The options that were written, each under the key that ``keys`` gives its name.

    Args:
        options: A value whose fields are options.
        keys: Option name -> label or annotation key.
    """
    return {
        key: annotation_text(getattr(options, name)) for name, key in keys.items() if getattr(options, name) is not None
    }
