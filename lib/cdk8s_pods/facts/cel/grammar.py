"""A walk over an expression in CEL by its grammar, which collects what is to be seen of it on the way."""

from __future__ import annotations

from .tokens import CelSyntaxError, tokens_of
from .words import BINDING, RESERVED, RESULTS, WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    #: The type of a value where it is plain to see, and the name that is all there is of it.
    _Part: TypeAlias = tuple[str | None, str | None]

_LITERALS = ("bytes", "string", "double", "uint", "int")
_COMPARISONS = frozenset({"<", "<=", ">=", ">", "==", "!=", "in"})
#: Each level takes nine calls of Python, which has room for a thousand in all.
_DEEPEST = 40


class TooDeepError(Exception):
    """Nested so deep that it is left to the server."""


class Reader:
    """What is to be seen of an expression without knowing what it is about.

    Args:
        text: The expression.

    Attributes:
        type_problem: Two parts that no operator takes together, or None.
        names: The variables that are used, also those that the expression itself makes.
        bound: Those that it makes.
        functions: The functions that are called without a value before them.
        fields_of_variables: What is read of ``variables``.

    Raises:
        CelSyntaxError: A token that there is none of.
    """

    def __init__(self, text: str) -> None:
        self.tokens = list(tokens_of(text))
        self.position = 0
        self.depth = 0
        self.type_problem: str | None = None
        self.names: set[str] = set()
        self.bound: set[str] = set()
        self.functions: set[str] = set()
        self.fields_of_variables: set[str] = set()

    def whole(self) -> str | None:
        """Walk over all of it, and say its type, where that is plain to see.

        Raises:
            CelSyntaxError: It breaks the grammar.
            TooDeepError: It is nested so deep that it is left to the server.
        """
        kind, _ = self._expression()
        if self._kind() != "end":
            raise self._unexpected()
        return kind

    def _kind(self, ahead: int = 0) -> str:
        return self.tokens[min(self.position + ahead, len(self.tokens) - 1)][0]

    def _sign(self, ahead: int = 0) -> str:
        kind, text = self.tokens[min(self.position + ahead, len(self.tokens) - 1)]
        return text if kind == "sign" else ""

    def _take(self, *signs: str) -> str:
        """The next token if it is one of these signs, which is passed; empty text otherwise."""
        sign = self._sign()
        if sign not in signs:
            return ""
        self.position += 1
        return sign

    def _need(self, sign: str) -> None:
        if not self._take(sign):
            raise self._unexpected(f", where {sign!r} is needed")

    def _name(self) -> str:
        kind, text = self.tokens[self.position]
        if kind != "name":
            raise self._unexpected(", where a name is needed")
        self.position += 1
        return text

    def _unexpected(self, wanted: str = "") -> CelSyntaxError:
        kind, text = self.tokens[self.position]
        return CelSyntaxError(f"unexpected {'end' if kind == 'end' else repr(text)}{wanted}")

    def _expression(self) -> _Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise TooDeepError
        part = self._chain(self._and, "||")
        if self._take("?"):
            yes, _ = self._chain(self._and, "||")
            self._need(":")
            no, _ = self._expression()
            part = (yes if yes == no else None), None
        self.depth -= 1
        return part

    def _and(self) -> _Part:
        return self._chain(self._relation, "&&")

    def _chain(self, below: Callable[[], _Part], sign: str) -> _Part:
        part = below()
        while self._take(sign):
            below()
            part = "bool", None
        return part

    def _relation(self) -> _Part:
        part = self._sum()
        while self._take(*_COMPARISONS):
            self._sum()
            part = "bool", None
        return part

    def _sum(self) -> _Part:
        part = self._product()
        while sign := self._take("+", "-"):
            part = self._combined(sign, part, self._product())
        return part

    def _product(self) -> _Part:
        part = self._unary()
        while sign := self._take("*", "/", "%"):
            part = self._combined(sign, part, self._unary())
        return part

    def _combined(self, sign: str, left: _Part, right: _Part) -> _Part:
        one, other = left[0], right[0]
        if one is None or other is None:
            return None, None
        if one != other:
            self.type_problem = f"found no matching overload for '_{sign}_' applied to '({one}, {other})'"
        return one, None

    def _unary(self) -> _Part:
        signs = ""
        while sign := self._take("!", "-"):
            signs += sign
        part = self._member()
        return ("bool", None) if "!" in signs else (part[0], None) if signs else part

    def _member(self) -> _Part:
        part = self._primary()
        while True:
            if self._take("."):
                is_optional = bool(self._take("?"))
                name = self._name()
                if self._sign() == "(" and not is_optional:
                    self._arguments(binding=name in BINDING)
                elif part[1] == "variables":
                    self.fields_of_variables.add(name.strip("`"))
            elif self._take("["):
                self._take("?")
                self._expression()
                self._need("]")
            else:
                return part
            part = None, None

    def _primary(self) -> _Part:
        kind, text = self.tokens[self.position]
        if kind in _LITERALS or kind == "word":
            self.position += 1
            return WORDS.get(text, kind), None
        if self._take("("):
            inner, _ = self._expression()
            self._need(")")
            return inner, None
        if self._take("["):
            self._items("]", self._element)
            return "list", None
        if self._take("{"):
            self._items("}", self._entry)
            return "map", None
        self._take(".")
        if self._kind() != "name":
            raise self._unexpected(", where a value is needed")
        name = self._name()
        if self._is_message():
            self._items("}", self._field)
            return None, None
        if name in RESERVED:
            raise CelSyntaxError(f"reserved identifier: {name}")
        if self._sign() == "(":
            self.functions.add(name)
            self._arguments(binding=False)
            return RESULTS.get(name), None
        self.names.add(name)
        return None, name

    def _is_message(self) -> bool:
        """Whether what was a name is that of a type whose fields follow, which is passed up to its brace."""
        ahead = 0
        while self._sign(ahead) == "." and self._kind(ahead + 1) == "name":
            ahead += 2
        if self._sign(ahead) != "{":
            return False
        self.position += ahead + 1
        return True

    def _arguments(self, *, binding: bool) -> None:
        self._need("(")
        if self._take(")"):
            return
        arguments = [self._expression()]
        while self._take(","):
            arguments.append(self._expression())
        self._need(")")
        if binding:
            self.bound.update(name for _, name in arguments[: max(1, len(arguments) - 1)] if name)

    def _items(self, closing: str, item: Callable[[], None]) -> None:
        while not self._take(closing):
            item()
            if not self._take(","):
                self._need(closing)
                return

    def _element(self) -> None:
        self._take("?")
        self._expression()

    def _entry(self) -> None:
        self._element()
        self._need(":")
        self._expression()

    def _field(self) -> None:
        self._take("?")
        self._name()
        self._need(":")
        self._expression()
