"""A program with a generated module takes a fraction of the time that it takes on the official cdk8s."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

PROGRAM = """
import sys
if sys.argv[1] == "python":
    from cdk8s_pods.engine import install
    install()
from cdk8s import App, Chart
from cdk8s_plus_33 import k8s

app = App(outdir=sys.argv[1])
chart = Chart(app, "web")
for number in range(int(sys.argv[2])):
    labels = {"app": f"web{number}"}
    quantity = k8s.Quantity.from_string
    port = k8s.IntOrString.from_number(8080)
    probe = k8s.Probe(http_get=k8s.HttpGetAction(path="/", port=port), initial_delay_seconds=5)
    resources = k8s.ResourceRequirements(limits={"cpu": quantity("1")}, requests={"cpu": quantity("100m")})
    mounts = [k8s.VolumeMount(name="data", mount_path="/data")]
    web = k8s.Container(
        name="web", image="nginx:1.16", ports=[k8s.ContainerPort(container_port=8080, name="http")],
        env=[k8s.EnvVar(name="A", value=str(number))], readiness_probe=probe, liveness_probe=probe,
        resources=resources, volume_mounts=mounts,
    )
    side = k8s.Container(name="side", image="busybox:1", args=["a", "b"], volume_mounts=mounts)
    volumes = [k8s.Volume(name="data", empty_dir=k8s.EmptyDirVolumeSource(size_limit=quantity("1Gi")))]
    template = k8s.PodTemplateSpec(
        metadata=k8s.ObjectMeta(labels=labels), spec=k8s.PodSpec(containers=[web, side], volumes=volumes)
    )
    selector = k8s.LabelSelector(match_labels=labels)
    k8s.KubeDeployment(chart, f"d{number}", spec=k8s.DeploymentSpec(replicas=2, selector=selector, template=template))
service = k8s.ServiceSpec(selector=labels, ports=[k8s.ServicePort(port=80, target_port=port)])
k8s.KubeService(chart, "service", spec=service)
app.synth()
"""


@pytest.fixture
def seconds(official_environment, tmp_path):
    """The processor time of a program, that of the processes which it starts included."""
    environment = {**official_environment, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # modules of this size take seconds to compile

    def seconds(engine, deployments):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-c", PROGRAM, engine, str(deployments)],
            env=environment,
            cwd=tmp_path,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return seconds


# The module of cdk8s-plus loads that library too, which takes both engines some 40 ms. With `imports/k8s` the factors
# are 6 and 16 (benchmarks/README.md).
@pytest.mark.parametrize(("deployments", "runs", "factor"), [(1, 3, 3), (1000, 1, 10)])
def test_a_generated_module_is_many_times_faster_than_on_the_official_engine(
    deployments, runs, factor, seconds, tmp_path
):
    seconds("python", 1)  # what is compiled and kept by the first run
    official = min(seconds("cdk8s", deployments) for _ in range(runs))
    ours = min(seconds("python", deployments) for _ in range(runs))

    assert official > ours * factor
    assert (tmp_path / "python/web.k8s.yaml").read_bytes() == (tmp_path / "cdk8s/web.k8s.yaml").read_bytes()
