"""Whatever comes in, nothing ends in a traceback, and nothing goes out that is not printable.

Each property is tried for a few seconds here, and for as long as one likes by ``make fuzz SECONDS=600``.
"""

from __future__ import annotations

import copy
import io
import json
import os
import time
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from cdk8s_pods.cli.commands.check.reports.github import GithubReport
from cdk8s_pods.cli.commands.check.reports.gitlab import GitlabReport
from cdk8s_pods.cli.commands.check.reports.json import JsonReport
from cdk8s_pods.cli.commands.check.reports.sarif import SarifReport
from cdk8s_pods.cli.commands.check.reports.text import TextReport
from cdk8s_pods.cli.commands.check.run import report_on
from cdk8s_pods.cli.commands.play.objects import Objects
from cdk8s_pods.cli.commands.play.pod import playable
from cdk8s_pods.cli.commands.play.workloads import well_formed
from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.workloads import Workload
from cdk8s_pods.engine.yaml_text import YamlTextError, dump_document, load_documents
from cdk8s_pods.issues import FieldPath, printable
from cdk8s_pods.reading.documents import read_documents
from cdk8s_pods.rules import Target, check
from cdk8s_pods.rules.kinds import kind_of, version_serving
from cdk8s_pods.schema import POD_TEMPLATES

from .rules.damaged_manifests import ANY_JSON, ODD_TEXTS, ODD_VALUES, damaged_manifests

if TYPE_CHECKING:
    from collections.abc import Callable

FUZZ_SECONDS = float(os.environ.get("CDK8S_PODS_FUZZ_SECONDS", "0"))

TARGETS = st.sampled_from([Target(), Target(pod_security="restricted"), Target(kubernetes="1.34")])
REPORTS: dict[str, Callable[[io.StringIO], Any]] = {
    "text": lambda out: TextReport(out, out),
    "json": lambda out: JsonReport(out, out),
    "github": GithubReport,
    "gitlab": lambda out: GitlabReport(out, out),
    "sarif": lambda out: SarifReport(out, out),
}
#: Pieces that YAML and JSON are made of, and some that nothing is made of.
PIECES = st.sampled_from(
    [
        *"{}[],:#a\"'\n\t\x00\x1b\x85é\u2028\ufeff",
        *[": ", "- ", "? ", "\n  ", "---\n", "...\n", "&a ", "*a", "<<: ", "|\n", "!!int ", "%YAML 1.2\n", "b: 1\n"],
        *["null", "1e999", "NaN", "0x", "9" * 5000, "[" * 300, '"a"', '"\\ud83d"', '"\\udce9"', '"\\u0000"'],
        *["kind: Pod\n", "apiVersion: v1\n", '"kind": "Pod"', '{"apiVersion": "v1",', '"kind": "List", "items": ['],
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def for_as_long_as_one_likes(tried: Callable[[], None]) -> Callable[[], None]:
    """The property as a test: its examples once, and again and again while there are seconds to fuzz for."""

    def test() -> None:
        deadline = time.monotonic() + FUZZ_SECONDS
        tried()
        while time.monotonic() < deadline:
            tried()

    test.__name__, test.__doc__ = tried.__name__, tried.__doc__
    return test


def tried(examples: int) -> settings:
    """How a property is tried: without a database, as each run is to find something new."""
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )


def damage(draw: st.DrawFn, manifest: Any, values: st.SearchStrategy[Any]) -> None:
    """Put something odd into one place of a manifest."""
    holder: Any = manifest
    while isinstance(holder, (dict, list)) and holder:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = draw(st.sampled_from(keys))
        if not isinstance(holder[key], (dict, list)) or draw(st.integers(0, 2)) == 0:
            holder[key] = draw(values)
            break
        holder = holder[key]


@st.composite
def odd_manifests(draw: st.DrawFn) -> Any:
    """A damaged manifest with something in one more place that only a program can put there."""
    manifest = copy.deepcopy(draw(damaged_manifests()))
    damage(draw, manifest, ODD_VALUES)
    return manifest


@for_as_long_as_one_likes
@tried(250)
@given(odd_manifests(), TARGETS)
def test_any_manifest_is_checked(manifest: Any, target: Target) -> None:
    for issue in check(manifest, target=target):
        assert printable(str(issue)).isprintable()
        printable(str(issue)).encode()


#: Words of schemas, with values that they have and values that they never have.
SCHEMAS = st.recursive(
    ANY_JSON,
    lambda inner: st.dictionaries(
        st.sampled_from(
            [
                *["type", "properties", "items", "additionalProperties", "required", "enum", "pattern", "format"],
                *["oneOf", "anyOf", "allOf", "not", "default", "minimum", "maxLength", "minItems", "multipleOf"],
                *["nullable", "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-embedded-resource"],
            ]
        ),
        st.sampled_from(["object", "array", "string", "integer", "map", "set", "^(a+)+$", "uri", ["name"], True, 0])
        | inner
        | st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["name", "spec"]), inner, max_size=2),
        max_size=4,
    ),
    max_leaves=10,
)


@for_as_long_as_one_likes
@tried(200)
@given(SCHEMAS, ANY_JSON | st.lists(st.dictionaries(st.sampled_from(["name", "spec"]), ANY_JSON, max_size=2)))
def test_any_custom_resource_is_checked_by_any_schema(schema: Any, spec: Any) -> None:
    properties = {"spec": schema, "metadata": schema}
    version = {
        "name": "v1",
        "schema": {"openAPIV3Schema": {"type": "object", "properties": properties, "oneOf": schema}},
    }
    definition = {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "spec": {"group": "example.com", "names": {"kind": "Any"}, "versions": [version]},
    }
    manifest = {"apiVersion": "example.com/v1", "kind": "Any", "metadata": spec, "spec": spec}
    for issue in check(manifest, target=Target(crds=[definition])):
        assert printable(str(issue)).isprintable()


@for_as_long_as_one_likes
@tried(200)
@given(
    TEXTS.map(str.encode) | st.binary(max_size=60), st.sampled_from(["a.yaml", "a.json", "stdin", "\udce9\n\x1b.yaml"])
)
def test_any_text_is_read_and_reported_in_every_format(content: bytes, source: str) -> None:
    for make in REPORTS.values():
        out = io.StringIO()
        assert report_on(read_documents(content, source), lambda _: (Target(),), make(out)).exit_code in (0, 1, 2)
        assert all(line.isprintable() for line in out.getvalue().split("\n"))


@for_as_long_as_one_likes
@tried(150)
@given(damaged_manifests(), st.sampled_from(sorted(REPORTS)), st.booleans())
def test_any_manifest_in_a_file_is_reported(manifest: Any, form: str, in_a_list: bool) -> None:
    held = {"apiVersion": "v1", "kind": "List", "items": [manifest, manifest]} if in_a_list else manifest
    out = io.StringIO()
    documents = read_documents(json.dumps(held, indent=1).encode(), "a.json")

    assert report_on(documents, lambda _: (Target(),), REPORTS[form](out)).exit_code in (0, 1, 2)
    assert all(line.isprintable() for line in out.getvalue().split("\n"))


def _content() -> st.SearchStrategy[Any]:
    return st.dictionaries(ODD_TEXTS | st.sampled_from(["key", "level"]), ANY_JSON | ODD_TEXTS, max_size=3) | ANY_JSON


AROUND = st.fixed_dictionaries(
    {"kind": st.sampled_from(["ConfigMap", "Secret", "Service"]) | ANY_JSON},
    optional={
        "metadata": st.fixed_dictionaries({"name": st.sampled_from(["app", "settings"]) | ODD_TEXTS}) | ANY_JSON,
        "data": _content(),
        "binaryData": _content(),
        "stringData": _content(),
        "spec": st.fixed_dictionaries(
            {}, optional={"selector": _content(), "ports": st.lists(ANY_JSON, max_size=2) | ANY_JSON}
        ),
    },
)


#: What is there and can be used, behind what may not.
_AROUND: list[dict[str, Any]] = [
    {"kind": "ConfigMap", "metadata": {"name": "settings"}, "data": {"key": "value", "level": "high"}},
    {"kind": "Secret", "metadata": {"name": "settings"}, "data": {"key": "dmFsdWU="}},
]


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with any of these fields, some of which may be null."""
    return st.fixed_dictionaries({}, optional={name: st.none() | values for name, values in fields.items()})


_NAMES = st.sampled_from(["app", "settings", "far"])
_KEYS = st.sampled_from(["key", "level"])
_REFERENCE = st.fixed_dictionaries({"name": _NAMES}, optional={"optional": st.booleans()})
_KEY_REFERENCE = st.fixed_dictionaries({"name": _NAMES, "key": _KEYS}, optional={"optional": st.booleans()})
_FIELD = st.fixed_dictionaries(
    {"fieldPath": st.sampled_from(["metadata.name", "metadata.labels['app']", "metadata.labels", "status.podIP"])}
)
_ITEMS = st.lists(st.fixed_dictionaries({"key": _KEYS, "path": st.sampled_from(["a", "b/c"])}), max_size=2)
_FROM_KEYS = st.fixed_dictionaries({"name": _NAMES}, optional={"items": _ITEMS, "optional": st.booleans()})
_DOWNWARD = st.fixed_dictionaries(
    {"items": st.lists(st.fixed_dictionaries({"path": st.just("labels"), "fieldRef": _FIELD}), max_size=1)}
)
_ENV = st.fixed_dictionaries(
    {"name": st.sampled_from(["A", "B"])},
    optional={
        "value": st.sampled_from(["1", "$(A)", "$$(B)"]),
        "valueFrom": st.none()
        | st.fixed_dictionaries({"configMapKeyRef": _KEY_REFERENCE})
        | st.fixed_dictionaries({"secretKeyRef": _KEY_REFERENCE})
        | st.fixed_dictionaries({"fieldRef": _FIELD}),
    },
)
_VOLUME_SOURCES = st.one_of(
    st.just({}),
    st.just({"emptyDir": {}}),
    st.just({"hostPath": {"path": "/etc"}}),
    st.fixed_dictionaries({"configMap": _FROM_KEYS}),
    st.fixed_dictionaries({"downwardAPI": _DOWNWARD}),
    _FROM_KEYS.map(lambda source: {"secret": {**source, "secretName": source["name"]}}),
    st.lists(st.fixed_dictionaries({"configMap": _FROM_KEYS}) | st.fixed_dictionaries({"secret": _FROM_KEYS})).map(
        lambda sources: {"projected": {"sources": sources}}
    ),
)
_CONTAINER = _some(
    command=st.lists(st.sampled_from(["a", "$(A)"]), max_size=2),
    env=st.lists(_ENV, max_size=3),
    envFrom=st.lists(
        st.fixed_dictionaries({"configMapRef": _REFERENCE}) | st.fixed_dictionaries({"secretRef": _REFERENCE})
    ),
    ports=st.lists(st.just({"containerPort": 80}), max_size=1) | st.just([{"containerPort": 80, "hostPort": 8080}]),
    volumeMounts=st.lists(st.just({"name": "data", "mountPath": "/data"}), max_size=1),
    livenessProbe=st.just({"httpGet": {"port": 80}}),
    securityContext=_some(privileged=st.booleans(), capabilities=st.just({"add": ["SYS_ADMIN"]})),
    resources=_some(limits=st.just({"cpu": 1, "podman.io/device": 1})),
)


@st.composite
def workloads(draw: st.DrawFn) -> Any:
    """A workload of any kind that makes pods, good nearly always, and sometimes with something odd in it."""
    kind = draw(st.sampled_from(sorted(POD_TEMPLATES)))
    names = iter("abcdefgh")
    main, init = (
        [
            {"name": next(names), "image": "a:1", **each}
            for each in draw(st.lists(_CONTAINER, min_size=least, max_size=2))
        ]
        for least in (1, 0)
    )
    for container in init:
        container["restartPolicy"] = draw(st.sampled_from([None, "Always"]))
        container.pop("livenessProbe", None)
    spec: dict[str, Any] = {"containers": main, **draw(_some(hostNetwork=st.booleans(), hostPID=st.booleans()))}
    spec["initContainers"] = init or None
    spec["volumes"] = [{"name": "data", **draw(_VOLUME_SOURCES)}]
    pod: Any = {
        "metadata": {"labels": {"app": "web"}, "annotations": draw(st.none() | st.just({"a": "b"}))},
        "spec": spec,
    }
    if kind in ("Job", "CronJob"):
        spec["restartPolicy"] = "Never"
    manifest: Any = pod
    for step in reversed(POD_TEMPLATES[kind]):
        manifest = {step: manifest}
    if kind not in ("Pod", "PodTemplate", "Job", "CronJob"):
        labels = {"app": "web"}
        manifest["spec"]["selector"] = labels if kind == "ReplicationController" else {"matchLabels": labels}
    if kind == "CronJob":
        manifest["spec"]["schedule"] = "@daily"
    metadata = {**manifest.get("metadata", {}), "name": "web"}
    manifest |= {"apiVersion": version_serving(kind), "kind": kind, "metadata": metadata}
    if draw(st.integers(0, 3)) == 0:
        damage(draw, manifest, ANY_JSON | ODD_TEXTS)
    return manifest


@for_as_long_as_one_likes
@tried(250)
@given(workloads(), st.lists(AROUND, max_size=3))
def test_any_workload_is_played_or_refused(manifest: Any, around: list[dict[str, Any]]) -> None:
    kind = kind_of(manifest, FieldPath())
    if not isinstance(kind, str) or kind not in POD_TEMPLATES:
        return
    try:
        decoded, _ = well_formed(Workload(kind, "app", manifest, "a.yaml"))
        pod = playable(decoded, Objects([*around, *_AROUND]))
    except CommandError:
        return

    json.dumps(pod.manifest).encode()
    assert not pod.name.startswith("-")
    assert all(not alias.startswith("-") and "," not in alias for alias in pod.aliases)


@for_as_long_as_one_likes
@tried(250)
@given(TEXTS)
def test_any_text_is_included_or_refused(text: str) -> None:
    try:
        documents = load_documents(text)
    except YamlTextError:
        return

    for document in documents:
        dump_document(document)
