"""Images are parsed as the kubelet parses them."""

from __future__ import annotations

import pytest

from cdk8s_pods.facts.image_reference import image_problem, parse_image
from cdk8s_pods.rules.check import check
from tests.rules.runtime.manifests import container, paths, pod

DIGEST = "sha256:" + "0123456789abcdef" * 4

GOOD = [
    "nginx",
    "nginx:1.29",
    "library/nginx",
    "docker.io/library/nginx:latest",
    "localhost/app",
    "localhost:5000/app:v1",
    "registry.example.com:5000/team/app:1.0-rc.1_2",
    "Registry.Example.Com/app",
    "MyHost/app",
    "10.0.0.1:5000/app",
    "[::1]:5000/app",
    "[2001:db8::1]/app",
    "a/b/c/d/e",
    "my-app__x/a.b_c---d",
    f"nginx@{DIGEST}",
    f"nginx:1.29@{DIGEST}",
    f"registry:5000/app@{DIGEST}",
    f"nginx@sha512:{'0' * 128}",
    f"app:{'x' * 128}",
    f"host.io/{'x' * 255}",
    "app:_tag",
]

BAD = [
    "My Image:tag",
    "Nginx",
    "example/App",
    "nginx:tag:tag",
    "nginx:",
    "nginx:-tag",
    "nginx:.tag",
    f"app:{'x' * 129}",
    f"host.io/{'x' * 256}",
    "nginx@",
    "nginx@sha256:abc",
    f"nginx@{DIGEST.upper()}",
    f"nginx@md5:{'0' * 32}",
    f"nginx@{DIGEST}@{DIGEST}",
    "0123456789abcdef" * 4,
    "example//app",
    "/app",
    "app/",
    "example.com/",
    "host:port/app",
    "-host.io/app",
    "ho_st.io/app",
    "a..b/app.",
    "app._x",
    "app___x",
    "app.-x",
    "app-",
    "https://example.com/app",
    "<image>",
    "${IMAGE}",
    "{{ .Values.image }}",
    "nginx\n",
    "[::1/app",
    "[::1]5000/app",
    "[::g]/app",
]


@pytest.mark.parametrize("image", GOOD)
def test_a_well_formed_image_is_let_alone(image: str) -> None:
    assert image_problem(image) is None


@pytest.mark.parametrize("image", BAD)
def test_an_image_that_cannot_be_parsed_is_found(image: str) -> None:
    assert image_problem(image) is not None


@pytest.mark.parametrize(
    "image",
    [
        "ko://example.com/cmd/server",
        "<image>",
        "example.com/<your-project>/app:1.0",
        "${IMAGE}",
        "$REGISTRY/app:1.0",
        "{{ .Values.image }}",
        "%IMAGE%",
        "registry.example.com/PROJECT_ID/app:1",
        "example.com/IMAGE:1.0",
        "IMAGE:1.0",
    ],
)
def test_a_placeholder_is_told_as_one_and_refuses_nothing(image: str) -> None:
    issues = check(pod(container(image=image)))

    assert [(issue.rule, issue.category) for issue in issues] == [("images_can_be_parsed", "advice")]
    assert "placeholder" in str(issues[0])


@pytest.mark.parametrize("image", ["My Image:1.0", "Example/App:1.0", "https://example.com/app", "NGINX:1.29"])
def test_a_mistake_is_no_placeholder(image: str) -> None:
    assert [issue.category for issue in check(pod(container(image=image)))] == ["runtime"]


def test_images_are_checked_in_every_place_that_names_one() -> None:
    manifest = pod(
        container(image="App"),
        initContainers=[container("init", image="App")],
        volumes=[{"name": "model", "image": {"reference": "App"}}],
    )

    assert paths(manifest, "images_can_be_parsed") == [
        "spec.containers[0].image",
        "spec.initContainers[0].image",
        "spec.volumes[0].image.reference",
    ]


@pytest.mark.parametrize(
    ("image", "parts"),
    [
        ("nginx", ("docker.io", "library/nginx", "")),
        ("nginx:1.29", ("docker.io", "library/nginx", "1.29")),
        ("grafana/grafana", ("docker.io", "grafana/grafana", "")),
        ("index.docker.io/nginx", ("docker.io", "library/nginx", "")),
        ("localhost:5000/nginx:1", ("localhost:5000", "nginx", "1")),
        (f"ghcr.io/x/y:2@{DIGEST}", ("ghcr.io", "x/y", "2")),
    ],
)
def test_short_names_stand_for_long_ones(image: str, parts: tuple[str, str, str]) -> None:
    assert parse_image(image) == parts
