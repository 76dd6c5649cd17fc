"""Finds the exporters that have a constructor of their own: ``redis_exporter(address="localhost:6379")``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods import helpers
from cdk8s_pods.converting.code import call
from cdk8s_pods.converting.notes import Notes
from cdk8s_pods.issues import PodsError

from .found import Found
from .helpers import PORT, SCRAPE, helpers_of, without_scraping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.converting.code import Group
    from cdk8s_pods.converting.values import ValueWriter
    from cdk8s_pods.model import Container, PodTemplateSpec

    from .helpers import Helper


class _Exporter(NamedTuple):
    """How an exporter is told what its constructor is given.

    Args:
        name: The constructor.
        variables: The argument that each variable of its environment is.
        options: The argument that each option of its command line is, up to what is said.
    """

    name: str
    variables: dict[str, str] = {}  # noqa: RUF012 - a field of a tuple, which nobody changes
    options: dict[str, str] = {}  # noqa: RUF012 - as above


_EXPORTERS = (
    _Exporter("redis_exporter", {"REDIS_ADDR": "address", "REDIS_USER": "user", "REDIS_PASSWORD": "password"}),
    _Exporter(
        "postgres_exporter", {"DATA_SOURCE_URI": "uri", "DATA_SOURCE_USER": "user", "DATA_SOURCE_PASS": "password"}
    ),
    _Exporter("php_fpm_exporter", {"PHP_FPM_SCRAPE_URI": "uri"}),
    _Exporter("memcached_exporter", options={"--memcached.address=": "address"}),
    _Exporter("nginx_exporter", options={"--nginx.scrape-uri=": "uri"}),
    _Exporter("apache_exporter", options={"--scrape_uri=": "uri"}),
)


def known_exporters(template: PodTemplateSpec, ends: bool) -> Iterator[Found]:
    """An exporter that is as its constructor makes it.

    Args:
        template: The pod.
        ends: Whether the pod is one of a Job.
    """
    annotations = (template.metadata and template.metadata.annotations) or {}
    for helper in helpers_of(template, ends):
        rest = helper.rest
        is_scraped = annotations.get(SCRAPE) == "true" and annotations.get(PORT, "") in map(str, helper.ports())
        if is_scraped and rest.metadata is not None:
            rest = rest.replace(metadata=without_scraping(rest.metadata))
        for exporter in _EXPORTERS:
            told = _told(helper.container, exporter)
            if told:
                yield from _made(exporter, told, helper, rest, is_scraped=is_scraped)


def _made(
    exporter: _Exporter, told: dict[str, Any], helper: Helper, rest: PodTemplateSpec, *, is_scraped: bool
) -> Iterator[Found]:
    placed: dict[str, Any] = {
        **({"prometheus": True} if is_scraped else {}),
        **({"plain": True} if helper.is_plain else {}),
    }
    named = {"name": helper.container.name}
    image = {"image": helper.container.image}
    # In as few words as will do: the name and the image are mostly those it has anyway.
    for more in ({}, named, image, {**named, **image}):
        arguments = {**told, **more, **placed}
        try:
            pattern = getattr(helpers, exporter.name)(**arguments)
        except (PodsError, TypeError, ValueError):
            continue
        yield Found(rest, pattern, _Writing(exporter.name, arguments))


class _Writing:
    """Writes the call of a constructor."""

    def __init__(self, name: str, arguments: dict[str, Any]) -> None:
        self._name = name
        self._arguments = arguments

    def __call__(self, writer: ValueWriter, notes: Notes) -> Group:  # noqa: ARG002 - as for every pattern
        items = [writer.item(f"{name}=", value, Notes()) for name, value in self._arguments.items()]
        return call(writer.imported(self._name, "cdk8s_pods.helpers"), items)


def _told(container: Container, exporter: _Exporter) -> dict[str, Any]:
    """What an exporter's constructor would have been given."""
    told: dict[str, Any] = {}
    for variable in container.env or ():
        if variable.name in exporter.variables:
            told[exporter.variables[variable.name]] = variable.value or variable.value_from
    for argument in container.args or ():
        for option, name in exporter.options.items():
            if argument.startswith(option):
                told[name] = argument.removeprefix(option)
    return told
