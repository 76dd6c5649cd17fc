"""Mistakes with constructs that both type checkers report; see mistakes_in_values.py for how this is held."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from cdk8s import App, Chart

from cdk8s_pods import Container, Deployment, Pod, PodSpec, PodTemplateSpec, sidecar

chart = Chart(App(), "mistakes")
spec = PodSpec(containers=[Container(name="web", image="nginx:1.27")])
template = PodTemplateSpec(spec=spec)

Pod(chart, "no-spec")  # type: ignore[call-arg]
Pod(chart, "keyword", specs=spec)  # type: ignore[call-arg]
Pod(chart, "type", spec=template)  # type: ignore[arg-type]
Pod(chart, "dict", spec={"containers": []})  # type: ignore[arg-type]
Pod(chart, spec=spec)  # type: ignore[call-arg]
Deployment(chart, "replicas", template=template, replicas="3")  # type: ignore[arg-type]
Deployment(chart, "spec", spec=spec)  # type: ignore[arg-type]
sidecar(Container(name="logs"), before={"web": "completed"})  # type: ignore[dict-item]
sidecar(Container(name="logs"), after=3)  # type: ignore[arg-type]
