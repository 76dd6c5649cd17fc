"""Webhooks and policies of admission are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals

WEBHOOK: dict[str, Any] = {
    "name": "check.example.com",
    "clientConfig": {"url": "https://hooks.example.com"},
    "admissionReviewVersions": ["v1"],
    "sideEffects": "None",
}
REQUESTS: dict[str, Any] = {"apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"], "operations": ["CREATE"]}
PLACE = "webhooks_are_at_one_place"
URL = "urls_of_webhooks_are_plain"
SERVICE = "services_of_webhooks_are_found"


def webhook(**fields: Any) -> dict[str, Any]:
    return of_kind("ValidatingWebhookConfiguration", webhooks=[{**WEBHOOK, **fields}])


def policy(**spec: Any) -> dict[str, Any]:
    made = {
        "matchConstraints": {"resourceRules": [REQUESTS]},
        "validations": [{"expression": "true"}],
        **spec,
    }
    return of_kind("ValidatingAdmissionPolicy", spec=made)


@pytest.mark.parametrize(
    ("client", "refused"),
    [
        ({"url": "HTTPS://hooks.example.com:8443/a/b"}, []),
        ({"url": "https://[2001:db8::1]:8443/"}, []),
        ({"service": {"name": "a", "namespace": "b", "path": "/"}}, []),
        ({"service": {"name": "a", "namespace": "b", "path": "/check/"}}, []),
        ({}, [("", PLACE)]),
        ({"url": "https:/hooks.example.com"}, [(".url", URL)]),
        ({"url": "https://user@hooks.example.com"}, [(".url", URL)]),
        ({"url": "https://hooks.example.com?a=b"}, [(".url", URL)]),
        ({"url": "https://hooks.example.com#a"}, [(".url", URL)]),
        ({"url": "https://hooks.example.com:http"}, [(".url", URL)]),
        ({"url": "hooks.example.com"}, [(".url", URL)]),
        # The API server takes the name for the namespace, and the other way round.
        ({"service": {"name": "a"}}, [(".service.name", SERVICE)]),
        ({"service": {"namespace": "a"}}, [(".service.namespace", SERVICE)]),
        ({"service": {"name": "a", "namespace": "b", "port": 0}}, [(".service.port", SERVICE)]),
        ({"service": {"name": "a", "namespace": "b", "path": "//"}}, [(".service.path", SERVICE)]),
        ({"service": {"name": "a", "namespace": "b", "path": "/a//b"}}, [(".service.path", SERVICE)]),
    ],
)
def test_the_place_of_a_webhook(client: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(webhook(clientConfig=client)) == below("webhooks[0].clientConfig", refused)


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"name": "example.com"}, [("name", "webhooks_are_named_by_a_domain")]),
        (
            {"admissionReviewVersions": ["v1", "v1"]},
            [("admissionReviewVersions[1]", "webhooks_understand_the_api_server")],
        ),
        ({"timeoutSeconds": 0}, [("timeoutSeconds", "webhooks_answer_within_half_a_minute")]),
        ({"sideEffects": "Unknown"}, [("sideEffects", "webhooks_have_no_side_effects")]),
        (
            {"rules": [{**REQUESTS, "resources": ["*", "*/*"]}]},
            [("rules[0].resources", "resources_of_requests_do_not_overlap")],
        ),
        (
            {"rules": [{**REQUESTS, "resources": ["*", "pods"]}]},
            [("rules[0].resources", "resources_of_requests_do_not_overlap")],
        ),
        # The last of the resources without a part is the one that counts.
        ({"rules": [{**REQUESTS, "resources": ["pods", "*"]}]}, []),
        (
            {"rules": [{**REQUESTS, "apiVersions": ["v1", ""]}]},
            [("rules[0].apiVersions[1]", "request_rules_are_complete")],
        ),
        (
            {"matchConditions": [{"name": "a", "expression": "object.kind == 'Pod'"}] * 2},
            [("matchConditions[1].name", "match_conditions_are_few_and_told_apart")],
        ),
        (
            {"matchConditions": [{"name": "a", "expression": "params.kind == 'Pod'"}]},
            [("matchConditions[0].expression", "match_conditions_compile")],
        ),
    ],
)
def test_a_webhook(fields: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(webhook(**fields)) == below("webhooks[0].", refused)


COMPILE = "expressions_of_policies_compile"


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ({}, []),
        ({"matchConstraints": {}}, [("matchConstraints.resourceRules", "policies_say_what_they_are_about")]),
        ({"paramKind": {"apiVersion": "rules.example.com/v1", "kind": "MaxReplicas"}}, []),
        (
            {"paramKind": {"apiVersion": "v1/", "kind": "ConfigMap"}},
            [("paramKind.apiVersion", "kinds_of_parameters_are_kinds")],
        ),
        (
            {"variables": [{"name": "namespace", "expression": "1"}]},
            [("variables[0].name", "variables_of_policies_have_a_name")],
        ),
        (
            {
                "paramKind": {"apiVersion": "v1", "kind": "ConfigMap"},
                "matchConditions": [{"name": "a", "expression": "params.data.a == 'b'"}],
                "variables": [
                    {"name": "all", "expression": "object.spec.containers"},
                    {"name": "some", "expression": "variables.all.filter(c, c.image.startsWith('a'))"},
                ],
                "validations": [{"expression": "size(variables.some) < 2", "messageExpression": "string(params)"}],
            },
            [],
        ),
        ({"variables": [{"name": "a", "expression": "variables.a"}]}, [("variables[0].expression", COMPILE)]),
        ({"validations": [{"expression": "variables.a"}]}, [("validations[0].expression", COMPILE)]),
        (
            {"validations": [{"expression": "true", "messageExpression": "authorizer"}]},
            [("validations[0].messageExpression", COMPILE)],
        ),
        (
            {"validations": [{"expression": "true", "messageExpression": "a == b"}]},
            [("validations[0].messageExpression", COMPILE)],
        ),
        ({"auditAnnotations": [{"key": "a", "valueExpression": "null"}]}, []),
        (
            {"auditAnnotations": [{"key": "a", "valueExpression": "true"}]},
            [("auditAnnotations[0].valueExpression", COMPILE)],
        ),
        (
            {"auditAnnotations": [{"key": "a b", "valueExpression": "'c'"}]},
            [("auditAnnotations[0].key", "audit_annotations_are_told_apart")],
        ),
    ],
)
def test_a_policy(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(policy(**spec)) == below("spec.", refused)


def test_annotations_of_a_policy_whose_name_is_made_up_are_below_that_name() -> None:
    spec = {
        "matchConstraints": {"resourceRules": [REQUESTS]},
        "auditAnnotations": [{"key": "a", "valueExpression": "'b'"}],
    }
    manifest = of_kind("ValidatingAdmissionPolicy", spec=spec)
    manifest["metadata"] = {"generateName": "few-"}

    assert refusals(manifest) == []


def test_an_expression_of_any_depth_is_read_or_left_to_the_server() -> None:
    deep = "(" * 50_000 + "true" + ")" * 50_000

    assert refusals(policy(validations=[{"expression": deep}])) == []


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ({"validationActions": ["Deny", "Deny"]}, [("validationActions[1]", "actions_of_bindings_go_together")]),
        ({"paramRef": {"selector": {}, "parameterNotFoundAction": "Allow"}}, []),
        (
            {"paramRef": {"name": "a", "selector": {}, "parameterNotFoundAction": "Allow"}},
            [
                ("paramRef.name", "parameters_are_named_or_selected"),
                ("paramRef.selector", "parameters_are_named_or_selected"),
            ],
        ),
    ],
)
def test_a_binding_of_a_policy(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    manifest = of_kind(
        "ValidatingAdmissionPolicyBinding", spec={"policyName": "a", "validationActions": ["Deny"], **spec}
    )

    assert refusals(manifest) == below("spec.", refused)
