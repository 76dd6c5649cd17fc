"""What is certainly wrong with an expression in CEL is found, and nothing else is."""

from __future__ import annotations

import pytest

from cdk8s_pods.facts.cel.problems import expression_problem
from cdk8s_pods.facts.cel.words import is_identifier

DECLARED = frozenset({"object", "oldObject", "variables"})

GOOD = [
    "object.spec.replicas <= 5",
    "object.metadata.?labels['app'].orValue('') == 'a' // why",
    "!has(object.spec) || object.spec.all(k, v, k != v)",
    "object.spec.containers.exists(c, c.image.matches(r'^a\\.b$') && size(c.ports) > 0x1F)",
    'object.x in [1, -2, 3u, 4.5e-3, .5, \'a\', b\'\\x00\', """a\nb""", null, true,]',
    "{'a': 1, ?'b': object.b}.size() == 2 ? object.a : -object.b",
    "object.metadata.`example.com/a` - 1 > 2",
    "cel.bind(x, object.a, x + 1) == 2",
    "Object{spec: Object.spec{replicas: 1}} == object",
    "[1, 2].map(x, x % 2 == 0, x * 2).sum() > 0",
    "quantity('1Gi').isGreaterThan(quantity(object.a)) && ip.isCanonical('::1')",
    "variables.known == format.dns1123Label().validate('a').value()",
    "type(object) == map && object.namespace == 'a'",
    "--1 == 1",
]

BAD = {
    "object.x in [1, 2, ": "syntax error: unexpected end, where a value is needed",
    "object.": "syntax error: unexpected end, where a name is needed",
    "object..a": "syntax error: unexpected '.', where a name is needed",
    "(object": "syntax error: unexpected end, where ')' is needed",
    "object = 1": "syntax error: unexpected '= 1'",
    "'a": 'syntax error: unexpected "\'a"',
    "'\\q'": "syntax error: unexpected \"'\\\\q'\"",
    "object and true": "syntax error: unexpected 'and'",
    "namespace == 'a'": "syntax error: reserved identifier: namespace",
    "self.a": "undeclared reference to 'self'",
    "test() == true": "undeclared reference to 'test'",
    "object.all(x, y == 1)": "undeclared reference to 'y'",
    "variables.unknown": "undefined field 'unknown' of variables",
    "114 + '514' == object": "found no matching overload for '_+_' applied to '(int, string)'",
    "6": "must evaluate to bool but got int",
    "string(object)": "must evaluate to bool but got string",
    "-(1)": "must evaluate to bool but got int",
    "object.a ? 'b' : 'c'": "must evaluate to bool but got string",
}


@pytest.mark.parametrize("text", GOOD)
def test_an_expression_without_a_certain_fault(text: str) -> None:
    assert expression_problem(text, declared=DECLARED, gives=(), variables=frozenset({"known"})) is None


@pytest.mark.parametrize(("text", "problem"), BAD.items())
def test_an_expression_with_a_fault(text: str, problem: str) -> None:
    assert expression_problem(text, declared=DECLARED, gives=("bool",)) == problem


@pytest.mark.parametrize("text", ["", "   ", "// nothing"])
def test_no_expression_is_a_fault(text: str) -> None:
    problem = expression_problem(text, declared=DECLARED, gives=("bool",))

    assert problem == "syntax error: unexpected end, where a value is needed"


def test_names_that_variables_can_have() -> None:
    assert all(map(is_identifier, ("a", "_b1", "allPods")))
    assert not any(map(is_identifier, ("", "1a", "a-b", "in", "null", "namespace", "ä")))
