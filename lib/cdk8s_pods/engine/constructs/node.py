"""The place of a construct in the tree, with what is known about it there."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import (
    native_texts,
    require_construct,
    require_implementation,
    require_optional_mapping,
    require_text,
    wrong_type,
)
from cdk8s_pods.engine.failures import ScriptFailure, call_back, reported
from cdk8s_pods.engine.values import in_key_order, is_index, native, plain_text, returned

from .dependency import dependencies_of, require_dependables
from .validation import validation_errors_of

try:
    # hashlib loads OpenSSL, which costs more than the rest of the engine.
    from _sha1 import sha1  # type: ignore[import-not-found,unused-ignore]  # an implementation module of CPython
except ImportError:
    from hashlib import sha1

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from hashlib import _Hash
    from typing import Any, ClassVar

    from .construct import Construct
    from .interfaces import IDependable, IMixin, IValidation
    from .metadata import MetadataEntry
    from .order import ConstructOrder

_HIDDEN_IN_ADDRESSES = "Default"

changes = [0]
"""How often any tree was changed: by this a synthesis sees whether what it worked out still holds."""

_locks = [0]
"""How often a node was locked: what was found open before the last time has to be asked again."""


class Node:
    """The place of a construct in the tree: its scope, id, path, children, dependencies and context."""

    __module__ = "constructs"
    __jsii_type__ = "constructs.Node"
    __slots__ = (
        "__node_dependencies__",
        "__node_validations__",
        "_address",
        "_children",
        "_context",
        "_default_child",
        "_digest",
        "_has_indexes",
        "_host",
        "_id",
        "_locked",
        "_metadata",
        "_open_since",
        "_path",
        "_root",
        "_scope",
    )

    PATH_SEP: ClassVar[str] = "/"
    """What stands between the ids in a path."""

    def __init__(self, host: Construct, scope: Construct, id: str) -> None:  # official name
        if type(id) is not str:
            require_text(id=id)
            id = plain_text(id)  # noqa: A001
        if "/" in id or "\n" in id:
            id = sanitized(id)  # noqa: A001
        self._host = host
        self._scope: Construct | None = scope
        self._id = self._path = id
        self._children: dict[str, Construct] | None = None
        self._has_indexes = self._locked = False
        self._open_since = -1
        self._root = host
        self._digest: _Hash | None = None
        self._address: str | None = None
        self.__node_dependencies__: dict[Any, None] | None = None
        self.__node_validations__: list[IValidation] | None = None
        self._context: dict[str, Any] | None = None
        self._metadata: list[dict[str, Any]] | None = None
        self._default_child: Construct | None = None
        if scope is not None:
            parent = scope.node
            if not id:
                raise RuntimeError("Only root constructs may have an empty ID")
            parent._adopt(host, id)
            self._root = parent._root
            if parent._path:
                self._path = f"{parent._path}/{id}"
        before: Node | None = getattr(host, "__construct_node__", None)
        if before is not None:
            from .initialization import leave_behind

            leave_behind(before)

    @property
    def __node_host__(self) -> Construct:
        return self._host

    def __node_replace_host__(self, host: Construct) -> None:
        if self._scope is not None:
            siblings = self._scope.node._children or {}
            if siblings.get(self._id) is self._host:
                siblings[self._id] = host
        self._host = host
        for child in (self._children or {}).values():
            child.node._scope = host

    def _adopt(self, child: Construct, id: str) -> None:
        if self._open_since != _locks[0]:
            self._require_open()
        children = self._children
        if children is None:
            children = self._children = {}
        elif id in children:
            where = f" [{self._id}]" if self._id else ""
            raise RuntimeError(f"There is already a Construct with name '{id}' in {self._host.__script_name__}{where}")
        children[id] = child
        if id[0] <= "9" and is_index(id):
            self._has_indexes = True
        changes[0] += 1

    def _require_open(self) -> None:
        # Up to where it is known that nothing was locked since; in a deep tree that is the next scope mostly.
        checked: list[Node] = []
        node: Node | None = self
        while node is not None and node._open_since != _locks[0]:
            if node._locked:
                below = f' to "{self._path}"' if self._path else ""
                raise RuntimeError(f"Cannot add children{below} during synthesis")
            checked.append(node)
            node = node._scope.node if node._scope is not None else None
        for each in checked:
            each._open_since = _locks[0]

    @classmethod
    def of(cls, construct: Construct) -> Node:
        """Return the node of a construct.

        Deprecated: use `construct.node`.
        """
        require_construct("construct", construct)
        return construct.node

    @property
    def id(self) -> str:
        """The id within the scope, with `--` for every `/` and line break."""
        return self._id

    @property
    def path(self) -> str:
        """The ids from the root to here, joined by `/`."""
        return self._path

    @property
    def scope(self) -> Construct | None:
        """The construct that this one was made in, None at the root."""
        return self._scope

    @property
    def scopes(self) -> list[Construct]:
        """All constructs from the root to this one."""
        result: list[Construct] = [self._host]
        scope = self._scope
        while scope is not None:
            result.append(scope)
            scope = scope.node._scope
        result.reverse()
        return result

    @property
    def root(self) -> Construct:
        """The construct at the top of the tree."""
        return self._root

    @property
    def addr(self) -> str:
        """A hash of the ids from the root to here, leaving out every `Default`: 42 characters starting with `c8`."""
        if self._address is None:
            self._address = "c8" + self._digest_of_path().hexdigest()
        return self._address

    def _digest_of_path(self) -> _Hash:
        # The digest of a scope is kept, so that every node in it costs the hash of its own id alone.
        above: list[Node] = []
        node: Node = self
        while node._scope is not None and node._scope.node._digest is None:
            node = node._scope.node
            above.append(node)
        kept = None if node._scope is None else node._scope.node._digest
        digest: _Hash = sha1(usedforsecurity=False) if kept is None else kept
        for scope in reversed(above):
            digest = scope._digest = _with_id(digest, scope._id)
        return _with_id(digest, self._id)

    @property
    def children(self) -> list[Construct]:
        """The constructs made directly in this one; ids that are whole numbers come first, in ascending order."""
        return [*self._ordered_children()]

    def _ordered_children(self) -> list[Construct]:
        if self._children is None:
            return []
        if self._has_indexes:
            self._children = in_key_order(self._children)
        return list(self._children.values())

    def find_all(self, order: ConstructOrder | None = None) -> list[Construct]:
        """Return this construct and all below it.

        Args:
            order: whether a construct comes before its children (the default) or after them.
        """
        if order is None:
            return all_constructs(self._host)
        from .order import ConstructOrder

        if not isinstance(order, ConstructOrder):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("order", order, "one of (constructs.ConstructOrder, NoneType)")
        if order is ConstructOrder.PREORDER:
            return all_constructs(self._host)
        # After its children, and these in order, is the mirror of: before its children, and these in reverse order.
        found: list[Construct] = []
        waiting: list[Construct] = [self._host]
        while waiting:
            construct = waiting.pop()
            found.append(construct)
            waiting.extend(construct.node._ordered_children())
        found.reverse()
        return found

    def try_find_child(self, id: str) -> Construct | None:  # official name
        """Return the child with this id, or None."""
        require_text(id=id)
        return (self._children or {}).get(sanitized(plain_text(id)))

    def find_child(self, id: str) -> Construct:  # official name
        """Return the child with this id.

        Raises:
            RuntimeError: when there is none.
        """
        child = self.try_find_child(id)
        if child is None:
            raise RuntimeError(f"Error: No child with id: '{id}'")
        return child

    def try_remove_child(self, child_name: str) -> bool:
        """Remove the child with this id, and return whether there was one."""
        require_text(child_name=child_name)
        changes[0] += 1
        return self._children is not None and self._children.pop(plain_text(child_name), None) is not None

    @property
    def default_child(self) -> Construct | None:
        """The child that does the work of this construct: the one with the id `Default` or `Resource`.

        Raises:
            RuntimeError: when there are both.
        """
        try:
            return default_child_of(self)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    @default_child.setter
    def default_child(self, value: Construct | None) -> None:
        if value is not None:
            require_construct("value", value)
        self._default_child = value

    def set_context(self, key: str, value: Any) -> None:
        """Set a value that every construct made below can ask for. Only before there are children."""
        require_text(key=key)
        if self._children:
            names = ",".join(child.node.id for child in self._ordered_children())
            raise RuntimeError(f"Error: Cannot set context after children have been added: {names}")
        if self._context is None:
            self._context = {}
        self._context[plain_text(key)] = native(value)

    def get_context(self, key: str) -> Any:
        """Return the value set here or in the nearest scope above.

        Raises:
            RuntimeError: when there is none.
        """
        value = self.try_get_context(key)
        if value is None:
            raise RuntimeError(f"Error: No context value present for {key} key")
        return value

    def try_get_context(self, key: str) -> Any:
        """Return the value set here or in the nearest scope above, or None."""
        require_text(key=key)
        key = plain_text(key)
        node: Node = self
        while True:
            value = (node._context or {}).get(key)
            if value is not None or node._scope is None:
                return returned(value)
            node = node._scope.node

    def get_all_context(self, defaults: Mapping[Any, Any] | None = None) -> Any:
        """Return every value set here or above, over the defaults given."""
        require_optional_mapping("Mapping[Any, Any]", defaults=defaults)
        result: dict[str, Any] = native(defaults) if defaults else {}
        for scope in self.scopes:
            result.update(scope.node._context or {})
        return returned(in_key_order(result))

    @property
    def metadata(self) -> list[MetadataEntry]:
        """The notes attached to this construct."""
        from .metadata import MetadataEntry

        return [
            MetadataEntry(data=returned(note["data"]), type=note["type"], trace=note["trace"])
            for note in self._metadata or ()
        ]

    def add_metadata(
        self,
        type: str,  # official name
        data: Any,
        *,
        stack_trace: bool | None = None,
        stack_trace_override: Sequence[str] | None = None,
        trace_from_function: Any = None,
    ) -> None:
        """Attach a note.

        Args:
            type: what kind of note it is.
            data: what it says; None attaches nothing.
            stack_trace: whether to record where this was called.
            stack_trace_override: what to record instead.
            trace_from_function: has no effect.
        """
        from .metadata import MetadataOptions

        MetadataOptions(
            stack_trace=stack_trace,
            stack_trace_override=stack_trace_override,
            trace_from_function=trace_from_function,
        )
        require_text(type=type)
        if data is None:
            return
        trace: list[str] | None = None
        if stack_trace_override:
            trace = native_texts("stack_trace_override", stack_trace_override)
        elif stack_trace:
            from traceback import extract_stack

            trace = [f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(extract_stack()[:-1])]
        if self._metadata is None:
            self._metadata = []
        self._metadata.append({"type": plain_text(type), "data": native(data), "trace": trace})

    def add_dependency(self, *deps: IDependable) -> None:
        """Let this construct, and all below it, come after others."""
        dependencies = self.__node_dependencies__
        if dependencies is None:
            dependencies = self.__node_dependencies__ = {}
        require_dependables("deps", deps)
        for dependency in deps:
            dependencies[dependency] = None
        changes[0] += 1

    def remove_dependency(self, *deps: IDependable) -> None:
        """Take back `add_dependency` with the same object."""
        require_dependables("deps", deps)
        for dependency in deps:
            (self.__node_dependencies__ or {}).pop(dependency, None)
        changes[0] += 1

    @property
    def dependencies(self) -> list[Construct]:
        """The constructs that this one depends on directly."""
        try:
            return list(dependencies_of(self))
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    def add_validation(self, validation: IValidation) -> None:
        """Add a check that runs when the app is synthesized."""
        require_implementation("validation", validation, "constructs.IValidation", "validate")
        if self.__node_validations__ is None:
            self.__node_validations__ = []
        self.__node_validations__.append(validation)
        changes[0] += 1

    def validate(self) -> list[str]:
        """Run the checks of this construct, and return what is wrong."""
        try:
            return validation_errors_of(self)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    @property
    def locked(self) -> bool:
        """Whether nothing can be made in this construct any more."""
        node: Node = self
        while not node._locked:
            if node._scope is None:
                return False
            node = node._scope.node
        return True

    def lock(self) -> None:
        """Let nothing be made in this construct or below it any more."""
        self._locked = True
        _locks[0] += 1

    def with_(self, *mixins: IMixin) -> Construct:
        """Apply mixins, one after the other, to this construct and all below it that a mixin supports."""
        for position, mixin in enumerate(mixins):
            require_implementation(f"mixins[{position}]", mixin, "constructs.IMixin", "apply_to")
        constructs = all_constructs(self._host)
        try:
            for mixin in mixins:
                for construct in constructs:
                    if call_back(mixin.supports, construct):
                        call_back(mixin.apply_to, construct)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__
        return self._host


def _with_id(digest: _Hash, id: str) -> _Hash:
    if id == _HIDDEN_IN_ADDRESSES:
        return digest
    longer = digest.copy()
    longer.update(encoded(id + "\n"))
    return longer


def default_child_of(node: Node) -> Construct | None:
    """Return the default child of a node.

    Raises:
        ScriptFailure: when two children could be it.
    """
    if node._default_child is not None:
        return node._default_child
    children = node._children or {}
    resource, default = children.get("Resource"), children.get("Default")
    if resource is not None and default is not None:
        raise ScriptFailure(
            f"Cannot determine default child for {node._path}. "
            'There is both a child with id "Resource" and id "Default"'
        )
    return default or resource


def all_constructs(host: Construct) -> list[Construct]:
    """Return a construct and all below it, each before its children."""
    found: list[Construct] = []
    waiting = [host]
    while waiting:
        construct = waiting.pop()
        found.append(construct)
        node = construct.__construct_node__
        if (children := node._children) is not None:
            if len(children) == 1:
                waiting += children.values()
            else:
                waiting += reversed(node._ordered_children())
    return found


def has_index_paths(top: Construct) -> bool:
    """Return whether some path below is an index of an array, which comes before all others.

    Only the children of the root have a path without `/`.
    """
    node = top.node
    return node._scope is None and node._has_indexes


def sanitized(id: str) -> str:
    """Return the text as it may stand in a path."""
    return id.replace("/", "--").replace("\n", "--")


def encoded(text: str) -> bytes:
    """Return the text in UTF-8, with the replacement character for half a surrogate pair."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
