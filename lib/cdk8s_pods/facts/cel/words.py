"""The words of CEL: those that nothing can be named, and the functions that a server of the API has.

Source: common/stdlib and ext of google/cel-go, and staging/src/k8s.io/apiserver/pkg/cel/library of
kubernetes/kubernetes. They are those of all versions together, so that no function of one of them is taken for a slip.
"""

from __future__ import annotations

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
_DIGITS = "0123456789"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that are values, and their types.
WORDS = {"true": "bool", "false": "bool", "null": "null_type"}
#: Words that nothing can be named.
RESERVED = _names(
    "as break const continue else for function if import let loop package namespace return var void while"
)
#: Calls whose first arguments are names for the parts of what they are called on.
BINDING = _names(
    "all exists exists_one existsOne map filter bind optMap optFlatMap sortBy transformList transformMap "
    "transformMapEntry"
)
#: What a call of these names gives, whatever its argument.
RESULTS = {
    "bool": "bool",
    "bytes": "bytes",
    "double": "double",
    "has": "bool",
    "int": "int",
    "size": "int",
    "string": "string",
    "uint": "uint",
}
#: Functions that are called without anything before them, by themselves or after a value.
FUNCTIONS = _names(
    "all bool bytes cidr contains double duration dyn endsWith exists exists_one existsOne filter find "
    "findAll getDate getDayOfMonth getDayOfWeek getDayOfYear getFullYear getHours getMilliseconds "
    "getMinutes getMonth getSeconds has indexOf int ip isCIDR isIP isQuantity isSemver isSorted isURL "
    "join lastIndexOf lowerAscii map matches max min quantity replace semver size split startsWith string "
    "substring sum timestamp trim type uint upperAscii url charAt distinct first flatten format includes "
    "last optFlatMap optMap reverse slice sort sortBy"
)
#: Names that are there in every expression: types, and what stands before the name of a function.
EVERYWHERE = _names(
    "Object JSONPatch base64 bool bytes cel cidr double dyn format google int ip jsonpatch k8s kubernetes "
    "list lists map math net null_type optional optional_type proto regex semver sets string strings "
    "timestamp type uint url duration quantity"
)


def is_identifier(name: str) -> bool:
    """Whether something can have this name, such as a variable."""
    is_word = bool(name) and name[0] in _LETTERS and not name.strip(_LETTERS + _DIGITS)
    return is_word and name not in RESERVED and name not in WORDS and name != "in"
