"""What a run checks for: the settings, over them the variables, over them the options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.reading.definitions import definitions_in
from cdk8s_pods.settings import SettingsError, excluded_in, project_target, settings_document, with_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdk8s_pods.rules.target import Target


def target_of(given: Any) -> Target:
    """The target that the project and the options ask for.

    Raises:
        UsageError: Something is not known; the message names the option, the variable or the line.
    """
    try:
        target = project_target()
    except SettingsError as error:
        raise UsageError(str(error)) from None
    for option in ("kubernetes", "pod_security", "pod_security_version", "namespace"):
        value = getattr(given, option)
        if value is not None:
            target = _changed(f"--{option.replace('_', '-')}", with_text, target, option, value)
    target = _changed("--external", _with_external, target, given.external, given.closed)
    target = _changed("--feature-gates", _with_gates, target, given.feature_gates)
    target = _changed("--template", _with_templates, target, given.template)
    if given.crds:
        target = target.replace(crds=definitions_in(given.crds, target.crds))
    if given.images is not None:
        target = _changed("--images", _with_images, target, given.images)
    return _changed("--ignore", _ignoring, target, given.ignore)


def excluded_by_settings() -> list[str]:
    """The patterns that the settings list under ``exclude``.

    Raises:
        UsageError: They are no list of text.
    """
    try:
        return excluded_in(settings_document())
    except SettingsError as error:
        raise UsageError(str(error)) from None


def _changed(option: str, change: Callable[..., Target], target: Target, *values: Any) -> Target:
    try:
        return change(target, *values)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None


def _with_external(target: Target, external: list[str], closed: bool) -> Target:
    return target.replace(external=(*target.external, *external), closed=target.closed or closed)


def _with_templates(target: Target, given: list[str]) -> Target:
    templates = {key: path for key, _, path in (each.partition("=") for each in given)}
    return target.replace(templates={**dict(target.templates), **templates})


def _with_gates(target: Target, given: list[str]) -> Target:
    """With what ``--feature-gates`` says, as the API server reads it: ``A=true,B=false``."""
    chosen = dict(target.feature_gates)
    for text in given:
        for each in text.split(","):
            name, sign, value = each.strip().partition("=")
            if not sign or value.lower() not in ("true", "false"):
                raise ValueError(f"{each!r} is no feature gate; write NAME=true or NAME=false")
            chosen[name] = value.lower() == "true"
    return target.replace(feature_gates=chosen)


def _with_images(target: Target, path: str) -> Target:
    # Deferred: few projects have such a file.
    from cdk8s_pods.reading.inspected_images import read_images

    return target.replace(images=read_images(path))


def _ignoring(target: Target, rules: list[str]) -> Target:
    return target.ignoring(dict.fromkeys(rules, "--ignore"))
