"""Helpers that people really use, each one call: a pattern with a container that has all that its image needs.

``from cdk8s_pods.helpers import redis_exporter``, then ``patterns=[redis_exporter()]`` on any workload. Each is loaded
when it is first asked for.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .adapters.apache_exporter import apache_exporter as apache_exporter
    from .adapters.blackbox_exporter import blackbox_exporter as blackbox_exporter
    from .adapters.jmx_agent import jmx_agent as jmx_agent
    from .adapters.memcached_exporter import memcached_exporter as memcached_exporter
    from .adapters.mysqld_exporter import mysqld_exporter as mysqld_exporter
    from .adapters.nginx_exporter import nginx_exporter as nginx_exporter
    from .adapters.php_fpm_exporter import php_fpm_exporter as php_fpm_exporter
    from .adapters.postgres_exporter import postgres_exporter as postgres_exporter
    from .adapters.process_exporter import process_exporter as process_exporter
    from .adapters.redis_exporter import redis_exporter as redis_exporter
    from .adapters.statsd_exporter import statsd_exporter as statsd_exporter
    from .ambassadors.cloud_sql_proxy import cloud_sql_proxy as cloud_sql_proxy
    from .ambassadors.cloudflared import cloudflared as cloudflared
    from .ambassadors.envoy import envoy as envoy
    from .ambassadors.ghostunnel import ghostunnel as ghostunnel
    from .ambassadors.haproxy import haproxy as haproxy
    from .ambassadors.nginx import nginx as nginx
    from .ambassadors.oauth2_proxy import oauth2_proxy as oauth2_proxy
    from .ambassadors.pgbouncer import pgbouncer as pgbouncer
    from .ambassadors.tailscale import tailscale as tailscale
    from .files.git_sync import git_sync as git_sync
    from .files.k8s_sidecar import k8s_sidecar as k8s_sidecar
    from .files.secrets_store import secrets_store as secrets_store
    from .files.vault_agent import vault_agent as vault_agent
    from .log_shippers.alloy import alloy as alloy
    from .log_shippers.filebeat import filebeat as filebeat
    from .log_shippers.fluent_bit import fluent_bit as fluent_bit
    from .log_shippers.opentelemetry_collector import opentelemetry_collector as opentelemetry_collector
    from .log_shippers.promtail import promtail as promtail
    from .log_shippers.vector import vector as vector
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
