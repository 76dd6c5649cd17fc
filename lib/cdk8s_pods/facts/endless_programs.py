"""Programs that run until they are stopped."""

from __future__ import annotations

from .image_reference import parse_image

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

# fmt: off
#: The last part of a repository, wherever it is: images that start a server, a proxy or an agent by default, as their
#: pages at https://hub.docker.com or their projects' documentation say.
_ENDLESS_IMAGES = frozenset({
    # Proxies and agents of meshes.
    "proxyv2", "envoy", "consul-dataplane", "daprd", "linkerd2-proxy", "cloud-sql-proxy", "gce-proxy",
    "alloydb-auth-proxy", "oauth2-proxy",
    # Shippers of logs, metrics and traces.
    "fluent-bit", "fluentd", "vector", "filebeat", "metricbeat", "promtail", "telegraf", "logstash", "otelcol",
    "opentelemetry-collector", "opentelemetry-collector-contrib", "aws-otel-collector", "jaeger-agent",
    "statsd-exporter", "redis_exporter", "postgres-exporter", "mysqld-exporter", "node-exporter",
    "nginx-prometheus-exporter", "pushgateway", "prometheus",
    # Servers.
    "nginx", "nginx-unprivileged", "httpd", "haproxy", "traefik", "caddy", "redis", "valkey", "memcached",
    "postgres", "mysql", "mariadb", "mongo", "rabbitmq",
})
# fmt: on
#: What makes one of them do something else and end, or open a door to end it: whole words, and parts of words.
_ENDING_WORDS = frozenset({"-t", "-h", "-v", "-V", "help", "version", "validate"})
_ENDING_PARTS = ("quitquitquit", "exit-after", "once", "one-time", "--version", "--help", "migrate", "--dry-run")
#: How a container ends its neighbour.
_STOPPING_WORDS = ("quitquitquit", "kill", "shutdown", "/exit", "terminate", "/stop")


def runs_for_ever(container: Mapping[str, Any]) -> str | None:
    """Why a container is known never to end; None where that cannot be known.

    It is known of images whose own program is a server or an agent and is not replaced by a `command`, and of
    commands that wait for ever.
    """
    command: Sequence[str] = container.get("command", ())
    args: Sequence[str] = container.get("args", ())
    if command:
        return _waits_for_ever((*command, *args))
    if any(text in _ENDING_WORDS or any(part in text for part in _ENDING_PARTS) for text in args):
        return None
    repository = parse_image(container.get("image", ""))[1].rpartition("/")[2]
    starts_itself = not args or args[0][:1] == "-" or args[0] in (repository, f"{repository}-server", f"{repository}d")
    if repository in _ENDLESS_IMAGES and starts_itself:
        return f"{repository} runs until it is stopped"
    return None


def stops_others(container: Mapping[str, Any]) -> bool:
    """Whether the text of a container's command speaks of stopping another one."""
    words = (*container.get("command", ()), *container.get("args", ()))
    return any(word in text for text in words for word in _STOPPING_WORDS)


def _waits_for_ever(words: tuple[str, ...]) -> str | None:
    """Why a command never ends: one that follows a file or sleeps for ever, alone or as the text of a shell."""
    if len(words) == 3 and words[0].rpartition("/")[2] in ("sh", "bash", "ash", "dash") and words[1].endswith("c"):
        text = words[2].strip()
        if text.startswith("while true") and text.endswith("done") and not _may_leave_the_loop(text):
            return "its loop has no end"
        if any(sign in text for sign in ("&", ";", "|", "\n")):
            return None
        words = tuple(text.removeprefix("exec ").split())
    program = words[0].rpartition("/")[2] if words else ""
    if program == "sleep" and words[1:] == ("infinity",):
        return "it sleeps for ever"
    follows = any(word.startswith("-") and not word.startswith("--") and word[-1] in "fF" for word in words[1:])
    if program == "tail" and (follows or "--follow" in words) and not any("--pid" in word for word in words):
        return "tail follows the file for ever"
    return None


def _may_leave_the_loop(text: str) -> bool:
    return any(word in text for word in ("break", "exit", "return", "kill", "trap", "&", "exec", "set -e", "-ec"))
