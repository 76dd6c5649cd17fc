"""Mistakes that both type checkers report: a line that one of them did not report would be an error itself.

mypy runs with ``warn_unused_ignores``, pyright with the setting below, so that an ignore is needed on each line where
it stands, by both. The names in brackets are mypy's; pyright goes by the comment alone.
"""

# ruff: noqa: T201  # reading an attribute wants a use
# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from cdk8s_pods import (
    Capabilities,
    Container,
    ContainerPort,
    EnvVar,
    EnvVarSource,
    HTTPGetAction,
    ObjectMeta,
    PodSpec,
    PodTemplateSpec,
    Probe,
    ResourceRequirements,
    SeccompProfile,
    Toleration,
    Volume,
)

web = Container(name="web")
logs = Volume.empty_dir("logs")
probe = Probe.http_get("/", port=80)

# Wrong keywords.
Container(name="web", imagePullPolicy="Always")  # type: ignore[call-arg]
Container(name="web", prots=[80])  # type: ignore[call-arg]
PodSpec(containers=[web], hostNetwork=True)  # type: ignore[call-arg]
Probe.http_get("/", port=80, period=5)  # type: ignore[call-arg]
Probe.tcp_socket(80, period_secs=5)  # type: ignore[call-arg]
Volume.empty_dir("logs", size="1Gi")  # type: ignore[call-arg]
logs.mount("/logs", readonly=True)  # type: ignore[call-arg]
EnvVar.from_secret("PW", secret="db", key="pw")  # type: ignore[call-arg]
ResourceRequirements.guaranteed(cpus=1, memory="1Gi")  # type: ignore[call-arg]

# Missing fields.
Container(image="nginx:1.27")  # type: ignore[call-arg]
ContainerPort(name="http")  # type: ignore[call-arg]
PodSpec()  # type: ignore[call-arg]
Probe.http_get("/")  # type: ignore[call-arg]
HTTPGetAction(path="/")  # type: ignore[call-arg]
Volume()  # type: ignore[call-arg]
Volume.nfs("share", server="nfs.example")  # type: ignore[call-arg]
EnvVar.from_secret("PW", name="db")  # type: ignore[call-arg]

# Wrong types.
Container(name=3)  # type: ignore[arg-type]
Container(name=None)  # type: ignore[arg-type]
Container(name="web", ports=80)  # type: ignore[arg-type]
Container(name="web", ports=["80"])  # type: ignore[list-item]
Container(name="web", env={"PORT": 80})  # type: ignore[dict-item]
Container(name="web", env={"A": EnvVar(name="A", value="1")})  # type: ignore[dict-item]
Container(name="web", liveness_probe=HTTPGetAction(port=80))  # type: ignore[arg-type]
Container(name="web", volume_mounts=[logs])  # type: ignore[list-item]
Container(name="web", tty="yes")  # type: ignore[arg-type]
PodSpec(containers=web)  # type: ignore[arg-type]
PodSpec(containers=["web"])  # type: ignore[list-item]
PodSpec(containers=[web], volumes=[logs.mount("/logs")])  # type: ignore[list-item]
PodSpec(containers=[web], termination_grace_period_seconds="30s")  # type: ignore[arg-type]
PodTemplateSpec(spec=web)  # type: ignore[arg-type]
ObjectMeta(labels=["app"])  # type: ignore[arg-type]
Probe(http_get="/healthz")  # type: ignore[arg-type]
Probe.grpc("grpc")  # type: ignore[arg-type]
Volume(name="logs", empty_dir=True)  # type: ignore[arg-type]
Volume.config_map("conf", items={"a": 1}, name="conf")  # type: ignore[dict-item]
EnvVar(name="PW", value_from="db")  # type: ignore[arg-type]
EnvVarSource.from_field(["status", "podIP"])  # type: ignore[arg-type]
PodTemplateSpec().apply("sidecar")  # type: ignore[arg-type]

# Texts that the API does not know.
Container(name="web", image_pull_policy="always")  # type: ignore[arg-type]
ContainerPort(container_port=80, protocol="HTTP")  # type: ignore[arg-type]
PodSpec(containers=[web], restart_policy="OnSuccess")  # type: ignore[arg-type]
PodSpec(containers=[web], dns_policy="ClusterFirstWithHostNetwork")  # type: ignore[arg-type]
SeccompProfile(type="Default")  # type: ignore[arg-type]
Toleration(operator="Exist")  # type: ignore[arg-type]
Volume.host_path("logs", "/var/log", type="Folder")  # type: ignore[arg-type]

# Changes to what cannot change, and reading what is not there.
web.image = "nginx:1.28"  # type: ignore[misc]
web.ports = [80]  # type: ignore[misc]
probe.http_get = None  # type: ignore[misc]
print(web.ports[0])  # type: ignore[index]
print(web.imagePullPolicy)  # type: ignore[attr-defined]
Capabilities(["NET_ADMIN"])  # type: ignore[call-arg]
