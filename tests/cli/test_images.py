"""What images are made of is asked of podman once, and every manifest is held to it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

SHOP = "registry.example.com/shop:1.4"
BASE = "registry.example.com/base:1"
MADE_OF = {
    SHOP: {"user": "shop", "ports": ["9090/tcp"], "entryPoint": ["/shop"], "digest": "sha256:1"},
    BASE: {"user": "1000:1000"},
}


def pod(**container: Any) -> dict[str, Any]:
    spec = {"securityContext": {"runAsNonRoot": True}, "containers": [{"name": "app", **container}]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "app"}, "spec": spec}


def write(project: Path, manifest: Any, images: Any = MADE_OF) -> None:
    (project / "dist").mkdir(exist_ok=True)
    (project / "dist/app.k8s.json").write_text(json.dumps(manifest))
    (project / "images.json").write_text(json.dumps({"images": images}))


@pytest.mark.parametrize(
    ("container", "rule"),
    [
        ({"image": SHOP}, "images_that_may_not_run_as_root_have_a_user"),
        ({"image": BASE}, "images_that_start_nothing_are_given_a_command"),
        (
            {"image": SHOP, "securityContext": {"runAsUser": 7}, "livenessProbe": {"tcpSocket": {"port": 8080}}},
            "probes_ask_ports_that_their_image_exposes",
        ),
    ],
    ids=["a named user", "nothing to start", "another port"],
)
@pytest.mark.parametrize("by", ["option", "settings"])
def test_a_private_image_is_held_to_what_it_is_made_of(
    container: dict[str, Any], rule: str, by: str, project: Path, cdk8s_pods: Command
) -> None:
    write(project, pod(**container))
    before = cdk8s_pods("check", "dist").stdout
    if by == "settings":
        (project / "cdk8s.yaml").write_text("app: x\ncdk8s-pods: {images: images.json}\n")
    option = ["--images", "images.json"] if by == "option" else []

    checked = cdk8s_pods("check", *option, "dist")

    assert rule in checked.stdout
    assert rule not in before


def test_what_images_are_made_of_speaks_for_what_is_right_too(project: Path, cdk8s_pods: Command) -> None:
    write(project, pod(image=BASE, command=["/app"], ports=[{"containerPort": 80}]))

    assert cdk8s_pods("check", "--images", "images.json", "dist").returncode == 0


@pytest.mark.parametrize("said", [{"args": ["--port=8080"]}, {"env": [{"name": "PORT", "value": "8080"}]}])
def test_whatever_names_the_port_may_open_it(said: dict[str, Any], project: Path, cdk8s_pods: Command) -> None:
    probe = {"httpGet": {"path": "/", "port": 8080}}
    write(project, pod(image=SHOP, securityContext={"runAsUser": 7}, livenessProbe=probe, **said))

    assert "probes_ask" not in cdk8s_pods("check", "--images", "images.json", "dist").stdout


def test_a_service_that_leads_past_the_image_is_told(project: Path, cdk8s_pods: Command) -> None:
    made = pod(image=SHOP, securityContext={"runAsUser": 7})
    made["metadata"]["labels"] = {"app": "shop"}
    ports = [{"name": "good", "port": 80, "targetPort": 9090}, {"name": "bad", "port": 81, "targetPort": 8080}]
    service = {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": "shop"},
        "spec": {"selector": {"app": "shop"}, "ports": ports},
    }
    write(project, {"apiVersion": "v1", "kind": "List", "items": [made, service]})

    said = cdk8s_pods("check", "--images", "images.json", "dist").stdout

    assert "spec.ports[1].targetPort: Invalid value: 8080: the image exposes 9090" in said
    assert "spec.ports[0]" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[]", "has no mapping images"),
        ('{"images": {"a": []}}', "images.a: must be a mapping"),
        ('{"images": {"a": {"usr": "1"}}}', 'images.a.usr: unknown key (did you mean "user"?)'),
        ('{"images": {"a": {"user": 1}}}', "images.a.user: must be text, not 1"),
        ('{"images": {"a": {"ports": "80"}}}', "images.a.ports: must be a list of texts"),
    ],
)
def test_a_file_that_says_something_else_is_told_where(
    text: str, said: str, project: Path, cdk8s_pods: Command
) -> None:
    write(project, pod(image=SHOP))
    (project / "images.json").write_text(text)
    (project / "cdk8s.yaml").write_text("app: x\ncdk8s-pods:\n  images: images.json\n")

    by_option = cdk8s_pods("check", "--images", "images.json", "dist")
    by_settings = cdk8s_pods("check", "dist")

    assert (by_option.returncode, by_settings.returncode) == (2, 2)
    assert said in by_option.stderr
    assert f"cdk8s.yaml:3:3: cdk8s-pods.images: images.json: {said}" in by_settings.stderr


def test_a_file_that_is_not_there_is_told_with_what_writes_it(project: Path, cdk8s_pods: Command) -> None:
    write(project, pod(image=SHOP))

    said = cdk8s_pods("check", "--images", "none.json", "dist")

    assert said.returncode == 2
    assert "`cdk8s-pods images` writes it" in said.stderr


@pytest.fixture
def podman(tmp_path: Path) -> dict[str, str]:
    """A podman that knows one image, as podman 4 describes it; gives the PATH on which it is found."""
    described = [
        {
            "Digest": "sha256:2",
            "Config": {"User": "1000", "ExposedPorts": {"8080/tcp": {}}, "Entrypoint": ["/app"], "Cmd": ["run"]},
        }
    ]
    program = tmp_path / "bin/podman"
    program.parent.mkdir()
    program.write_text(
        "#!/bin/sh\n"
        f'echo "$@" >> {tmp_path}/asked\n'
        f"case \"$4\" in {SHOP}) echo '{json.dumps(described)}' ;;\n"
        '*broken*) echo "Error: cannot read storage" >&2; exit 125 ;;\n'
        '*) echo "Error: $4: image not known" >&2; exit 125 ;; esac\n'
    )
    program.chmod(0o755)
    return {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def test_every_image_of_the_manifests_is_asked_for_and_nothing_is_pulled(
    project: Path, cdk8s_pods: Command, podman: dict[str, str], tmp_path: Path
) -> None:
    write(project, [pod(image=SHOP), pod(image="redis")][0] | {"more": {"containers": [{"image": "redis"}]}})
    (project / "images.json").unlink()

    asked = cdk8s_pods("images", env=podman)

    assert (asked.returncode, asked.stdout) == (0, "images.json: 1 of 2 images\n")
    assert asked.stderr == "cdk8s-pods: podman has no redis\n"
    assert json.loads((project / "images.json").read_text()) == {
        "images": {
            SHOP: {
                "command": ["run"],
                "digest": "sha256:2",
                "entryPoint": ["/app"],
                "ports": ["8080/tcp"],
                "user": "1000",
            }
        }
    }
    commands = (tmp_path / "asked").read_text().splitlines()
    assert commands == [f"image inspect -- {SHOP}", "image inspect -- docker.io/library/redis:latest"]


def test_what_an_earlier_run_knew_stays_where_podman_has_the_image_no_more(
    project: Path, cdk8s_pods: Command, podman: dict[str, str]
) -> None:
    write(project, pod(image=BASE))

    asked = cdk8s_pods("images", "--image", BASE, "--image", SHOP, env=podman)

    assert f"podman has no {BASE}; what an earlier run knew of it stays" in asked.stderr
    written = json.loads((project / "images.json").read_text())["images"]
    assert written[BASE] == MADE_OF[BASE]
    assert written[SHOP]["user"] == "1000"


def test_what_podman_cannot_say_is_told_in_its_words(
    project: Path, cdk8s_pods: Command, podman: dict[str, str]
) -> None:
    broken = cdk8s_pods("images", "--image", "broken", env=podman)
    missing = cdk8s_pods("images", "--image", "a", env={"PATH": str(project)})
    write(project, {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}})
    nothing = cdk8s_pods("images", env=podman)

    assert "cannot read storage" in broken.stderr
    assert "podman is not installed" in missing.stderr
    assert "no image is named" in nothing.stderr
    assert {each.returncode for each in (broken, missing, nothing)} == {1}


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_asked_for(
    project: Path, cdk8s_pods: Command, podman: dict[str, str]
) -> None:
    write(project, pod(image=SHOP))
    (project / "dist/broken.yaml").write_text("a: [")

    asked = cdk8s_pods("images", env=podman)

    assert asked.returncode == 2
    assert "dist/broken.yaml:2:1" in asked.stderr
    assert asked.stdout == "images.json: 1 of 1 images\n"
