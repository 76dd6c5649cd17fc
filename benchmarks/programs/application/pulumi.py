import pulumi_kubernetes as k8s

labels = {"app": "web"}
settings = k8s.core.v1.ConfigMap("settings", data={"LOG_LEVEL": "info"})
k8s.apps.v1.Deployment(
    "web",
    spec=k8s.apps.v1.DeploymentSpecArgs(
        replicas=2,
        selector=k8s.meta.v1.LabelSelectorArgs(match_labels=labels),
        template=k8s.core.v1.PodTemplateSpecArgs(
            metadata=k8s.meta.v1.ObjectMetaArgs(labels=labels),
            spec=k8s.core.v1.PodSpecArgs(
                containers=[
                    k8s.core.v1.ContainerArgs(
                        name="web",
                        image="example/web:1.0",
                        ports=[k8s.core.v1.ContainerPortArgs(container_port=8080)],
                        env_from=[
                            k8s.core.v1.EnvFromSourceArgs(
                                config_map_ref=k8s.core.v1.ConfigMapEnvSourceArgs(name=settings.metadata.name)
                            )
                        ],
                    )
                ]
            ),
        ),
    ),
)
k8s.core.v1.Service(
    "service",
    spec=k8s.core.v1.ServiceSpecArgs(selector=labels, ports=[k8s.core.v1.ServicePortArgs(port=80, target_port=8080)]),
)
