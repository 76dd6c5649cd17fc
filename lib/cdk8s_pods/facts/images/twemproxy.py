"""twemproxy, a proxy for Redis and memcached."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "twemproxy",
    seen="0.5.0, 2022-10",
    source="https://github.com/twitter/twemproxy: src/nc_signal.c",
    elsewhere=("twemproxy", "nutcracker"),
    programs=("nutcracker",),
    starts="script",
    ends_with=("-d", "--daemonize", "--test-conf"),
)
