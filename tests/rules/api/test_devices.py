"""Claims and classes of devices are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals

EXACT = {"deviceClassName": "gpu.example.com"}
GPU = {"name": "gpu", "exactly": EXACT}
CHOICE = {"name": "any", "firstAvailable": [{"name": "a", **EXACT}, {"name": "b", **EXACT}]}
NAMES = "parts_of_claims_name_their_requests"
ATTRIBUTE = "constraints_are_about_an_attribute"


def claim(**devices: Any) -> dict[str, Any]:
    return of_kind("ResourceClaim", spec={"devices": devices})


@pytest.mark.parametrize(
    ("devices", "refused"),
    [
        ({}, []),
        (
            {"requests": [GPU, CHOICE], "config": [{"requests": ["gpu", "any", "any/a"], "opaque": None}]},
            [("config[0].opaque", "configurations_of_devices_are_for_a_driver")],
        ),
        ({"requests": [{**GPU, **CHOICE}]}, [("requests[0]", "requests_are_for_one_thing_or_the_first_of_several")]),
        (
            {"requests": [{"name": "a", "exactly": {**EXACT, "count": -1}}]},
            [("requests[0].exactly.count", "requests_say_how_many_devices")],
        ),
        (
            {"requests": [{"name": "a", "firstAvailable": [{"name": "b", **EXACT}] * 2}]},
            [("requests[0].firstAvailable[1]", "requests_of_claims_are_told_apart")],
        ),
        (
            {
                "requests": [CHOICE],
                "constraints": [{"requests": ["any/c", "a/b/c", "any", "any"], "matchAttribute": "a.b/c"}],
            },
            [
                ("constraints[0].requests[0]", NAMES),
                ("constraints[0].requests[1]", NAMES),
                ("constraints[0].requests[3]", NAMES),
            ],
        ),
        ({"constraints": [{"matchAttribute": "/a"}]}, [("constraints[0].matchAttribute", ATTRIBUTE)]),
        ({"constraints": [{"distinctAttribute": "a.b/1c"}]}, [("constraints[0].distinctAttribute", ATTRIBUTE)]),
    ],
)
def test_a_claim(devices: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(claim(**devices)) == below("spec.devices.", refused)


def test_a_template_is_held_to_the_rules_of_claims() -> None:
    manifest = of_kind("ResourceClaimTemplate", spec={"spec": {"devices": {"requests": [{"name": "a"}]}}})

    assert refusals(manifest) == [
        ("spec.spec.devices.requests[0]", "requests_are_for_one_thing_or_the_first_of_several")
    ]


def test_constraints_can_be_about_what_differs_since_1_36() -> None:
    assert refusals(claim(constraints=[{}]), "1.35") == [("spec.devices.constraints[0].matchAttribute", ATTRIBUTE)]
    assert refusals(claim(constraints=[{}]), "1.36") == [("spec.devices.constraints[0]", ATTRIBUTE)]


def test_parameters_of_a_driver_are_counted_as_they_are_sent() -> None:
    def device_class(length: int) -> dict[str, Any]:
        opaque = {"driver": "gpu.example.com", "parameters": {"a": "x" * length}}
        return of_kind("DeviceClass", spec={"config": [{"opaque": opaque}]})

    assert refusals(device_class(10 * 1024 - len('{"a":""}'))) == []
    assert refusals(device_class(10 * 1024 - len('{"a":""}') + 1)) == [
        ("spec.config[0].opaque.parameters", "configurations_of_devices_are_for_a_driver")
    ]


@pytest.mark.parametrize(
    ("toleration", "refused"),
    [
        ({}, []),
        ({"operator": "Exists", "key": "a.b/c", "effect": "NoExecute"}, []),
        ({"operator": ""}, [("operator", "tolerations_of_devices_have_an_operator")]),
        ({"value": "a b"}, [("value", "tolerations_of_devices_have_an_operator")]),
    ],
)
def test_a_toleration_of_a_device(toleration: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    manifest = claim(requests=[{"name": "a", "exactly": {**EXACT, "tolerations": [toleration]}}])

    assert refusals(manifest) == below("spec.devices.requests[0].exactly.tolerations[0].", refused)
