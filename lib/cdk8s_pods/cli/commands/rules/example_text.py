"""An example as people read it, and what is found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from cdk8s_pods.schema import VERSIONS

from .example_issues import issues_in

if TYPE_CHECKING:
    from cdk8s_pods.rules.example import Example
    from cdk8s_pods.rules.rule import Rule

#: Texts longer than this are cut when they are shown.
_LONGEST_TEXT = 4096


def example_as_text(example: Example) -> str:
    """Its manifests in YAML, or its program."""
    if example.application is not None:
        texts = map(manifest_as_yaml, example.application)
        return "\n---\n".join(
            f"# {file}\n{text}" if file else text for file, text in zip(example.files, texts, strict=True)
        )
    return manifest_as_yaml(example.manifest) if example.program is None else example.program.removesuffix("\n")


def manifest_as_yaml(manifest: Any) -> str:
    """A manifest as people write it, with short lists and maps on one line."""
    text: str = yaml.dump(shortened(manifest), Dumper=_Dumper, sort_keys=False, width=110, default_flow_style=False)
    return text.removesuffix("\n").removesuffix("\n...")


def shortened(value: Any) -> Any:
    """A value whose endless texts, which only their length makes bad, are cut and say how long they are."""
    if isinstance(value, dict):
        return {name: shortened(item) for name, item in value.items()}
    if isinstance(value, list):
        return [shortened(item) for item in value]
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"{value[:10]}... ({len(value)} characters)"
    return value


class _Dumper(yaml.SafeDumper):
    """Indents lists inside of maps, as the Kubernetes documentation does."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Never leave a list on the level of its key."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write a value out wherever it stands."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Lines as lines."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text.rstrip("\n") else None)


_Dumper.add_representer(str, _text)


def said_about(example: Example, rule: Rule) -> list[str]:
    """What one rule says of it, each issue on a line."""
    return [str(issue.replace(remedy="")) for issue in issues_in(example) if issue.rule == rule.id]


def asked_for(example: Example) -> str:
    """What the example is checked for, where that is not what everything is checked for."""
    target = example.target
    asked = [f"Kubernetes {target.kubernetes}"] if target.kubernetes != VERSIONS[-1] else []
    asked += [f"what {each.image} is made of" for each in target.images or ()]
    asked += [f"Pod Security Standard {target.pod_security}"] if target.pod_security else []
    return f" ({', '.join(asked)})" if asked else ""
