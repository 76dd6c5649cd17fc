"""CouchDB, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "couchdb",
    seen="",
    source="https://github.com/apache/couchdb-docker: docker-entrypoint.sh",
    repositories=("docker.io/library/couchdb",),
    starts="script",
    user=0,
    user_id=5984,
    ports=(Port(5984),),
    required=Required("COUCHDB_USER", given_in=("/opt/couchdb/etc",), since="3", is_secret=True),
)
