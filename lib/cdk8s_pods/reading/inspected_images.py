"""``images.json``: what the images of a project are made of, as ``cdk8s-pods images`` writes it down.

.. code-block:: json

    {"images": {"example/shop:1.4": {
        "digest": "sha256:...", "user": "1000", "ports": ["8080/tcp"],
        "entryPoint": ["/shop"], "command": ["serve"], "volumes": ["/data"]}}}
"""

from __future__ import annotations

from cdk8s_pods.facts.inspected_images import InspectedImage, InspectedImages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_TEXTS = {"digest": "digest", "user": "user"}
_LISTS = {"ports": "ports", "entryPoint": "entry_point", "command": "command", "volumes": "volumes"}


def images_as_json(images: Iterable[InspectedImage]) -> str:
    """The text of the file."""
    # Deferred, as below: few projects have such a file.
    import json

    written = {
        each.image: {
            key: list(value) if key in _LISTS else value
            for key, part in {**_TEXTS, **_LISTS}.items()
            if (value := getattr(each, part))
        }
        for each in images
    }
    return json.dumps({"images": written}, indent=2, sort_keys=True) + "\n"


def read_images(path: str) -> InspectedImages:
    """What stands in the file.

    Raises:
        ValueError: It cannot be read, or holds something else; the message says where and what.
    """
    import json

    try:
        with open(path, "rb") as file:
            found = json.loads(file.read())
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}; `cdk8s-pods images` writes it") from None
    except ValueError as error:
        raise ValueError(f"{path}: no JSON: {error}") from None
    images = found.get("images") if isinstance(found, dict) else None
    if not isinstance(images, dict):
        raise ValueError(f"{path}: has no mapping images; `cdk8s-pods images` writes one")
    return InspectedImages(_image(path, name, fields) for name, fields in images.items())


def _image(path: str, name: str, fields: Any) -> InspectedImage:
    if not isinstance(fields, dict):
        raise ValueError(f"{path}: images.{name}: must be a mapping of {', '.join((*_TEXTS, *_LISTS))}")
    parts: dict[str, Any] = {}
    for key, value in fields.items():
        is_text, is_list = key in _TEXTS, key in _LISTS
        if not (is_text or is_list):
            # Deferred: only a mistake pays for it.
            from cdk8s_pods.suggestion import did_you_mean

            raise ValueError(f"{path}: images.{name}.{key}: unknown key{did_you_mean(key, (*_TEXTS, *_LISTS))}")
        if is_text and not isinstance(value, str):
            raise ValueError(f"{path}: images.{name}.{key}: must be text, not {value!r}")
        if is_list and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
            raise ValueError(f"{path}: images.{name}.{key}: must be a list of texts, not {value!r}")
        parts[{**_TEXTS, **_LISTS}[key]] = value
    return InspectedImage(name, **parts)
