"""Injection: a pattern applied to manifests that somebody else wrote."""

from pathlib import Path

from cdk8s import Chart, Include
from constructs import Construct

from cdk8s_pods import Container, SharedVolume, Volume, inject, sidecar


class InjectedInclude(Chart):
    """A vendor's YAML file is included as it is, and every Deployment in it gets a log shipper.

    What a webhook would do unseen in the cluster is done here at synth, and shows in dist/ and in git.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        Include(self, "shop", url=str(Path(__file__).parent / "included" / "shop.yaml"))
        inject(
            self,
            sidecar(
                Container(name="log-shipper", image="fluent/fluent-bit:3.1"),
                shares=SharedVolume(
                    volume=Volume.empty_dir("logs"), main_path="/var/log/shop", helper_path="/logs", read_only=True
                ),
            ),
            kinds=["Deployment"],
            labels={"app.kubernetes.io/name": "shop"},
        )
