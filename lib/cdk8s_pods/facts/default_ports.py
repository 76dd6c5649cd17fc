"""Ports that well-known images listen on when nobody tells them otherwise."""

from __future__ import annotations

from cdk8s_pods.facts.image_reference import parse_image

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: Repository -> the port its image exposes and its program listens on: the `EXPOSE` line of each image, as shown at
#: https://hub.docker.com/_/nginx and so on.
_DEFAULT_PORTS = {
    "library/adminer": 8080,
    "library/caddy": 80,
    "library/cassandra": 9042,
    "library/couchdb": 5984,
    "library/drupal": 80,
    "library/elasticsearch": 9200,
    "library/ghost": 2368,
    "library/httpd": 80,
    "library/influxdb": 8086,
    "library/joomla": 80,
    "library/mariadb": 3306,
    "library/memcached": 11211,
    "library/mongo": 27017,
    "library/mysql": 3306,
    "library/nats": 4222,
    "library/nextcloud": 80,
    "library/nginx": 80,
    "library/phpmyadmin": 80,
    "library/postgres": 5432,
    "library/rabbitmq": 5672,
    "library/redis": 6379,
    "library/registry": 5000,
    "library/tomcat": 8080,
    "library/traefik": 80,
    "library/valkey": 6379,
    "library/wordpress": 80,
    "library/zookeeper": 2181,
    "grafana/grafana": 3000,
    "jenkins/jenkins": 8080,
    "nginxinc/nginx-unprivileged": 8080,
    "prom/prometheus": 9090,
    "valkey/valkey": 6379,
}
#: Variants of PHP images that speak FastCGI on port 9000 instead.
_FAST_CGI = "fpm"
#: The same few images occur over and over.
_KNOWN: dict[str, int | None] = {}
_KNOWN_LIMIT = 4096
#: What a container is told that may move its port, or says which it is.
_TELLING = frozenset({"command", "args", "ports", "envFrom"})
#: What is in the name of every variable that moves a port, such as PGPORT.
_MOVES_PORT = "PORT"


def default_port(container: Mapping[str, Any]) -> int | None:
    """The port that a container listens on by default; None where its image or anything it is told leaves it open.

    What it is told may move the port: a command or arguments, a variable that speaks of one, a file of settings.
    """
    image = container.get("image", "")
    if image not in _KNOWN:
        if len(_KNOWN) >= _KNOWN_LIMIT:
            _KNOWN.clear()
        _KNOWN[image] = _port_of_image(image)
    if (port := _KNOWN[image]) is None or not _TELLING.isdisjoint(container):
        return None
    if any(_MOVES_PORT in variable.get("name", "") for variable in container.get("env", ())):
        return None
    if any(_holds_settings(mount.get("mountPath", "")) for mount in container.get("volumeMounts", ())):
        return None
    return port


def _port_of_image(image: str) -> int | None:
    registry, repository, tag = parse_image(image)
    return None if registry != "docker.io" or _FAST_CGI in tag else _DEFAULT_PORTS.get(repository)


def _holds_settings(path: str) -> bool:
    return path.startswith("/etc") or "conf" in path
