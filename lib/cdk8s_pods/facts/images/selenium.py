"""Selenium's browsers and grid."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "Selenium",
    seen="",
    source="https://github.com/SeleniumHQ/docker-selenium",
    repositories=(
        "docker.io/selenium/standalone-chrome",
        "docker.io/selenium/standalone-firefox",
        "docker.io/selenium/standalone-edge",
        "docker.io/selenium/standalone-chromium",
        "docker.io/selenium/hub",
    ),
    elsewhere=("standalone-chrome", "standalone-firefox", "standalone-edge", "standalone-chromium"),
    ports=(Port(4444),),
)
