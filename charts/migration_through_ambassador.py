"""Running order: a migration that talks to the database through the same ambassador as the application does."""

from cdk8s import Chart
from constructs import Construct

from cdk8s_pods import Container, Deployment, PodSpec, PodTemplateSpec, Probe, SharedVolume, Volume, ambassador, sidecar

#: Where the database is today.
HAPROXY_CFG = """\
defaults
  mode tcp
  timeout connect 5s
  timeout client 1h
  timeout server 1h
listen database
  bind :5432
  server database db.example.com:5432
"""


class MigrationThroughAmbassador(Chart):
    """The ambassador starts before the init container, which is told its address too and waits until it listens.

    The log shipper, asked for by its place, sees what the migration writes from its first line on.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        logs = Volume.empty_dir("logs")
        migrate = Container(
            name="migrate", image="example/shop:1.0", args=["migrate", "--log-file=/var/log/shop/migrate.log"]
        )
        shop = Container(name="shop", image="example/shop:1.0", ports=[8080])
        Deployment(
            self,
            "shop",
            template=PodTemplateSpec(spec=PodSpec(init_containers=[migrate], containers=[shop])),
            patterns=[
                ambassador(
                    Container(
                        name="database",
                        image="haproxy:3.2",
                        ports=[5432],
                        startup_probe=Probe.tcp_socket(port=5432, period_seconds=1),
                    ),
                    port=5432,
                    env={"DATABASE_URL": "postgresql://{host}:{port}/shop"},
                    config={"haproxy.cfg": HAPROXY_CFG},
                    config_path="/usr/local/etc/haproxy",
                    main=["shop", "init"],
                ),
                sidecar(
                    Container(name="log-shipper", image="fluent/fluent-bit:4.0"),
                    shares=SharedVolume(volume=logs, main_path="/var/log/shop", helper_path="/logs", read_only=True),
                    main=["shop", "init"],
                    before="migrate",
                ),
            ],
        )
