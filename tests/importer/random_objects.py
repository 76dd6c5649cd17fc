"""Objects made at random of every kind of a definition, as written modules make them; run on either engine.

Usage: random_objects.py ENGINE OUTPUT DEFINITIONS SEEDS
"""

from __future__ import annotations

import importlib
import inspect
import json
import random
import sys
from pathlib import Path
from typing import Any

WORDS = ("a", "yes", "0777", "12:30", "x: y", "two\nlines", "é")


def value_of(schema: dict[str, Any], dice: random.Random) -> Any:
    """A value that a schema allows."""
    if "example" in schema:
        return schema["example"]
    if "enum" in schema:
        return dice.choice(schema["enum"])
    if schema.get("x-kubernetes-int-or-string"):
        return dice.choice([80, "http"])
    kind = schema.get("type")
    if schema.get("x-kubernetes-embedded-resource"):
        return {"apiVersion": "v1", "kind": "ConfigMap", "data": {"any": dice.choice(WORDS)}}
    if kind == "object" and "properties" in schema:
        needed = schema.get("required", ())
        return {
            name: value_of(inner, dice)
            for name, inner in schema["properties"].items()
            if name in needed or (dice.random() < 0.5 and not inner.get("x-never"))
        }
    if kind == "object":
        inner = schema.get("additionalProperties", {})
        return {f"key-{number}": value_of(inner, dice) for number in range(dice.randrange(1, 3))}
    if kind == "array":
        items = [value_of(schema["items"], dice) for _ in range(dice.randrange(1, 3))]
        if schema.get("x-kubernetes-list-type") == "map":
            for number, item in enumerate(items):
                item["name"] = f"name-{number}"
        return items
    scalars: dict[Any, Any] = {
        "integer": 7,
        "number": 1.5,
        "boolean": dice.random() < 0.5,
        "string": dice.choice(WORDS),
    }
    return scalars.get(kind, {"any": [1, dice.choice(WORDS)]} if dice.random() < 0.5 else 80)


def held(value_types: Any, annotation: str, value: Any) -> Any:
    """The argument of a construct that stands for a plain value."""
    for name in dir(value_types):
        found = getattr(value_types, name)
        if inspect.isclass(found) and hasattr(found, "from_manifest"):
            if annotation.startswith(f"{name} |") or annotation == name:
                return found.from_manifest(value)
            if annotation.startswith(f"Sequence[{name}]"):
                return [found.from_manifest(each) for each in value]
    return value


def main(engine: str, output: str, definitions: str, seeds: str) -> None:
    """Make them, write the app and beside it what was asked for."""
    if engine == "python":
        from cdk8s_pods.engine import install

        install()
    from cdk8s import App, Chart

    from cdk8s_pods.importer.names import argument_names, package_path, version_suffix
    from cdk8s_pods.reading.definitions import _found_in

    app = App(outdir=output)
    asked: dict[str, Any] = {}
    for definition in _found_in(definitions):
        package = importlib.import_module(".".join(("imports", *package_path(definition.group))))
        for position, version in enumerate(definition.served):
            name = f"{definition.kind}{version_suffix(version.name) if position else ''}"
            construct = getattr(package, name)
            module = sys.modules[construct.__module__]
            chart = Chart(app, name.lower(), namespace="shop")
            dice = random.Random(f"{name} {seeds}")
            properties = {
                key: inner for key, inner in version.schema["properties"].items() if key not in ("status", "metadata")
            }
            arguments = argument_names(properties)
            annotations = construct.__init__.__annotations__
            for number in range(int(seeds)):
                body = value_of({"type": "object", "properties": properties, "required": ["spec"]}, dice)
                made = construct(
                    chart,
                    f"o{number}",
                    **{
                        arguments[key]: held(module, annotations[arguments[key]].replace("Mapping_", "Mapping"), value)
                        for key, value in body.items()
                    },
                )
                asked[made.name] = body
    app.synth()
    Path(output, "asked.json").write_text(json.dumps(asked), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
