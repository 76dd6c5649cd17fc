"""Whatever is drawn, the picture is well-formed, says what was written and nothing else, and is good to look at."""

from __future__ import annotations

import html
import re
import string
from typing import Any
from xml.etree import ElementTree

from hypothesis import given, settings, strategies as st

from cdk8s_pods import draw, draw_application
from cdk8s_pods.drawing.mermaid import escaped as escaped_in_mermaid
from cdk8s_pods.drawing.pictures import Pictures
from cdk8s_pods.drawing.svg import escaped as escaped_in_xml
from cdk8s_pods.issues import printable
from cdk8s_pods.rules.between.resource import Resource
from tests.rules.damaged_manifests import damaged_manifests

from .seen import flaws, seen

MARKUP = st.lists(
    st.sampled_from([*"<>&\"'#;`|[](){}\\\n%-. a1é\x00\x1b\ud800\u202e", "]]>", "<!--", "&amp;", "#quot;", "1. "])
).map("".join)
NAMES = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=63)
PORTS = st.integers(1, 9)
VOLUMES = ("data", "logs", "a-volume-with-a-name-that-goes-on-for-longer-than-any-box-is-wide")
PATHS = st.sampled_from(["/a", "/b/c", "/" + "long/" * 20])
MOUNTS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from([*VOLUMES, "missing"]),
            "mountPath": st.sampled_from(["/a", "/b/c", "/" + "long/" * 20]),
        },
        optional={"readOnly": st.booleans()},
    ),
    max_size=4,
)
VARIABLES = st.lists(
    st.one_of(
        st.builds(lambda port: {"name": "LOCAL", "value": f"http://localhost:{port}"}, PORTS),
        st.builds(lambda host: {"name": "REMOTE_HOST", "value": f"{host}.example.com:80"}, st.sampled_from("abcdef")),
        st.builds(
            lambda name: {"name": "V", "valueFrom": {"secretKeyRef": {"name": name, "key": "k"}}}, st.sampled_from("ab")
        ),
    ),
    max_size=5,
)
CONTAINERS = st.fixed_dictionaries(
    {"name": NAMES, "image": st.sampled_from(["nginx:1.29", "envoyproxy/envoy:v1.31.0", "registry/" + "team/" * 40])},
    optional={
        "ports": st.lists(st.builds(lambda number: {"containerPort": number}, PORTS), max_size=4),
        "volumeMounts": MOUNTS,
        "env": VARIABLES,
        "startupProbe": st.builds(lambda port: {"tcpSocket": {"port": port}}, PORTS),
        "readinessProbe": st.just({"exec": {"command": ["check", "--password", "hunter2"]}}),
    },
)


def _native(container: dict[str, Any]) -> dict[str, Any]:
    return {**container, "restartPolicy": "Always"}


SCRAPED = {"prometheus.io/scrape": "true", "prometheus.io/port": "3"}
PODS = st.builds(
    lambda first, beside, main, labels, annotations, on_node: {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "web", "labels": labels, "annotations": annotations},
        "spec": {
            "initContainers": [*first, *map(_native, beside)],
            "containers": main,
            "hostNetwork": on_node,
            "volumes": [{"name": name, "emptyDir": {}} for name in VOLUMES],
        },
    },
    st.lists(CONTAINERS, max_size=2),
    st.lists(CONTAINERS, max_size=3),
    st.lists(CONTAINERS, min_size=1, max_size=3),
    st.sampled_from([{}, {"sidecar.istio.io/inject": "true"}]),
    st.sampled_from(
        [{}, {"prometheus.io/scrape": "true", "prometheus.io/port": "3"}, {"linkerd.io/inject": "enabled"}]
    ),
    st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(PODS)
def test_nothing_in_a_picture_overlaps_is_cut_off_or_crossed_out(pod: dict[str, Any]) -> None:
    picture = seen(draw(pod))
    containers = [*pod["spec"]["initContainers"], *pod["spec"]["containers"]]

    assert flaws(picture) == []
    assert picture.titles("main", "helper", "first") == [container["name"] for container in containers]


@settings(max_examples=40, deadline=None)
@given(PODS)
def test_the_same_pod_gives_the_same_bytes(pod: dict[str, Any]) -> None:
    assert draw(pod) == draw(pod)
    assert draw(pod, format="mermaid") == draw(pod, format="mermaid")


@settings(max_examples=100, deadline=None)
@given(st.lists(damaged_manifests(), min_size=1, max_size=3))
def test_any_manifest_is_drawn(manifests: list[Any]) -> None:
    resources = [Resource(each) for each in manifests if isinstance(each, dict)]
    pictures = Pictures(resources)
    for resource in resources:
        if resource.pods is not None:
            assert flaws(seen(pictures.of_pod(resource, "svg"))) == []
            assert pictures.of_pod(resource, "mermaid").startswith("flowchart LR\n")
    assert flaws(seen(pictures.of_application("svg"))) == []


@given(MARKUP)
def test_text_is_escaped_for_xml(text: str) -> None:
    element = ElementTree.fromstring(f"<a>{escaped_in_xml(text)}</a>")

    assert not len(element)
    assert (element.text or "") == printable(text, lines=True)


@given(MARKUP)
def test_text_is_escaped_for_mermaid(text: str) -> None:
    label = escaped_in_mermaid(text)

    assert not set(label) & set("\"'`<>&[]{}|\\\n%*_")
    assert html.unescape(re.sub("#([0-9]+;)", r"&#\1", label)) == "".join(filter(str.isprintable, text))


@settings(max_examples=40, deadline=None)
@given(MARKUP)
def test_markup_in_names_stays_text(text: str) -> None:
    pod = {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": text, "image": text}]}}
    picture = seen(draw(pod))

    assert len(picture.boxes) == 1
    assert flaws(picture) == []
    assert flaws(seen(draw_application([pod]))) == []
