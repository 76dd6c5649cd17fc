"""How expressions are laid out on lines: as a formatter would."""

from __future__ import annotations

from cdk8s_pods.converting.code import Atom, Group, Item, call, keyword, list_of
from cdk8s_pods.converting.layout import Layout

LONG = Atom("x" * 30)


def test_arguments_go_on_one_line_of_their_own_where_they_fit() -> None:
    made = call("Container", [keyword("name", LONG), keyword("image", Atom("y"))])

    assert Layout(50).statement("web = ", made, 0) == f"web = Container(\n    name={LONG.text}, image=y\n)"


def test_the_elements_of_a_list_each_get_a_line() -> None:
    made = list_of([Item("", LONG), Item("", Atom("y"))])

    assert Layout(34).statement("", made, 0) == f"[\n    {LONG.text},\n    y,\n]"


def test_an_only_element_gets_no_comma_and_an_only_parameter_does() -> None:
    parameter = Group("def function_with_a_long_name(", ") -> None:", (Item("", Atom("self")),))

    assert Layout(30).statement("", list_of([Item("", LONG)]), 0) == f"[\n    {LONG.text}\n]"
    assert Layout(40).statement("", parameter, 0) == "def function_with_a_long_name(\n    self,\n) -> None:"


def test_a_call_without_arguments_goes_into_brackets_of_its_own() -> None:
    assert Layout(30).statement("web = ", call("self." + "m" * 20, ()), 0) == f"web = (\n    self.{'m' * 20}()\n)"


def test_a_comment_opens_its_brackets_and_is_broken_between_words() -> None:
    made = list_of([Item("", Atom("80"), ("seven words that are not one line",))])

    assert Layout(26).statement("", made, 0) == ("[\n    # seven words that are\n    # not one line\n    80\n]")
