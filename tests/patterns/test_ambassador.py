"""The ambassador pattern on a pod template."""

from __future__ import annotations

import pytest

from cdk8s_pods import Container, ContainerPort, EnvVar, InvalidManifest, PodSpec, PodTemplateSpec, ambassador

SHOP = Container(name="shop", image="example/shop:1.0", env={"LOG_LEVEL": "info"})
RELAY = Container(name="relay", image="haproxy:2.9", ports=[ContainerPort(name="redis", container_port=6379)])
ENV = {"REDIS_HOST": "{host}", "REDIS_PORT": "{port}", "REDIS_URL": "redis://{host}:{port}/0"}


def applied_spec(shop: Container, **keywords: object) -> PodSpec:
    options = {"port": 6379, "env": ENV, **keywords}
    spec = PodTemplateSpec(spec=PodSpec(containers=[shop])).apply(ambassador(RELAY, **options)).spec  # type: ignore[arg-type]  # options of several types
    assert spec is not None
    return spec


def test_the_main_container_is_told_an_address_on_localhost() -> None:
    main = applied_spec(SHOP).containers[0]

    assert main.to_manifest()["env"] == [
        {"name": "LOG_LEVEL", "value": "info"},
        {"name": "REDIS_HOST", "value": "localhost"},
        {"name": "REDIS_PORT", "value": "6379"},
        {"name": "REDIS_URL", "value": "redis://localhost:6379/0"},
    ]


def test_the_ambassador_is_a_native_sidecar() -> None:
    helpers = applied_spec(SHOP).init_containers or ()

    assert [(helper.name, helper.restart_policy) for helper in helpers] == [("relay", "Always")]


def test_the_plain_form_is_a_second_container() -> None:
    spec = applied_spec(SHOP, plain=True)

    assert [container.name for container in spec.containers] == ["shop", "relay"]
    assert spec.init_containers is None


def test_the_port_can_be_named() -> None:
    assert applied_spec(SHOP, port="redis") == applied_spec(SHOP)


def test_a_variable_that_already_has_the_value_stays_as_it_is() -> None:
    shop = SHOP.replace(env={"REDIS_HOST": "localhost"})

    names = [variable.name for variable in applied_spec(shop).containers[0].env or ()]

    assert names == ["REDIS_HOST", "REDIS_PORT", "REDIS_URL"]


@pytest.mark.parametrize("port", [pytest.param(6380, id="another number"), pytest.param("metrics", id="another name")])
def test_an_ambassador_that_does_not_listen_where_promised_is_refused(port: int | str) -> None:
    with pytest.raises(InvalidManifest) as refused:
        ambassador(RELAY, port=port, env=ENV)

    assert refused.value.subject == 'ambassador "relay"'
    assert [issue.path for issue in refused.value.issues] == ["ports"]
    assert "6379" in str(refused.value)


def test_a_udp_port_is_not_where_a_tcp_client_is_listened_to() -> None:
    relay = RELAY.replace(ports=[ContainerPort(container_port=6379, protocol="UDP")])

    with pytest.raises(InvalidManifest, match="declares these TCP ports: none"):
        ambassador(relay, port=6379, env=ENV)


def test_every_variable_that_the_main_container_sets_to_something_else_is_refused() -> None:
    shop = SHOP.replace(env=[EnvVar(name="REDIS_HOST", value="10.0.0.9"), EnvVar(name="REDIS_PORT", value="1")])

    with pytest.raises(InvalidManifest) as refused:
        applied_spec(shop)

    assert refused.value.subject == 'container "shop"'
    assert [issue.path for issue in refused.value.issues] == ["env[REDIS_HOST]", "env[REDIS_PORT]"]


def test_an_init_container_can_be_told_by_name() -> None:
    spec = PodSpec(containers=[SHOP], init_containers=[Container(name="migrate", image="example/shop:1.0")])

    told = PodTemplateSpec(spec=spec).apply(ambassador(RELAY, port=6379, env=ENV, main=["migrate", "shop"])).spec

    assert told is not None
    relay, migrate = told.init_containers or ()
    assert {variable.name for variable in migrate.env or ()} == set(ENV)
    assert {variable.name for variable in told.containers[0].env or ()} == {"LOG_LEVEL", *ENV}
    assert relay.env is None


def test_init_containers_are_told_only_when_they_are_named() -> None:
    spec = PodSpec(containers=[SHOP], init_containers=[Container(name="migrate", image="example/shop:1.0")])

    told = PodTemplateSpec(spec=spec).apply(ambassador(RELAY, port=6379, env=ENV)).spec

    assert told is not None
    assert [container.env for container in told.init_containers or ()] == [None, None]


def test_all_init_containers_that_end_are_told_by_one_word() -> None:
    first = [Container(name=name, image="example/shop:1.0") for name in ("migrate", "seed")]
    watcher = Container(name="watcher", image="example/watcher:1.0", restart_policy="Always")
    spec = PodSpec(containers=[SHOP], init_containers=[*first, watcher])

    told = PodTemplateSpec(spec=spec).apply(ambassador(RELAY, port=6379, env=ENV, main=["shop", "init"])).spec

    assert told is not None
    containers = [*(told.init_containers or ()), *told.containers]
    assert [container.name for container in containers if container.env and len(container.env) >= len(ENV)] == [
        "migrate",
        "seed",
        "shop",
    ]


def test_a_container_of_that_name_is_meant_before_all_init_containers() -> None:
    first = [Container(name=name, image="example/shop:1.0") for name in ("init", "seed")]
    spec = PodSpec(containers=[SHOP], init_containers=first)

    told = PodTemplateSpec(spec=spec).apply(ambassador(RELAY, port=6379, env=ENV, main="init")).spec

    assert told is not None
    assert [container.name for container in told.init_containers or () if container.env] == ["init"]


def test_a_pod_without_init_containers_has_none_to_be_told() -> None:
    with pytest.raises(InvalidManifest, match='Not found: "init"'):
        applied_spec(SHOP, main="init")


def test_a_name_that_no_container_has_is_refused_with_those_that_there_are() -> None:
    spec = PodSpec(containers=[SHOP], init_containers=[Container(name="migrate", image="example/shop:1.0")])

    with pytest.raises(InvalidManifest, match=r'name one of the pod\'s containers: "shop", "migrate"'):
        PodTemplateSpec(spec=spec).apply(ambassador(RELAY, port=6379, env=ENV, main="migrat"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("redis://{host}:{port}/0", "redis://localhost:6379/0"),
        ('{"redis":{"host":"{host}","port":{port}}}', '{"redis":{"host":"localhost","port":6379}}'),
        ("{}", "{}"),
        ("{ port }", "{ port }"),
        ("{0}", "{0}"),
        ("${REDIS} $(REDIS) {port}", "${REDIS} $(REDIS) 6379"),
        ("http://{host}/users/{{id}}", "http://localhost/users/{id}"),
        ("{{port}}", "{port}"),
        ("{port", "{port"),
        ("}{port}{", "}6379{"),
        ("", ""),
    ],
)
def test_only_names_in_braces_of_their_own_are_places(written: str, value: str) -> None:
    told = applied_spec(SHOP, env={"A": written}).containers[0].env or ()

    assert told[-1].value == value


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("redis://{host}:{prot}", r"env A: {prot} stands for nothing \(did you mean {port}\?\)"),
        ("{Host}", r"{Host} stands for nothing \(did you mean {host}\?\)"),
        ("{hostname}", r"{hostname} stands for nothing \(did you mean {host}\?\)"),
        ("/users/{id}", r"{id} stands for nothing; {host} and {port} stand .*, and {{id}} is written {id}"),
    ],
)
def test_another_name_in_braces_is_refused_where_it_is_written(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ambassador(RELAY, port=6379, env={"A": written})
