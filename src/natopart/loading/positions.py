"""Places in a YAML text: its lines, its parser, and where each value of it stands."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, TypeAlias

from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser as PureEvents
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

from natopart.loading.scalars import Refused, meaning, printable

Keys: TypeAlias = tuple[str | int, ...]
"""A path into a document: the keys of mappings and the indices of lists, from the root."""

BREAK = re.compile(r"\r\n|\r|\n")
SHOWN = 1_000
"""The longest part of a line that is shown, in characters."""


class _Untagged:
    """A resolver that resolves nothing: what a scalar means is for `scalars.meaning` to say."""

    def descend_resolver(self, node: Node | None, index: object) -> None: ...

    def ascend_resolver(self) -> None: ...

    def resolve(self, *_: object) -> str:
        return ""


class PureParser(_Untagged, Reader, Scanner, PureEvents, Composer):
    """The parser in Python: libyaml's events and nodes, only slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        PureEvents.__init__(self)
        Composer.__init__(self)

    def get_event(self) -> Any:
        """Return the next event; None at the end.

        Raises:
            MarkedYAMLError: on a mistake; libyaml reports the number in an escape or directive
                likewise, where PyYAML fails.
        """
        try:
            return super().get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:
            raise ScannerError(problem="unknown escape", problem_mark=self.get_mark()) from error


Parser: type[Any] = PureParser
try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    pass
else:

    class _FastParser(_Untagged, CParser):
        """The parser of libyaml."""

    Parser = _FastParser


class Lines:
    """The lines of a text, counted from 1; split when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._shown: dict[int, str] = {}

    @cached_property
    def _lines(self) -> list[str]:
        return BREAK.split(self.text)

    def raw(self, line: int) -> str:
        """Return the line as it was written; an empty string where there is none."""
        return self._lines[line - 1] if 0 < line <= len(self._lines) else ""

    def shown(self, line: int) -> str:
        """Return the line for display: at most `SHOWN` characters, unprintable ones as '?'."""
        if line not in self._shown:
            self._shown[line] = printable(self.raw(line)[:SHOWN])
        return self._shown[line]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of the character at `offset`."""
        before = BREAK.split(self.text[:offset])
        return len(before), len(before[-1]) + 1

    @cached_property
    def end(self) -> tuple[int, int]:
        """The line and column just after the last character that is not blank."""
        return self.place(len(self.text.rstrip()))


class Places:
    """The places of all values in a text that `loading.yaml.read` could read to its end."""

    def __init__(self, text: str) -> None:
        self._root: Node | None = Parser(text).get_single_node()
        self._mappings: dict[int, dict[object, tuple[Node, Node]]] = {}

    def find(self, keys: Keys, key: bool) -> tuple[int, int]:
        """Return the line and column of the value, or of its mapping key, at the path `keys`.

        Where the path ends early it is the place of the nearest ancestor that exists.
        """
        own = value = self._root
        for step in keys:
            child = self._child(value, step)
            if child is None:
                own = value
                break
            own, value = child
        node = own if key else value
        return (node.start_mark.line + 1, node.start_mark.column + 1) if node else (1, 1)

    def _child(self, node: Node | None, step: str | int) -> tuple[Node, Node] | None:
        """Return the nodes of key and value at `step`; in a list both are the value's."""
        if isinstance(node, MappingNode):
            return self._pairs(node).get(step)
        if (
            isinstance(node, SequenceNode)
            and isinstance(step, int)
            and step in range(len(node.value))
        ):
            return node.value[step], node.value[step]
        return None

    def _pairs(self, node: MappingNode) -> dict[object, tuple[Node, Node]]:
        """Return the nodes of a mapping by key; of a key given twice the first."""
        if id(node) not in self._mappings:
            pairs = {_key(pair[0]): pair for pair in reversed(node.value)}
            self._mappings[id(node)] = pairs
        return self._mappings[id(node)]


def _key(node: Node) -> object:
    """Return the key that a node stands for; the node itself where it can be none."""
    if not isinstance(node, ScalarNode):
        return node
    try:
        key = node.value if node.style or node.tag else meaning(node.value)
    except Refused:
        return node.value
    return key if type(key) in (str, int) else node
