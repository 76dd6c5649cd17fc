"""The project's settings of cdk8s-pods: the key ``cdk8s-pods`` of ``cdk8s.yaml``, read into a ``Target``.

.. code-block:: yaml

    cdk8s-pods:
      kubernetes: "1.36"          # the targeted version
      podSecurity: restricted     # the Pod Security Standard that must hold: baseline, restricted or privileged (none),
                                  # or by namespace: {kube-system: privileged, "*-dev": baseline, "*": restricted}
      podSecurityVersion: "1.30"  # the version of that standard
      namespace: front            # the namespace of objects that say none
      external:                   # objects that live elsewhere; * stands for any text
        - Secret/registry
        - ConfigMap/*-ca
      featureGates:               # features of Kubernetes that this cluster turns on or off
        ContainerStopSignals: true
      crds:                       # files and folders of CustomResourceDefinitions: custom resources fit their schemas
        - crds/
      closed: true                # what is checked together is all there is: a missing object is a fault
      templates:                  # where kinds that are not built in keep their pod template, by group and kind
        example.com/Fleet: spec.template
      images: images.json         # what images are made of, as `cdk8s-pods images` writes it down
      exclude:                    # files and folders that `check` leaves out, as .gitignore writes them
        - vendor/
      ignore:                     # rules that are turned off
        - rule: containers_have_an_image
          reason: the platform fills the image in
          kind: Deployment        # only for this kind, this name, files of this path: all of them optional
          name: web
          file: deploy/*

What is passed to a command or a function wins over the variables ``CDK8S_PODS_KUBERNETES``, ``CDK8S_PODS_POD_SECURITY``
and ``CDK8S_PODS_POD_SECURITY_VERSION``, and these win over the settings.
"""

from __future__ import annotations

import os

from cdk8s_pods.issues import FieldPath, PodsError
from cdk8s_pods.rules.target import NEWEST, IgnoredRule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any, NoReturn

    from cdk8s_pods.facts.inspected_images import InspectedImages
    from cdk8s_pods.reading.documents import Document
    from cdk8s_pods.rules.target import Target

CONFIG_FILE = "cdk8s.yaml"
KEY = "cdk8s-pods"

#: Each key of the settings, and the part of the target that it is.
_TEXTS = {
    "kubernetes": "kubernetes",
    "podSecurityVersion": "pod_security_version",
    "namespace": "namespace",
}
#: Every key, in the order in which they are told.
KEYS = (
    "kubernetes",
    "podSecurity",
    "podSecurityVersion",
    "namespace",
    "external",
    "closed",
    "featureGates",
    "templates",
    "crds",
    "images",
    "exclude",
    "ignore",
)
_KEYS_OF_AN_IGNORED_RULE = ("rule", "reason", "kind", "name", "file")
#: Each variable, and the part of the target that it is.
VARIABLES = {
    "CDK8S_PODS_KUBERNETES": "kubernetes",
    "CDK8S_PODS_POD_SECURITY": "pod_security",
    "CDK8S_PODS_POD_SECURITY_VERSION": "pod_security_version",
}


class SettingsError(PodsError):
    """The settings say something that does not hold: where it stands, what is wrong, what to write."""


def project_target() -> Target:
    """What the project in the current folder is checked for; read once.

    Raises:
        SettingsError: The settings or a variable hold something that is not known.
    """
    folder = os.getcwd()
    target = _PROJECTS.get(folder)
    if target is None:
        target = _PROJECTS[folder] = target_from(settings_document(), os.environ)
    return target


_PROJECTS: dict[str, Target] = {}


def excluded_in(document: Document | None) -> list[str]:
    """The patterns of files and folders that are left out, as the settings in ``cdk8s.yaml`` list them.

    Raises:
        SettingsError: The list is none.
    """
    settings = document.value.get(KEY) if document is not None and isinstance(document.value, dict) else None
    if document is None or not isinstance(settings, dict):
        return []
    return _Reader(document).texts(settings.get("exclude"), FieldPath.of(KEY, "exclude"), "patterns of paths")


def target_from(document: Document | None, environment: Mapping[str, str]) -> Target:
    """The target that the settings in ``cdk8s.yaml`` and the variables of the environment ask for.

    Args:
        document: The file as it was read; None where there is none, or it has no such key.
        environment: The variables.

    Raises:
        SettingsError: Something is not known; the message names the line or the variable.
    """
    target = NEWEST
    if document is not None and isinstance(document.value, dict) and KEY in document.value:
        target = _Reader(document).target(document.value[KEY])
    for variable, part in VARIABLES.items():
        if text := environment.get(variable):
            try:
                target = with_text(target, part, text)
            except ValueError as error:
                raise SettingsError(f"{variable}: {error}") from None
    return target


def settings_document() -> Document | None:
    """The ``cdk8s.yaml`` of the current folder, where it has settings of ours."""
    try:
        with open(CONFIG_FILE, "rb") as file:
            content = file.read()
    except OSError:
        return None
    # Nearly no file has them, and importing a YAML parser takes longer than a small app.
    if KEY.encode() not in content:
        return None
    from cdk8s_pods.reading.documents import Unreadable, read_documents

    first = next(read_documents(content, CONFIG_FILE), None)
    return None if isinstance(first, Unreadable) else first


class _Reader:
    """Reads the settings of one file, and says on which line they are wrong."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def target(self, settings: Any) -> Target:
        """The target of the value of our key."""
        at = FieldPath.of(KEY)
        if settings is None:
            return NEWEST
        self._check_keys(settings, at, KEYS)
        target = NEWEST
        for key, part in _TEXTS.items():
            if settings.get(key) is not None:
                text = self._text(settings[key], at.child(key))
                try:
                    target = target.replace(**{part: text})
                except ValueError as error:
                    self._refuse(at.child(key), str(error))
        target = self._with_pod_security(target, settings.get("podSecurity"), at.child("podSecurity"))
        self.texts(settings.get("exclude"), at.child("exclude"), "patterns of paths")
        external = self._external(settings.get("external"), at.child("external"))
        closed = settings.get("closed") or False
        if not isinstance(closed, bool):
            self._refuse(at.child("closed"), f"must be true or false, not {closed!r}")
        gates = self._gates(settings.get("featureGates"), at.child("featureGates"))
        templates = self._templates(settings.get("templates"), at.child("templates"))
        target = target.replace(external=external, closed=closed, feature_gates=gates, templates=templates)
        if settings.get("images") is not None:
            target = target.replace(images=self._images(settings["images"], at.child("images")))
        target = self._with_crds(target, settings.get("crds"), at.child("crds"))
        return target.ignoring(self._ignored(settings.get("ignore"), at.child("ignore")))

    def texts(self, listed: Any, at: FieldPath, what: str) -> list[str]:
        """A list of text, which may be left out."""
        if listed is None:
            return []
        if not isinstance(listed, list):
            self._refuse(at, f"must be a list of {what}")
        return [self._text(each, at.index(position)) for position, each in enumerate(listed)]

    def _with_pod_security(self, target: Target, written: Any, at: FieldPath) -> Target:
        if written is None:
            return target
        if not isinstance(written, dict):
            text = self._text(written, at)
            try:
                return with_text(target, "pod_security", text)
            except ValueError as error:
                self._refuse(at, str(error))
        levels = {str(name): self._text(level, at.child(str(name))) for name, level in written.items()}
        for name, level in levels.items():
            try:
                NEWEST.replace(pod_security_by_namespace={name: level})
            except ValueError as error:
                self._refuse(at.child(name), str(error))
        if "*" not in levels:
            return target.replace(pod_security_by_namespace=levels)
        # What holds everywhere else holds also where the namespace is not known.
        others = {name: level for name, level in levels.items() if name != "*"}
        return with_text(target, "pod_security", levels["*"]).replace(pod_security_by_namespace=others)

    def _gates(self, written: Any, at: FieldPath) -> dict[str, bool]:
        if written is None:
            return {}
        if not isinstance(written, dict):
            self._refuse(at, "must be a mapping of feature gates to true or false")
        for name, value in written.items():
            try:
                NEWEST.replace(feature_gates={name: value})
            except ValueError as error:
                self._refuse(at.child(str(name)), str(error))
        return written

    def _with_crds(self, target: Target, listed: Any, at: FieldPath) -> Target:
        if listed is None:
            return target
        if not isinstance(listed, list):
            self._refuse(at, "must be a list of files and folders")
        folder = os.path.dirname(self._document.source)
        paths = [os.path.join(folder, self._text(each, at.index(position))) for position, each in enumerate(listed)]
        for position, path in enumerate(paths):
            if not os.path.exists(path):
                self._refuse(at.index(position), f"no such file or folder: {path}")
        # Deferred, and read when a custom resource is checked: they take longer than most apps.
        from cdk8s_pods.reading.definitions import definitions_in

        return target.replace(crds=definitions_in(paths))

    def _external(self, listed: Any, at: FieldPath) -> list[str]:
        if listed is None:
            return []
        if not isinstance(listed, list):
            self._refuse(at, "must be a list of objects, each as Kind/name")
        for position, each in enumerate(listed):
            text = self._text(each, at.index(position))
            try:
                NEWEST.replace(external=[text])
            except ValueError as error:
                self._refuse(at.index(position), str(error))
        return listed

    def _templates(self, written: Any, at: FieldPath) -> dict[str, str]:
        if written is None:
            return {}
        if not isinstance(written, dict):
            self._refuse(at, "must be a mapping from group/Kind to a path, such as argoproj.io/Rollout: spec.template")
        for key, path in written.items():
            here = at.child(str(key))
            try:
                NEWEST.replace(templates={key: self._text(path, here)})
            except ValueError as error:
                self._refuse(here, str(error))
        return written

    def _images(self, written: Any, at: FieldPath) -> InspectedImages:
        # Deferred: few projects have such a file.
        from cdk8s_pods.reading.inspected_images import read_images

        try:
            return read_images(self._text(written, at))
        except ValueError as error:
            self._refuse(at, str(error))

    def _ignored(self, listed: Any, at: FieldPath) -> list[IgnoredRule]:
        if listed is None:
            return []
        if not isinstance(listed, list):
            self._refuse(at, "must be a list of rules, each with rule and reason")
        return [self._ignored_rule(each, at.index(position)) for position, each in enumerate(listed)]

    def _ignored_rule(self, written: Any, at: FieldPath) -> IgnoredRule:
        self._check_keys(written, at, _KEYS_OF_AN_IGNORED_RULE)
        texts = {key: self._text(value, at.child(key)) for key, value in written.items() if value is not None}
        for key in ("rule", "reason"):
            if key not in texts:
                self._refuse(at, f"needs {key}")
        try:
            return IgnoredRule(**texts)
        except ValueError as error:
            self._refuse(at, str(error))

    def _check_keys(self, written: Any, at: FieldPath, known: Collection[str]) -> None:
        if not isinstance(written, dict):
            self._refuse(at, f"must be a mapping of {', '.join(known)}")
        for key in written:
            if key not in known:
                # Deferred: only a mistake pays for it.
                from cdk8s_pods.suggestion import did_you_mean

                hint = did_you_mean(str(key), known)
                self._refuse(at.child(str(key)), f"unknown key{hint}; known are {', '.join(known)}")

    def _text(self, value: Any, at: FieldPath) -> str:
        if not isinstance(value, str):
            hint = f'; write it in quotes: "{value}"' if isinstance(value, (int, float)) else ""
            self._refuse(at, f"must be text, not {value!r}{hint}")
        return value

    def _refuse(self, at: FieldPath, requirement: str) -> NoReturn:
        from cdk8s_pods.reading.source_positions import locate

        document = self._document
        line, column = locate(at.steps, document.positions()) or (document.line, document.column)
        raise SettingsError(f"{document.source}:{line}:{column}: {at}: {requirement}")


def with_text(target: Target, part: str, text: str) -> Target:
    """A target with a part given as text; a Pod Security Standard takes the place of those of single namespaces.

    Raises:
        ValueError: The text is not known.
    """
    if part == "pod_security":
        level = None if text == "privileged" else text
        return target.replace(pod_security=level, pod_security_by_namespace=())
    return target.replace(**{part: text})
