"""The eight kinds a pod can run under: bare, and under each of the seven controllers."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import (
    Container,
    CronJob,
    DaemonSet,
    Deployment,
    DeploymentStrategy,
    Job,
    ObjectMeta,
    PersistentVolumeClaimSpec,
    PersistentVolumeClaimTemplate,
    Pod,
    PodSpec,
    PodTemplateSpec,
    ReplicaSet,
    ReplicationController,
    RollingUpdateDeployment,
    StatefulSet,
    VolumeMount,
    VolumeResourceRequirements,
)


class WorkloadKinds(Chart):
    """The same web server as a Pod and under the controllers that keep pods, and a task under those that end."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, labels={"app.kubernetes.io/part-of": "workload-kinds"})
        server = PodSpec(containers=[Container(name="web", image="nginx:1.16", ports=[80])])
        web = PodTemplateSpec(spec=server)

        Pod(self, "pod", spec=server)
        ReplicationController(self, "replication-controller", replicas=2, template=web)
        ReplicaSet(self, "replica-set", replicas=2, template=web)
        Deployment(
            self,
            "deployment",
            replicas=3,
            strategy=DeploymentStrategy(
                type="RollingUpdate", rolling_update=RollingUpdateDeployment(max_surge=1, max_unavailable=0)
            ),
            template=web,
        )
        DaemonSet(self, "daemon-set", template=web)

        data = PersistentVolumeClaimTemplate(
            metadata=ObjectMeta(name="data"),
            spec=PersistentVolumeClaimSpec(
                access_modes=["ReadWriteOnce"], resources=VolumeResourceRequirements(requests={"storage": "1Gi"})
            ),
        )
        StatefulSet(
            self,
            "stateful-set",
            service_name="redis",
            replicas=2,
            volume_claim_templates=[data],
            template=PodTemplateSpec(
                spec=PodSpec(
                    containers=[
                        Container(
                            name="redis",
                            image="redis:3.2",
                            ports=[6379],
                            volume_mounts=[VolumeMount(name="data", mount_path="/data")],
                        )
                    ]
                )
            ),
        )

        task = PodTemplateSpec(
            spec=PodSpec(
                containers=[
                    Container(name="report", image="example/report:1.0", args=["--yesterday"], env={"TZ": "UTC"})
                ],
                restart_policy="OnFailure",
            )
        )
        Job(self, "job", backoff_limit=2, template=task)
        CronJob(
            self, "cron-job", schedule="30 4 * * *", time_zone="Etc/UTC", concurrency_policy="Forbid", template=task
        )
