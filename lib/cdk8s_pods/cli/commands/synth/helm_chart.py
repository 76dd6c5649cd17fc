"""What turns synthesized manifests into a Helm chart, byte for byte as cdk8s-cli writes it."""

from __future__ import annotations

import os

from cdk8s_pods.cli.errors import CommandError, UsageError
from cdk8s_pods.cli.output.helm_layout import CHART_YAML, README

#: https://semver.org, as the npm package `semver` reads it: blanks and a leading v or = are allowed.
_NUMBER = r"(?:0|[1-9]\d*)"
_IDENTIFIER = rf"(?:{_NUMBER}|\d*[A-Za-z-][0-9A-Za-z-]*)"
_SEMVER = (
    rf"\s*[v=\s]*{_NUMBER}\.{_NUMBER}\.{_NUMBER}"
    rf"(?:-{_IDENTIFIER}(?:\.{_IDENTIFIER})*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\s*"
)


def check_helm_options(
    form: str, api_version: str | None, version: str | None, imports: tuple[str, ...], *, stdout: bool
) -> None:
    """Whether the options that concern Helm fit together.

    Raises:
        UsageError: They do not; the sentences are those of cdk8s-cli.
    """
    if form not in ("plain", "helm"):
        raise UsageError(f"You need to specify synthesis format either as plain or helm but received: {form}")
    if api_version and api_version not in ("v1", "v2"):
        raise UsageError(f"You need to specify helm chart api version either as v1 or v2 but received: {api_version}")
    if form == "helm" and not version:
        raise UsageError("You need to specify '--chart-version' when '--format' is set as 'helm'.")
    if version and not _is_semver(version):
        raise UsageError(
            f"The value specified for '--chart-version': {version} does not follow SemVer-2(https://semver.org/)."
        )
    if form == "helm" and stdout:
        raise UsageError("Helm format synthesis does not support 'stdout'. Please use 'outdir' instead.")
    if form == "plain" and api_version:
        raise UsageError("You need to specify '--format' as 'helm' when '--chart-api-version' is set.")
    if form == "plain" and version:
        raise UsageError("You need to specify '--format' as 'helm' when '--chart-version' is set.")
    if api_version == "v1" and custom_resources(imports):
        raise UsageError(
            "Your application uses CRDs, which are not supported when '--chart-api-version' is set to v1. Please "
            "either set '--chart-api-version' to v2, or remove the CRDs from your cdk8s.yaml configuration file"
        )


def _is_semver(version: str) -> bool:
    # Deferred: only a Helm chart has a version.
    import re

    return re.fullmatch(_SEMVER, version, re.ASCII) is not None


def custom_resources(imports: tuple[str, ...]) -> list[str]:
    """The imports that bring custom resource definitions: neither Kubernetes itself nor a Helm chart."""
    return [each for each in imports if not (each == "k8s" or each.startswith(("k8s@", "helm:")) or ":=helm:" in each)]


def write_helm_chart(folder: str, api_version: str, version: str, imports: tuple[str, ...]) -> None:
    """Write everything of a Helm chart but its templates into a folder."""
    app = os.path.basename(os.path.realpath(os.curdir))
    os.makedirs(folder)
    _write(os.path.join(folder, "Chart.yaml"), CHART_YAML.format(api_version=api_version, version=version, app=app))
    _write(os.path.join(folder, "README.md"), README)
    if api_version == "v2":
        for each in custom_resources(imports):
            source = _source(each)
            path = os.path.join(folder, "crds", f"{_file_name(source)}.yaml")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            _write(path, _read(source))


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def _source(spec: str) -> str:
    parts = spec.split(":=")
    if len(parts) > 2:
        raise CommandError(f"cannot parse the import {spec} of cdk8s.yaml; it is written [NAME:=]SOURCE")
    return parts[-1]


def _github(source: str) -> tuple[str, str, str] | None:
    """Account, repository and version of ``github:ACCOUNT/REPOSITORY[@VERSION]``, the short form of doc.crds.dev."""
    import re

    match = re.fullmatch(r"github:([\w.-]+)/([\w.-]+)(?:@(\d+)\.(\d+)(?:\.(\d+))?)?", source, re.ASCII)
    if match is None:
        return None
    account, repository, major, minor, patch = match.groups()
    return account, repository, f"@v{major}.{minor}.{patch or '0'}" if major else ""


def _file_name(source: str) -> str:
    github = _github(source)
    if github:
        url = f"https://doc.crds.dev/raw/github.com/{github[0]}/{github[1]}{github[2]}"
        slash, at = url.rfind("/"), url.rfind("@")
        name = url[slash + 1 : at] if at > 0 else ""
    else:
        slash = source.rfind("/")
        extension = source.rfind(".yaml") if source.rfind(".yaml") > 0 else source.rfind(".yml")
        name = source[slash + 1 : extension] if slash > 0 and extension > 0 else ""
    if name:
        return name
    from hashlib import sha256

    return sha256((os.path.basename(source) if os.path.exists(source) else source).encode()).hexdigest()


def _read(source: str) -> str:
    github = _github(source)
    url = f"https://doc.crds.dev/raw/github.com/{github[0]}/{github[1]}{github[2]}" if github else source
    if url.startswith(("https://", "http://")):
        return _download(url)
    try:
        with open(url, encoding="utf-8", newline="") as file:
            return file.read()
    except OSError as error:
        raise CommandError(f"cannot read the import {source} of cdk8s.yaml: {error.strerror}") from None


def _download(url: str) -> str:
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(url, timeout=30) as answer:
            text: str = answer.read().decode()
            return text
    except URLError as error:
        raise CommandError(f"cannot download {url}: {error.reason}") from None
