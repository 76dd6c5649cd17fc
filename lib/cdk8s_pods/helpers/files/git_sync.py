"""git-sync, which keeps a copy of a repository."""

from __future__ import annotations

from cdk8s_pods.facts.images.git_sync import IMAGE
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.model import Probe, Volume
from cdk8s_pods.patterns import SharedVolume, sidecar
from cdk8s_pods.patterns.placement import pod_spec
from cdk8s_pods.patterns.shared_volume import with_shares

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.model import PodTemplateSpec
    from cdk8s_pods.patterns import Pattern

_ROOT = "/git"
_PORT = IMAGE.ports[0]


def git_sync(
    repository: str,
    *,
    path: str,
    reference: str | None = None,
    link: str = "current",
    period: str = "10s",
    one_time: bool = False,
    max_failures: int | None = None,
    health_port: int = 9907,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Give the main container a copy of a git repository that stays current.

    The copy is what the link in the folder points to, so that it changes as a whole: ``path``/``current``. The main
    container starts when the first copy is there.

    Args:
        repository: Its URL.
        path: Where the main container sees the folder with the link.
        reference: The branch, tag or commit; the repository's default branch unless given.
        link: The name of the link.
        period: How long from one look to the next, such as ``10s`` or ``5m``.
        one_time: True copies once, in an init container, and is gone when the main container starts.
        max_failures: How many failures in a row until it ends, and is started again; -1 for no end, and 0, which is
            its own default, for the first failure.
        health_port: Where it answers the probes.
        main: The name or names of the containers that get the copy; by default all but init containers.
        options: What every helper takes. For a key of SSH mount a Secret with ``volume_mounts`` and say
            ``args=["--ssh-key-file=/etc/git-secret/ssh"]``.

    Raises:
        ValueError: It is to copy once, and to be a second container or to start in another order.

    Example::

        git_sync("https://github.com/example/site", path="/srv/site", reference="main", period="1m")

    which makes, among other things::

        - name: git-sync
          args:
            - --repo=https://github.com/example/site
            - --ref=main
            - --root=/git
            - --link=current
            - --period=1m
            - --http-bind=:9907
          ports:
            - containerPort: 9907
          startupProbe:
            httpGet:
              path: /
              port: 9907
            periodSeconds: 1
            failureThreshold: 60
    """
    if one_time and (wrong := [name for name in ("plain", "before", "after") if options.get(name)]):
        raise ValueError(f"git_sync() that copies once is an init container in its turn: take {wrong[0]}= out")
    name = name_of("git_sync", options)
    args = [
        f"--repo={repository}",
        *([] if reference is None else [f"--ref={reference}"]),
        f"--root={_ROOT}",
        f"--link={link}",
        *(["--one-time"] if one_time else [f"--period={period}", f"--http-bind=:{health_port}"]),
        *([] if max_failures is None else [f"--max-failures={max_failures}"]),
    ]
    helper = made(
        "git_sync",
        IMAGE,
        options,
        args=args,
        ports=[] if one_time else [health_port],
        writable_folders=["/tmp"],
        # Before the first copy it answers 503.
        startup_probe=None if one_time else Probe.http_get(_PORT.ready, port=health_port, **STARTING),
        liveness_probe=None if one_time else Probe.http_get(_PORT.live, port=health_port),
    )
    copies = SharedVolume(volume=Volume.empty_dir(f"{name[:58]}-copy"), main_path=path, helper_path=_ROOT)
    if not one_time:
        return helper.placed_by(sidecar(helper.container, shares=copies, main=main, **helper.placing))

    def with_copy_made_once(template: PodTemplateSpec) -> PodTemplateSpec:
        template, container = with_shares(template, helper.container, copies, main)
        spec = pod_spec(template)
        return template.replace(spec=spec.replace(init_containers=[*(spec.init_containers or ()), container]))

    return helper.placed_by(with_copy_made_once)
