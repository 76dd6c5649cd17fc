"""Where the time of one pod goes, on the engine: microseconds by phase, each measured alone and best of many rounds."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, Any

from cdk8s_pods.engine import install

install()

from cdk8s import ApiObject, App, Chart, JsonPatch  # noqa: E402  # the engine's, once it is installed
from constructs import Construct  # noqa: E402

from cdk8s_pods import Container, Pod, PodSpec, check  # noqa: E402
from cdk8s_pods.engine.yaml_text import dump_document  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, REPEATS = 9, 400


def microseconds(work: Callable[[], object]) -> float:
    """The best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(REPEATS):
            work()
        best = min(best, time.perf_counter() - started)
    return best / REPEATS * 1e6


def spec() -> PodSpec:
    """The pod of the benchmark."""
    return PodSpec(
        containers=[
            Container(name="nginx-container", image="nginx:1.16", command=["/bin/sleep"], args=["3600"], ports=[80]),
            Container(name="redis-container", image="redis:3.2"),
        ]
    )


class Numbered:
    """Ids that are never used twice."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self) -> str:
        self.last += 1
        return f"p{self.last}"


def table() -> str:
    """The phases as Markdown."""
    gc.disable()  # as the command does for a program of this size
    chart, fresh = Chart(App(), "bench"), Numbered()
    written = spec()
    body: dict[str, Any] = written.to_manifest()
    manifest = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "bench-p0"}, "spec": body}

    def nodes() -> None:
        ApiObject(Construct(chart, fresh()), "Default", api_version="v1", kind="Pod")

    phases = {
        "the values: `PodSpec`, two `Container`, a `ContainerPort`": microseconds(spec),
        "to a plain manifest": microseconds(written.to_manifest),
        "the check": microseconds(lambda: check(manifest, advice=False)),
        "two nodes of the tree, the name with its hash": microseconds(nodes),
        "the body as a JSON patch, copied as official cdk8s would": microseconds(lambda: JsonPatch.add("/spec", body)),
    }
    whole = microseconds(lambda: Pod(chart, fresh(), spec=spec()))
    phases["what ties these together"] = whole - sum(phases.values())

    app = App()
    other = Chart(app, "other")
    for _ in range(1000):
        Pod(other, fresh(), spec=written)
    started = time.perf_counter()
    text = app.synth_yaml()
    synth = (time.perf_counter() - started) / text.count("kind: Pod") * 1e6
    dumped = microseconds(lambda: dump_document(manifest))
    phases["the text in YAML"] = dumped
    phases["order, validations and patches at synth"] = synth - dumped
    lines = ["| phase of one pod | time |", "|---|---|"]
    lines += [f"| {phase} | {spent:.1f} µs |" for phase, spent in phases.items()]
    lines.append(f"| **together** | **{sum(phases.values()):.0f} µs** |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table())
