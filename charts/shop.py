"""A whole application in one class: what people write around their pods, without a raw object or a patch."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import (
    ConfigMap,
    Container,
    ContainerPort,
    CronJob,
    DaemonSet,
    Deployment,
    EnvFromSource,
    EnvVar,
    EnvVarSource,
    HorizontalPodAutoscaler,
    Ingress,
    LabelSelector,
    NetworkPolicy,
    NetworkPolicyIngressRule,
    ObjectMeta,
    PersistentVolumeClaimSpec,
    PodDisruptionBudget,
    PodSpec,
    PodTemplateSpec,
    Probe,
    ResourceRequirements,
    Role,
    RoleBinding,
    Secret,
    Service,
    ServiceAccount,
    StatefulSet,
    TopologySpreadConstraint,
    Volume,
    VolumeMount,
    VolumeResourceRequirements,
    own_pods,
)

#: The labels of the database's pods, which are known before the database: it needs its Service, which selects them.
DATABASE = {"app.kubernetes.io/name": "database"}


class Shop(Chart):
    """Pages, an API and its database, a nightly backup, a log agent, and everything that they need.

    Args:
        scope: The app.
        id: The environment, such as ``shop-dev``: its namespace, and the start of all names.
        host: Under which name the shop is reached.
        replicas: How many pods the API has, and at most twice as many the pages.
        storage: How much the database keeps.
        log_level: What the API logs.
    """

    def __init__(
        self, scope: Construct, id: str, *, host: str, replicas: int, storage: str, log_level: str = "info"
    ) -> None:
        super().__init__(scope, id, namespace=id, labels={"app.kubernetes.io/part-of": "shop"})
        settings = ConfigMap(self, "settings", data={"LOG_LEVEL": log_level, "CURRENCY": "EUR"})
        # An example: a real password is kept out of git, and a Secret that is there already is referred to by its name.
        login = Secret(self, "login", data={"username": "shop", "password": "change-me"})
        database_service = Service(self, "database-service", selector=DATABASE, ports=[5432], headless=True)
        database = self._database(database_service, login, storage)
        api = self._api(settings, login, database_service, replicas)
        backup = self._backup(login, database_service)
        NetworkPolicy(
            self,
            "database-access",
            pod_selector=database,
            ingress=[NetworkPolicyIngressRule(from_=[api, backup], ports=[5432])],
        )
        api_service = Service(self, "api-service", selector=api, ports={80: "http"})
        pages = self._pages(api_service)
        HorizontalPodAutoscaler(
            self, "pages-scaling", scale_target_ref=pages, min_replicas=1, max_replicas=2 * replicas, cpu=70
        )
        pages_service = Service(self, "pages-service", selector=pages, ports={80: "http"})
        Ingress(self, "entry", rules={f"{host}/": pages_service, f"{host}/api": api_service}, tls="shop-tls")
        self._log_agent()

    def _database(self, service: Service, login: Secret, storage: str) -> StatefulSet:
        return StatefulSet(
            self,
            "database",
            service_name=service,
            selector=LabelSelector(match_labels=DATABASE),
            volume_claim_templates={
                "data": PersistentVolumeClaimSpec(
                    access_modes=["ReadWriteOnce"], resources=VolumeResourceRequirements(requests={"storage": storage})
                )
            },
            template=PodTemplateSpec(
                spec=PodSpec(
                    containers=[
                        Container(
                            name="postgres",
                            image="postgres:17.2",
                            ports=[5432],
                            env=[
                                EnvVar.from_secret("POSTGRES_USER", name=login, key="username"),
                                EnvVar.from_secret("POSTGRES_PASSWORD", name=login, key="password"),
                                EnvVar(name="PGDATA", value="/data/postgres"),
                            ],
                            volume_mounts=[VolumeMount(name="data", mount_path="/data")],
                        )
                    ]
                )
            ),
        )

    def _api(self, settings: ConfigMap, login: Secret, database: Service, replicas: int) -> Deployment:
        api = Deployment(
            self,
            "api",
            replicas=replicas,
            rolls_on=[settings, login],
            template=PodTemplateSpec(
                spec=PodSpec(
                    containers=[
                        Container(
                            name="api",
                            image="shop/api:1.8.0",
                            ports=[ContainerPort(name="http", container_port=3000)],
                            env={
                                "DATABASE_HOST": database.name,
                                "DATABASE_PASSWORD": EnvVarSource.from_secret(login, key="password"),
                            },
                            env_from=[EnvFromSource.config_map(settings)],
                            readiness_probe=Probe.http_get("/ready", port="http"),
                        )
                    ],
                    topology_spread_constraints=[
                        TopologySpreadConstraint(
                            max_skew=1,
                            topology_key="kubernetes.io/hostname",
                            when_unsatisfiable="ScheduleAnyway",
                            label_selector=own_pods(),
                        )
                    ],
                )
            ),
        )
        PodDisruptionBudget(self, "api-budget", selector=api, max_unavailable=1)
        return api

    def _backup(self, login: Secret, database: Service) -> CronJob:
        return CronJob(
            self,
            "backup",
            schedule="0 3 * * *",
            time_zone="Europe/Berlin",
            concurrency_policy="Forbid",
            template=PodTemplateSpec(
                metadata=ObjectMeta(labels={"app.kubernetes.io/name": "backup"}),
                spec=PodSpec(
                    restart_policy="OnFailure",
                    containers=[
                        Container(
                            name="dump",
                            image="shop/backup:1.2.0",
                            env={
                                "PGHOST": database.name,
                                "PGUSER": EnvVarSource.from_secret(login, key="username"),
                                "PGPASSWORD": EnvVarSource.from_secret(login, key="password"),
                            },
                        )
                    ],
                ),
            ),
        )

    def _pages(self, api: Service) -> Deployment:
        # The name changes with the content, so that pods never see a configuration that they were not started with.
        config = ConfigMap(self, "pages-config", data=ConfigMap.from_files("shop_files"), named_by_content=True)
        return Deployment(
            self,
            "pages",
            template=PodTemplateSpec(
                spec=PodSpec(
                    containers=[
                        Container(
                            name="nginx",
                            image="nginx:1.29",
                            ports=[ContainerPort(name="http", container_port=8080)],
                            env={"API_HOST": api.name},
                            resources=ResourceRequirements(requests={"cpu": "100m", "memory": "64Mi"}),
                            volume_mounts=[config.volume("config").mount("/etc/nginx/templates", read_only=True)],
                        )
                    ]
                )
            ),
        )

    def _log_agent(self) -> None:
        account = ServiceAccount(self, "log-agent-account")
        reader = Role(self, "pod-reader", rules={"pods": ["get", "list", "watch"]})
        RoleBinding(self, "log-agent-reads-pods", role_ref=reader, subjects=[account])
        DaemonSet(
            self,
            "log-agent",
            template=PodTemplateSpec(
                spec=PodSpec(
                    service_account_name=account,
                    containers=[
                        Container(
                            name="fluent-bit",
                            image="fluent/fluent-bit:4.0",
                            volume_mounts=[Volume.host_path("logs", "/var/log").mount("/var/log", read_only=True)],
                        )
                    ],
                )
            ),
        )
