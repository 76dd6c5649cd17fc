"""Everything people type short is understood by type checkers, and what comes back has its full type."""

from __future__ import annotations

from typing_extensions import assert_type

from cdk8s_pods import (
    Container,
    ContainerPort,
    EmptyDirVolumeSource,
    EnvFromSource,
    EnvVar,
    EnvVarSource,
    ExecAction,
    HTTPGetAction,
    KeyToPath,
    Lifecycle,
    LifecycleHandler,
    ObjectMeta,
    PersistentVolumeClaimSpec,
    PodSpec,
    PodTemplateSpec,
    Probe,
    ResourceRequirements,
    Volume,
    VolumeMount,
    VolumeProjection,
    VolumeResourceRequirements,
    hardened,
)

web = Container(
    name="web",
    image="nginx:1.27",
    image_pull_policy="IfNotPresent",
    command=("nginx", "-g", "daemon off;"),
    ports=[80, ContainerPort(container_port=9090, name="metrics", protocol="TCP")],
    env={"LOG_LEVEL": "debug", "PASSWORD": EnvVarSource.from_secret("db", key="password")},
    env_from=[EnvFromSource.config_map("settings", prefix="APP_")],
    resources=ResourceRequirements(requests={"cpu": "100m", "memory": "128Mi"}, limits={"cpu": 0.5, "memory": 2**30}),
    startup_probe=Probe.exec(["test", "-f", "/ready"], failure_threshold=30),
    liveness_probe=Probe.http_get("/healthz", port="http", http_headers={"Host": "a.example"}, period_seconds=5),
    readiness_probe=Probe.tcp_socket(80),
    lifecycle=Lifecycle(pre_stop=LifecycleHandler.sleep(5)),
)
same_in_full = Container(name="web", env=[EnvVar(name="A", value="1"), EnvVar.from_field("IP", "status.podIP")])

# What was written in a short form is read in the long one.
for port in web.ports or ():
    assert_type(port, ContainerPort)
    assert_type(port.name, str | None)
for variable in web.env or ():
    assert_type(variable, EnvVar)
assert_type(web.name, str)
assert_type(web.image, str | None)

# A field that is a constructor too is one of the type, and a field of the value.
probe = Probe.http_get("/", port=80)
assert_type(probe, Probe)
assert_type(probe.http_get, HTTPGetAction | None)
assert_type(probe.exec, ExecAction | None)
if probe.http_get is not None:
    assert_type(probe.http_get.port, int | str)
assert_type(Probe(http_get=HTTPGetAction(path="/", port=80)), Probe)
assert_type(Probe.grpc(9000, service="ready").period_seconds, int | None)

logs = Volume.empty_dir("logs", medium="Memory", size_limit="64Mi")
assert_type(logs, Volume)
assert_type(logs.empty_dir, EmptyDirVolumeSource | None)
assert_type(Volume(name="logs", empty_dir=EmptyDirVolumeSource()), Volume)
assert_type(logs.mount("/var/log/nginx", read_only=True, sub_path="nginx"), VolumeMount)
volumes = [
    logs,
    Volume.config_map("conf", "nginx-conf", items={"nginx.conf": "site.conf"}),
    Volume.config_map("conf-2", name="nginx-conf", items=[KeyToPath(key="a", path="b", mode=0o400)]),
    Volume.secret("tls", "tls", default_mode=0o400),
    Volume.persistent_volume_claim("data", "data", read_only=False),
    Volume.ephemeral(
        "scratch",
        PersistentVolumeClaimSpec(
            access_modes=["ReadWriteOnce"], resources=VolumeResourceRequirements(requests={"storage": "10Gi"})
        ),
    ),
    Volume.host_path("node-logs", "/var/log", type="Directory"),
    Volume.projected("all", [VolumeProjection.secret("tls"), VolumeProjection.service_account_token("token")]),
    Volume.downward_api("info", {"labels": "metadata.labels"}),
    Volume.nfs("share", server="nfs.example", path="/share"),
    Volume.csi("secrets", "secrets-store.csi.k8s.io", volume_attributes={"secretProviderClass": "vault"}),
    Volume.image("model", "example.com/model:1"),
]

pod = PodSpec(containers=[web, same_in_full], volumes=volumes, restart_policy="Never", node_selector={"disk": "ssd"})
assert_type(pod.replace(host_network=True), PodSpec)
assert_type(PodSpec.from_manifest({"containers": []}), PodSpec)


def labelled(template: PodTemplateSpec) -> PodTemplateSpec:
    """A pattern of one's own is any function of a template."""
    return template.replace(metadata=ObjectMeta(labels={"app": "web"}))


template = PodTemplateSpec(spec=pod).apply(labelled, hardened())
assert_type(template, PodTemplateSpec)
