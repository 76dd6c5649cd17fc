"""What podman says about real images is what manifests are held to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from cdk8s import Chart

from cdk8s_pods import Container, ObjectMeta, Pod, PodSpec

from .images import STAND_INS

if TYPE_CHECKING:
    from cdk8s import App

    from .pods import Pods

_HAPROXY = next(each.image for each in STAND_INS if each.facts == "haproxy")


def test_images_are_looked_into_and_their_users_found(pods: Pods) -> None:
    def chart(app: App, id: str) -> None:
        Pod(
            Chart(app, id),
            "relay",
            metadata=ObjectMeta(name="relay"),
            spec=PodSpec(containers=[Container(name="relay", image=_HAPROXY)]),
        )

    pods.synthesize("relay", chart)
    asked = subprocess.run(
        [sys.executable, "-m", "cdk8s_pods", "images", "dist"],
        env=os.environ | pods.environment,
        cwd=pods.dist.parent,
        capture_output=True,
        text=True,
        check=True,
    )

    written = json.loads((pods.dist.parent / "images.json").read_text())["images"][_HAPROXY]
    assert asked.stdout == "images.json: 1 of 1 images\n"
    assert written["user"] == "99"
    assert written["command"][0] == "haproxy"
    assert written["digest"].startswith("sha256:")
