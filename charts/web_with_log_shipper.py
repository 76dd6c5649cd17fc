"""Sidecar: a web server whose log files are shipped to object storage by the container beside it."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import (
    Container,
    EnvVar,
    PodSpec,
    Probe,
    ResourceRequirements,
    SharedVolume,
    SidecarPod,
    Volume,
)


class WebWithLogShipper(Chart):
    """nginx writes its logs to a volume; a shipper reads them there and copies them to a bucket.

    The web server knows nothing of the bucket and the shipper knows nothing of HTTP. The shipper is a native sidecar:
    it starts before the web server and stops after it, so that the last lines are shipped too.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        web = Container(
            name="web",
            image="nginx:1.16",
            ports=[80],
            readiness_probe=Probe.http_get("/", port=80),
            resources=ResourceRequirements(requests={"cpu": "100m", "memory": "64Mi"}, limits={"memory": "128Mi"}),
        )
        shipper = Container(
            name="log-shipper",
            image="rclone/rclone:1.68",
            command=["/bin/sh", "-c"],
            args=["while true; do rclone sync /logs archive:web-logs; sleep 30; done"],
            env=[
                EnvVar(name="RCLONE_CONFIG_ARCHIVE_TYPE", value="s3"),
                EnvVar.from_secret("RCLONE_CONFIG_ARCHIVE_ACCESS_KEY_ID", name="archive", key="access-key"),
                EnvVar.from_secret("RCLONE_CONFIG_ARCHIVE_SECRET_ACCESS_KEY", name="archive", key="secret-key"),
            ],
            resources=ResourceRequirements(requests={"cpu": "20m", "memory": "32Mi"}, limits={"memory": "64Mi"}),
        )
        SidecarPod(
            self,
            "web",
            spec=PodSpec(containers=[web]),
            sidecar=shipper,
            shares=SharedVolume(
                volume=Volume.empty_dir("logs", size_limit="1Gi"),
                main_path="/var/log/nginx",
                helper_path="/logs",
                read_only=True,
            ),
        )
