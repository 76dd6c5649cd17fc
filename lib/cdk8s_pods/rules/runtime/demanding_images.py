"""Images whose program does not start before it is told something."""

from __future__ import annotations

from cdk8s_pods.rules.interface import page, required, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

#: The last parts of the names of all images that are known to need anything, so that no other has its facts loaded.
# fmt: off
NAMES = frozenset({
    "cloud-sql-proxy", "cloudflared", "couchdb", "git-sync", "keycloak", "mariadb", "minio", "mysql", "oauth2-proxy",
    "pgbouncer", "postgres",
})
# fmt: on


@rule(
    "Container",
    category="runtime",
    when=("image",),
    remedy="write it in env or args",
    source=page("https://github.com/docker-library/official-images", "and the entry points of the other images"),
)
def images_are_told_what_they_need(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Some programs end at once unless they are told something: a password to begin with, what to do, for whom.

    Said of images that are known, where the container runs their own program and nothing may tell it: no variable or
    argument, no `envFrom`, no file of settings. Of a password it is advice, as people keep these out of manifests and
    add them elsewhere; and of what may be found in a volume, as a database that finds its data does not ask again.
    """
    if value["image"].rpartition("/")[2].partition("@")[0].partition(":")[0] not in NAMES:
        return None
    # Deferred: most pods have none of these images.
    from cdk8s_pods.facts.image_demands import unmet_demand
    from cdk8s_pods.facts.pod_mounts import is_made
    from cdk8s_pods.rules.context import volumes_by_name
    from cdk8s_pods.rules.mountings import is_empty_for

    demand = unmet_demand(value)
    if demand is None:
        return None
    named = context.fact(volumes_by_name)
    volumes = [named.get(mount.get("name", ""), {}) for mount in demand.mounts]
    filled = [volume for volume in volumes if not is_empty_for(value, volume, context)]
    if any(map(is_made, filled)):
        return None
    known = f" (known of version {demand.image.seen})" if demand.image.seen else ""
    message = required(f"{demand.image.name} does not start without {demand.wanted}{known}")
    return [(at.child(demand.field), message.mildly(when=bool(filled) or demand.needed.is_secret))]
