"""Objects of a Helm chart, rendered by the program `helm`."""

from __future__ import annotations

import os

from cdk8s_pods.engine.argument_types import (
    native_texts,
    require_optional_mapping,
    require_optional_text,
    require_optional_texts,
    require_text,
    wrong_type,
)
from cdk8s_pods.engine.constructs.construct import Construct
from cdk8s_pods.engine.failures import ScriptFailure, reported_by_constructor
from cdk8s_pods.engine.struct import Struct
from cdk8s_pods.engine.values import native

from .include import Include
from .names import dns_label
from .yaml import Yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_LONGEST_RELEASE_NAME = 53
"""What `helm` accepts (https://github.com/helm/helm/issues/6006)."""


class HelmProps(Struct):
    """Which Helm chart to render, and how."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        chart: str,
        helm_executable: str | None = None,
        helm_flags: Sequence[str] | None = None,
        namespace: str | None = None,
        release_name: str | None = None,
        repo: str | None = None,
        values: Mapping[str, Any] | None = None,
        version: str | None = None,
    ) -> None:
        require_text(chart=chart)
        require_optional_text(helm_executable=helm_executable)
        require_optional_texts(helm_flags=helm_flags)
        require_optional_text(namespace=namespace, release_name=release_name, repo=repo)
        require_optional_mapping("Mapping[str, Any]", values=values)
        require_optional_text(version=version)
        super().__init__(
            chart=chart,
            helm_executable=helm_executable,
            helm_flags=helm_flags,
            namespace=namespace,
            release_name=release_name,
            repo=repo,
            values=values,
            version=version,
        )


class Helm(Include):
    """All objects that `helm template` renders from a Helm chart."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Helm"
    __script_name__ = "Helm"
    __slots__ = ("__helm_release_name__",)

    __helm_release_name__: str

    def __init__(
        self,
        scope: Construct,
        id: str,  # official name
        *,
        chart: str,
        helm_executable: str | None = None,
        helm_flags: Sequence[str] | None = None,
        namespace: str | None = None,
        release_name: str | None = None,
        repo: str | None = None,
        values: Mapping[str, Any] | None = None,
        version: str | None = None,
    ) -> None:
        if not isinstance(scope, Construct):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("scope", scope, "constructs.Construct")
        require_text(id=id)
        HelmProps(
            chart=chart,
            helm_executable=helm_executable,
            helm_flags=helm_flags,
            namespace=namespace,
            release_name=release_name,
            repo=repo,
            values=values,
            version=version,
        )
        try:
            release = (
                dns_label(scope, max_len=_LONGEST_RELEASE_NAME, extra=[id]) if release_name is None else release_name
            )
            flags = [("--repo", repo), ("--version", version), ("--namespace", namespace)]
            arguments = [text for flag, value in flags if value for text in (flag, value)]
            arguments += [*native_texts("helm_flags", helm_flags), release, chart]
            manifest = _rendered(helm_executable or "helm", arguments, native(values or {}))
            self.__include__(scope, id, manifest)
        except ScriptFailure as failure:
            raise reported_by_constructor(failure) from failure.__cause__
        self.__helm_release_name__ = release

    @property
    def release_name(self) -> str:
        """The name of the release, given or generated."""
        return self.__helm_release_name__


def _rendered(program: str, arguments: Sequence[str], values: dict[str, Any]) -> str:
    """Return the path of a file with what `helm template` prints."""
    # Expensive to load, and wanted by few charts.
    import subprocess
    from tempfile import mkdtemp

    folder = mkdtemp(prefix="cdk8s-helm-")
    command = [program, "template"]
    if values:
        overrides = os.path.join(folder, "overrides.yaml")
        Yaml.save(overrides, [values])
        command += ["-f", overrides]
    try:
        run = subprocess.run([*command, *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise ScriptFailure(
            f"unable to execute '{program}' to render Helm chart. Is it installed on your system?"
        ) from error
    except OSError as error:
        raise ScriptFailure(f"error while rendering a helm chart: {error.strerror}") from error
    if run.returncode:
        raise ScriptFailure(run.stderr.decode("utf-8", "replace"))
    manifest = os.path.join(folder, "chart.yaml")
    with open(manifest, "wb") as file:
        file.write(run.stdout)
    return manifest
