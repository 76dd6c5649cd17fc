"""When the helpers of a pod start: what is asked for with ``before=`` and ``after=``, and what holds without."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from cdk8s import ApiObject, JsonPatch, Testing
from hypothesis import given, settings, strategies as st

from cdk8s_pods import (
    AdapterPod,
    AmbassadorPod,
    Container,
    InvalidManifest,
    Job,
    MeshPod,
    Pattern,
    Pod,
    PodSpec,
    PodTemplateSpec,
    Probe,
    Proxy,
    SidecarPod,
    Upstream,
    Volume,
    VolumeMount,
    adapter,
    ambassador,
    hardened,
    inject,
    mesh,
    sidecar,
)

if TYPE_CHECKING:
    import random

WEB = Container(name="web", image="example/web:1.0", ports=[8080])
ADMIN = Container(name="admin", image="example/admin:1.0", ports=[8081])
FETCH = Container(name="fetch", image="example/fetch:1.0")
MIGRATE = Container(name="migrate", image="example/migrate:1.0")
KEYS = Container(name="keys", image="example/keys:1.0", restart_policy="Always")
HEALTHY = Probe.tcp_socket(port=6379)


def helper(name: str, **fields: object) -> Container:
    return Container(name=name, image=f"example/{name}:1.0", ports=[6379], **fields)  # type: ignore[arg-type]  # fields of several types


def relay(name: str = "relay", *, fields: dict[str, object] | None = None, **options: object) -> Pattern:
    return ambassador(helper(name, **(fields or {})), port=6379, env={}, **options)  # type: ignore[arg-type]  # options of several types


def template(
    *first: Container, main: tuple[Container, ...] = (WEB,), volumes: tuple[Volume, ...] = ()
) -> PodTemplateSpec:
    return PodTemplateSpec(spec=PodSpec(containers=main, init_containers=first or None, volumes=volumes or None))


def names(of: PodTemplateSpec) -> list[str]:
    assert of.spec is not None
    return [container.name for container in of.spec.init_containers or ()]


def mounting(container: Container, *mounts: VolumeMount) -> Container:
    return container.replace(volume_mounts=mounts)


# What holds without asking


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(relay(), id="ambassador"),
        pytest.param(mesh(Proxy(container=helper("relay"))), id="mesh proxy"),
    ],
)
def test_who_is_called_starts_before_the_init_containers(pattern: Pattern) -> None:
    assert names(template(FETCH, MIGRATE).apply(pattern)) == ["relay", "fetch", "migrate"]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(sidecar(helper("extra")), id="sidecar"),
        pytest.param(adapter(helper("extra"), port=9100), id="adapter"),
    ],
)
def test_who_serves_the_main_container_alone_starts_behind_the_init_containers(pattern: Pattern) -> None:
    assert names(template(FETCH, MIGRATE).apply(pattern)) == ["fetch", "migrate", "extra"]


def test_a_sidecar_that_was_written_before_the_init_containers_stays_there() -> None:
    assert names(template(KEYS, MIGRATE).apply(relay())) == ["keys", "relay", "migrate"]


def test_several_of_them_start_in_the_order_of_their_patterns() -> None:
    assert names(template(MIGRATE).apply(relay("one"), relay("two"))) == ["one", "two", "migrate"]


def test_who_mounts_a_volume_that_an_init_container_fills_starts_right_behind_it() -> None:
    settings = Volume.empty_dir("settings")
    fetch = mounting(FETCH, settings.mount("/out"))

    applied = template(fetch, MIGRATE).apply(relay(fields={"volume_mounts": [settings.mount("/etc/relay")]}))

    assert names(applied) == ["fetch", "relay", "migrate"]


@pytest.mark.parametrize(
    ("volume", "read_only"),
    [
        pytest.param(Volume.empty_dir("settings"), True, id="only read there"),
        pytest.param(Volume.config_map("settings", "relay"), None, id="written by the kubelet"),
        pytest.param(Volume.image("settings", "example/settings:1.0"), None, id="files of an image"),
    ],
)
def test_who_mounts_a_volume_that_no_init_container_fills_starts_before_them(
    volume: Volume, read_only: bool | None
) -> None:
    fetch = mounting(FETCH, volume.mount("/out", read_only=read_only))

    applied = template(fetch, MIGRATE).apply(relay(fields={"volume_mounts": [volume.mount("/etc/relay")]}))

    assert names(applied) == ["relay", "fetch", "migrate"]


def test_the_files_of_its_own_configuration_keep_it_from_nothing() -> None:
    pattern = relay(config={"relay.cfg": ""}, config_path="/etc/relay")

    assert names(template(MIGRATE).apply(pattern)) == ["relay", "migrate"]


# What is asked for


@pytest.mark.parametrize(
    ("options", "order"),
    [
        pytest.param({"before": "init"}, ["extra", "fetch", "keys", "migrate"], id="before all init containers"),
        pytest.param({"before": "migrate"}, ["fetch", "keys", "extra", "migrate"], id="before one"),
        pytest.param({"before": ["fetch", "migrate"]}, ["extra", "fetch", "keys", "migrate"], id="before two"),
        pytest.param({"before": "keys"}, ["fetch", "extra", "keys", "migrate"], id="before a sidecar"),
        pytest.param({"before": "web"}, ["fetch", "keys", "migrate", "extra"], id="before the main container"),
        pytest.param({"after": "init"}, ["fetch", "keys", "migrate", "extra"], id="after all init containers"),
        pytest.param({"after": {"fetch": "completed"}}, ["fetch", "keys", "migrate", "extra"], id="after one"),
        pytest.param(
            {"after": {"fetch": "completed"}, "before": {"migrate": "healthy"}},
            ["fetch", "keys", "extra", "migrate"],
            id="between two",
        ),
        pytest.param({"before": {"init": "started"}}, ["extra", "fetch", "keys", "migrate"], id="started before all"),
        pytest.param({"before": []}, ["fetch", "keys", "migrate", "extra"], id="nothing"),
    ],
)
def test_a_helper_starts_where_it_is_asked_to(options: dict[str, object], order: list[str]) -> None:
    extra = helper("extra", startup_probe=HEALTHY)

    assert names(template(FETCH, KEYS, MIGRATE).apply(sidecar(extra, **options))) == order  # type: ignore[arg-type]  # options of several types


def test_an_ambassador_moves_no_further_back_than_it_is_asked_to() -> None:
    assert names(template(FETCH, MIGRATE).apply(relay(after="fetch"))) == ["fetch", "relay", "migrate"]


def test_what_is_asked_for_wins_over_a_volume_that_an_init_container_fills() -> None:
    settings = Volume.empty_dir("settings")
    fetch = mounting(FETCH, settings.mount("/out"))

    applied = template(fetch).apply(relay(fields={"volume_mounts": [settings.mount("/etc/relay")]}, before="fetch"))

    assert names(applied) == ["relay", "fetch"]


def test_a_plain_helper_starts_after_the_init_containers_anyway() -> None:
    applied = template(MIGRATE).apply(sidecar(helper("extra"), after=["migrate", "init"], plain=True))

    assert names(applied) == ["migrate"]


def test_all_init_containers_are_none_where_there_are_none() -> None:
    assert names(template().apply(sidecar(helper("extra"), before="init", after="init"))) == ["extra"]


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ({"before": "init"}, ["fetch", "extra", "init", "migrate"]),
        ({"after": "init", "before": "migrate"}, ["fetch", "init", "extra", "migrate"]),
    ],
)
def test_a_container_called_init_is_meant_by_its_name(asked: dict[str, str], order: list[str]) -> None:
    called_so = Container(name="init", image="example/init:1.0")

    applied = template(FETCH, called_so, MIGRATE).apply(sidecar(helper("extra"), **asked))  # type: ignore[arg-type]  # options of several types

    assert names(applied) == order


# With several patterns


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_the_patterns_does_not_matter_to_what_they_ask_for(order: tuple[int, ...]) -> None:
    patterns = [
        sidecar(helper("third"), after="second", before="migrate"),
        sidecar(helper("second"), after={"first": "healthy"}),
        sidecar(helper("first", startup_probe=HEALTHY)),
    ]

    applied = template(MIGRATE).apply(*(patterns[place] for place in order))

    assert names(applied) == ["first", "second", "third", "migrate"]


def test_what_was_asked_for_holds_for_patterns_that_come_later() -> None:
    once = template(MIGRATE).apply(sidecar(helper("first"), before="migrate"))

    assert names(once.apply(sidecar(helper("second"), before="first"))) == ["second", "first", "migrate"]


def test_a_pattern_of_the_users_own_may_ask_too() -> None:
    def own(given: PodTemplateSpec) -> PodTemplateSpec:
        return sidecar(helper("first"), before="second")(given)

    assert names(template().apply(own, sidecar(helper("second")))) == ["first", "second"]


def test_a_helper_that_a_later_pattern_takes_out_asks_for_nothing() -> None:
    def without_helpers(given: PodTemplateSpec) -> PodTemplateSpec:
        assert given.spec is not None
        return given.replace(spec=given.spec.replace(init_containers=None))

    assert names(template().apply(sidecar(helper("first"), before="second"), without_helpers)) == []


def test_a_hardened_pod_keeps_the_order() -> None:
    applied = template(MIGRATE).apply(hardened(), sidecar(helper("extra"), before="migrate"))

    assert names(applied) == ["extra", "migrate"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["before", "after"]), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_any_chain_of_wishes_is_kept_and_what_was_written_stays(sides: list[str], chance: random.Random) -> None:
    patterns = [sidecar(helper("h0"))]
    for number, side in enumerate(sides, 1):
        patterns.append(sidecar(helper(f"h{number}"), **{side: f"h{number - 1}"}))  # type: ignore[arg-type]  # options of several types
    chance.shuffle(patterns)

    order = names(template(FETCH, KEYS, MIGRATE).apply(*patterns))

    assert sorted(order) == sorted(["fetch", "keys", "migrate", *(f"h{number}" for number in range(len(sides) + 1))])
    assert [name for name in order if name[0] != "h"] == ["fetch", "keys", "migrate"]
    for number, side in enumerate(sides, 1):
        own, other = order.index(f"h{number}"), order.index(f"h{number - 1}")
        assert (own < other) == (side == "before")


# What Kubernetes cannot do


@pytest.mark.parametrize(
    ("pattern", "at", "said"),
    [
        pytest.param(
            sidecar(helper("extra"), before="admin", plain=True),
            "before[admin]",
            "is an ordinary container as well, and these start together; leave out plain=True",
            id="a plain helper before a main container",
        ),
        pytest.param(
            sidecar(helper("extra"), after="admin", plain=True),
            "after[admin]",
            "these start together",
            id="a plain helper after a main container",
        ),
        pytest.param(
            relay(plain=True, before="init"),
            "before[init]",
            "starts before every ordinary container, and so before a plain helper; leave out plain=True",
            id="a plain helper before the init containers",
        ),
        pytest.param(
            sidecar(helper("extra"), after="web"),
            "after[web]",
            "is an ordinary container, and these start after every sidecar",
            id="a sidecar after a main container",
        ),
        pytest.param(
            sidecar(helper("extra"), before={"web": "healthy"}),
            "before[web]",
            '"extra" has no startup probe, which would say when it is; give "extra" a startup_probe',
            id="healthy without a startup probe",
        ),
        pytest.param(
            sidecar(helper("extra"), before={"web": "completed"}),  # type: ignore[dict-item]  # what is refused
            "before[web]",
            "runs as long as its pod; write it into init_containers",
            id="a helper that completes",
        ),
        pytest.param(
            sidecar(helper("extra"), after={"keys": "completed"}),
            "after[keys]",
            '"keys" is a sidecar, and runs as long as its pod',
            id="a sidecar that completes",
        ),
        pytest.param(
            sidecar(helper("extra"), after={"keys": "healthy"}),
            "after[keys]",
            'give "keys" a startup_probe',
            id="another one healthy without a startup probe",
        ),
        pytest.param(
            sidecar(helper("extra"), after={"migrate": "healthy"}),
            "after[migrate]",
            '"migrate" has ended when the next container starts; write "completed"',
            id="an init container that is healthy",
        ),
    ],
)
def test_an_order_that_kubernetes_does_not_have_is_refused_with_the_reason(
    pattern: Pattern, at: str, said: str
) -> None:
    with pytest.raises(InvalidManifest) as refused:
        template(KEYS, MIGRATE, main=(WEB, ADMIN)).apply(pattern)

    (issue,) = refused.value.issues
    assert (issue.rule, issue.path) == ("an_order_is_one_that_kubernetes_keeps", at)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("patterns", "said"),
    [
        pytest.param(
            [sidecar(helper("extra"), after="migrate", before="fetch")],
            '"fetch" starts after "extra", "extra" starts after "migrate", '
            '"migrate" starts after "fetch" as they are written',
            id="against what is written",
        ),
        pytest.param(
            [sidecar(helper("one"), after="two"), sidecar(helper("two"), after="one")],
            '"one" starts after "two", "two" starts after "one"',
            id="each after the other",
        ),
        pytest.param([sidecar(helper("one"), before="one")], '"one" starts after "one"', id="before itself"),
    ],
)
def test_containers_that_wait_for_each_other_are_refused_with_the_circle(patterns: list[Pattern], said: str) -> None:
    with pytest.raises(InvalidManifest) as refused:
        template(FETCH, MIGRATE).apply(*patterns)

    assert said in str(refused.value)
    assert refused.value.__context__ is None


@pytest.mark.parametrize("field", ["before", "after"])
def test_a_container_that_is_not_there_is_refused(field: str) -> None:
    with pytest.raises(InvalidManifest) as refused:
        template(MIGRATE).apply(sidecar(helper("extra"), **{field: ["migrate", "migrat"]}))  # type: ignore[arg-type]  # options of several types

    (issue,) = refused.value.issues
    assert (issue.rule, issue.path) == ("an_order_names_containers_of_the_pod", f"{field}[migrat]")
    assert "the pod has these: " in str(refused.value)


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"before": {"web": "helthy"}}, ValueError, r'before "web": "helthy" is none of .*did you mean "healthy"'),
        ({"after": MIGRATE}, TypeError, r'after takes names of containers, not Container: write after="migrate"'),
        ({"before": [MIGRATE]}, TypeError, r'write before="migrate"'),
        ({"before": [3]}, TypeError, r"before takes names of containers, not int"),
    ],
)
def test_what_asks_for_nothing_is_refused_where_it_is_written(
    options: dict[str, object], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        sidecar(helper("extra"), **options)  # type: ignore[arg-type]  # options of wrong types


# Where it can be written


def test_the_constructs_of_bare_pods_take_it_too() -> None:
    chart = Testing.chart()
    spec = PodSpec(containers=[WEB], init_containers=[FETCH, MIGRATE])
    asked = {"after": "fetch", "before": "migrate"}
    proxy = Proxy(container=helper("extra"), upstreams=[Upstream(port=6379, env={})], after="fetch", before="migrate")
    pods: list[Pod] = [
        SidecarPod(chart, "sidecar", spec=spec, sidecar=helper("extra"), **asked),
        AmbassadorPod(chart, "ambassador", spec=spec, ambassador=helper("extra"), port=6379, env={}, **asked),
        AdapterPod(chart, "adapter", spec=spec, adapter=helper("extra"), port=9100, **asked),
        MeshPod(chart, "mesh", spec=spec, mesh=proxy),
    ]

    for pod in pods:
        assert names(pod.template) == ["fetch", "extra", "migrate"]


def test_a_job_has_the_order_as_well() -> None:
    chart = Testing.chart()
    once = template(MIGRATE)
    assert once.spec is not None
    pods = once.replace(spec=once.spec.replace(restart_policy="Never"))

    job = Job(chart, "job", template=pods, patterns=[sidecar(helper("extra"), before="init")])

    assert names(job.template) == ["extra", "migrate"]


def test_what_is_refused_names_the_users_line_and_leaves_the_tree_as_it_was() -> None:
    chart = Testing.chart()

    with pytest.raises(InvalidManifest) as refused:
        Pod(chart, "web", spec=PodSpec(containers=[WEB]), patterns=[sidecar(helper("extra"), after="web")])

    assert "test_running_order.py" in str(refused.value)
    assert chart.node.try_find_child("web") is None


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("an_order_is_one_that_kubernetes_keeps", {"after": "web"}),
        ("an_order_is_one_that_kubernetes_keeps", {"after": "migrate", "before": "fetch"}),
        ("an_order_names_containers_of_the_pod", {"after": "somebody"}),
    ],
)
def test_where_the_rule_is_turned_off_everything_stays_where_it_would_be(rule: str, asked: dict[str, str]) -> None:
    spec = PodSpec(containers=[WEB], init_containers=[FETCH, MIGRATE])

    pod = Pod(
        Testing.chart(),
        "web",
        spec=spec,
        patterns=[sidecar(helper("extra"), **asked)],  # type: ignore[arg-type]  # options of several types
        ignore_rules={rule: "tried out"},
    )

    assert names(pod.template) == ["fetch", "migrate", "extra"]


def test_injection_keeps_what_others_wrote_in_its_order() -> None:
    chart = Testing.chart()
    raw = ApiObject(chart, "raw", api_version="v1", kind="Pod")
    raw.add_json_patch(JsonPatch.add("/spec", template(KEYS, MIGRATE).to_manifest()["spec"]))

    inject(chart, sidecar(helper("extra"), before={"migrate": "started"}))

    (manifest,) = Testing.synth(chart)
    assert [each["name"] for each in manifest["spec"]["initContainers"]] == ["keys", "extra", "migrate"]
    with pytest.raises(InvalidManifest, match="as they are written"):
        inject(chart, sidecar(helper("other"), after="migrate", before="keys"))
