"""Reads ``cdk8s.yaml``, the file that says what app a project has and where its manifests go.

The key ``cdk8s-pods`` is ours, see ``cdk8s_pods.settings``. Source of the others: cdk8s-cli, which knows ``app``,
``language``, ``output``, ``imports``, ``importDirectory``, ``pluginsDirectory``, ``validations`` and ``synthConfig``,
and ignores every other key.
"""

from __future__ import annotations

from .errors import UsageError

#: The same name as in ``settings``, which commands that check nothing do without.
CONFIG_FILE = "cdk8s.yaml"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Each key that matters here, and what it holds.
_TEXTS = ("app", "language", "output", "importDirectory", "pluginsDirectory")
_SYNTH_CONFIG_TEXTS = ("format", "chartApiVersion", "chartVersion")


class Config:
    """What ``cdk8s.yaml`` says; None for what it leaves out.

    Args:
        app: The command that runs the app.
        output: The folder that the manifests go to.
        import_directory: The folder that what it imports goes to.
        imports: What the project imports with ``cdk8s import``: ``k8s``, or the source of a custom resource.
        plugins_directory: Where validation plugins are installed.
        validations: Validation plugins, as ``cdk8s.yaml`` gives them, or the file or URL that does.
        format: ``plain`` or ``helm``.
        chart_api_version: The API version of the Helm chart: ``v1`` or ``v2``.
        chart_version: The version of the Helm chart.
    """

    __slots__ = (
        "app",
        "chart_api_version",
        "chart_version",
        "format",
        "import_directory",
        "imports",
        "output",
        "plugins_directory",
        "validations",
    )

    def __init__(
        self,
        *,
        app: str | None = None,
        output: str | None = None,
        import_directory: str | None = None,
        imports: tuple[str, ...] = (),
        plugins_directory: str | None = None,
        validations: Any = None,
        format: str | None = None,  # the name of the key
        chart_api_version: str | None = None,
        chart_version: str | None = None,
    ) -> None:
        self.app = app
        self.output = output
        self.import_directory = import_directory
        self.imports = imports
        self.plugins_directory = plugins_directory
        self.validations = validations
        self.format = format
        self.chart_api_version = chart_api_version
        self.chart_version = chart_version


def read_config(path: str = CONFIG_FILE) -> Config:
    """The configuration of the project in the current folder; an empty one where it has no ``cdk8s.yaml``.

    Raises:
        UsageError: The file is no YAML mapping, or a key holds something of the wrong type; with file and line.
    """
    try:
        with open(path, "rb") as file:
            content = file.read()
    except FileNotFoundError:
        return Config()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    values = _read_plain(content)
    if values is None:
        values = _read_yaml(content, path)
    synth: dict[str, Any] = values.get("synthConfig") or {}
    return Config(
        app=values.get("app"),
        output=values.get("output"),
        import_directory=values.get("importDirectory"),
        imports=tuple(values.get("imports") or ()),
        plugins_directory=values.get("pluginsDirectory"),
        validations=values.get("validations"),
        format=synth.get("format"),
        chart_api_version=synth.get("chartApiVersion"),
        chart_version=synth.get("chartVersion"),
    )


#: A value of these characters, starting with a letter, a dot or a slash, is the same plain text to every YAML parser.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ./_-=@")
_PLAIN_START = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ./")
_WORDS_WITH_MEANING = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan"})


def _read_plain(content: bytes) -> dict[str, Any] | None:
    """The values of a file that is nothing but keys with plain text, and lists of it; None for any other file.

    Nearly every ``cdk8s.yaml`` is like that, and importing a YAML parser takes longer than a small app.
    """
    values: dict[str, Any] = {}
    listed: list[str] | None = None
    for line in content.decode("ascii", "replace").split("\n"):
        line = line.rstrip()
        if not line or line.startswith("#"):
            continue
        if line.startswith(("  - ", "- ")):
            text = line.lstrip()[2:]
            if listed is None or not _is_plain_text(text):
                return None
            listed.append(text)
            continue
        key, colon, text = line.partition(":")
        if not colon or not key.isalpha() or key in values:
            return None
        if not text and key == "imports":
            values[key] = listed = []
        elif key in _TEXTS and text.startswith(" ") and _is_plain_text(text[1:]):
            values[key] = text[1:]
            listed = None
        else:
            return None
    return values


def _is_plain_text(text: str) -> bool:
    return text[:1] in _PLAIN_START and _PLAIN.issuperset(text) and text.lower() not in _WORDS_WITH_MEANING


def _read_yaml(content: bytes, path: str) -> dict[str, Any]:
    # Deferred: see _read_plain.
    from cdk8s_pods.reading.documents import Unreadable, read_documents

    documents = list(read_documents(content, path))
    for document in documents:
        if isinstance(document, Unreadable):
            raise UsageError(str(document))
    if not documents:
        return {}
    document, *more = documents
    assert not isinstance(document, Unreadable)
    if more:
        raise UsageError(f"{path}:{more[0].line}: a second document; a project has one configuration")
    if not isinstance(document.value, dict):
        raise UsageError(f"{path}:{document.line}: must be a mapping with the key app")
    _Shapes(path, document).check()
    if "cdk8s-pods" in document.value:
        _refuse_unknown_settings(document)
    return document.value


def _refuse_unknown_settings(document: Any) -> None:
    """Say also to an app that makes nothing of ours what is wrong with our settings."""
    from cdk8s_pods.settings import SettingsError, target_from

    try:
        target_from(document, {})
    except SettingsError as error:
        raise UsageError(str(error)) from None


class _Shapes:
    """Checks that the keys of a configuration hold what they should, and says on which line they don't."""

    def __init__(self, path: str, document: Any) -> None:
        self._path = path
        self._document = document

    def check(self) -> None:
        value = self._document.value
        for key in _TEXTS:
            self._check_text(value, key, key)
        imports = value.get("imports")
        if imports is not None and not (isinstance(imports, list) and all(isinstance(each, str) for each in imports)):
            self._refuse("imports", "must be a list of text")
        synth = value.get("synthConfig")
        if synth is not None:
            if not isinstance(synth, dict):
                self._refuse("synthConfig", "must be a mapping")
            for key in _SYNTH_CONFIG_TEXTS:
                self._check_text(synth, key, f"synthConfig.{key}")
        validations = value.get("validations")
        if not (validations is None or isinstance(validations, (str, list))):
            self._refuse("validations", "must be a list of plugins, or the file or URL of one")

    def _check_text(self, holder: dict[str, Any], key: str, where: str) -> None:
        found = holder.get(key)
        if found is not None and not isinstance(found, str):
            hint = f'; write it in quotes: "{found}"' if isinstance(found, (int, float)) else ""
            self._refuse(where, f"must be text, not {found!r}{hint}")

    def _refuse(self, where: str, requirement: str) -> None:
        from cdk8s_pods.reading.source_positions import locate

        line, column = locate(where.split("."), self._document.positions()) or (self._document.line, 1)
        raise UsageError(f"{self._path}:{line}:{column}: {where}: {requirement}")
