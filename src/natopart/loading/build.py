"""Plain values from the events of a YAML parser, and every reason to refuse them.

The codes are those of `loading.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, NoReturn

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from natopart.loading import positions
from natopart.loading.positions import Lines
from natopart.loading.scalars import CONTROL, Refused, meaning, short
from natopart.loading.syntax import explain
from natopart.problems import Problem

MAX_DEPTH = 20
MAX_ALIASES = 100
MAX_EXPANDED = 100_000
"""The most values that all aliases of a file may stand for."""

MAX_PROBLEMS = 1_000
"""After so many problems the rest of a file is not read; the last one says so."""

_MOST_CONTROLS = 20
"""The most control characters reported; a binary file is full of them."""

_TOO_DEEP = (f"nested more than {MAX_DEPTH} levels deep", "make the structure flatter")
_KEY_TYPES = {str, int}
_OPEN = object()
"""The value of an anchor whose list or mapping is not closed yet."""


class Unreadable(Exception):
    """The rest of the file cannot be read; the reason is among the problems."""


class Builder:
    """Builds the value of one text without recursion.

    `problems` are what was found so far; `text` is the text with U+FFFD for what is no text.
    """

    def __init__(self, text: str, path: str) -> None:
        self.text = CONTROL.sub("\ufffd", text)
        self.problems: list[Problem] = []
        self._path = path
        self._lines = Lines(self.text)
        self._open: list[tuple[Any, list[Any], Any]] = [(None, [], [])]
        self._anchors: dict[str, Any] = {}
        self._aliases = self._expanded = 0
        for match in islice(CONTROL.finditer(text), _MOST_CONTROLS):
            message = f"U+{ord(match[0]):04X} is a control character or an invisible separator"
            self._report(self._lines.place(match.start()), "NP107", message, "delete it")

    def value(self) -> Any:
        """Return the value of the text: lists as tuples, mappings as dicts.

        Raises:
            Unreadable: where the text cannot be read to its end, or holds nothing.
        """
        try:
            self._build(iter(positions.Parser(self.text).get_event, None))
        except (YAMLError, Unreadable) as error:
            if isinstance(error, YAMLError):
                line, column, code, message, hint = explain(error, self._lines)
                self._report((line, column), code, message, hint)
            self._check_open_mappings()
            raise Unreadable from error
        _, values, origins = self._open[0]
        if not any(map(_is_written, origins)):
            self._report((1, 1), "NP112", "the file is empty", "write at least one entry")
            raise Unreadable
        return values[0]

    def _build(self, events: Iterable[Any]) -> None:
        """Fill the root with the one value of the text, or none.

        `items` are the values of the innermost open list, or the keys and values of the open
        mapping in turn, with `origins` the events that they come from; a list keeps none.
        """
        _, items, origins = self._open[0]
        for event in events:
            origin, kind = event, event.__class__
            if kind is ScalarEvent:
                value = self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._begin(event)
                items, origins = [], [] if kind is MappingStartEvent else None
                self._open.append((event, items, origins))
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = tuple(items) if kind is SequenceEndEvent else self._mapping(items, origins)
                origin = self._open.pop()[0]
                _, items, origins = self._open[-1]
            elif kind is AliasEvent:
                value = self._alias(event)
            else:
                self._boundary(event, items)
                continue
            if origin.anchor:
                self._anchors[origin.anchor] = value
            items.append(value)
            if origins is not None:
                origins.append(origin)

    def _scalar(self, event: Any) -> Any:
        text = event.value
        if event.anchor or event.tag:
            self._properties(event)
        if event.style or event.tag:
            if event.style == '"' and not text.isprintable() and CONTROL.search(text):
                message = "the text holds a control character, written as an escape"
                self._at(event, "NP107", message, "delete the escape")
                return CONTROL.sub("\ufffd", text)
            return text
        try:
            return meaning(text)
        except Refused as refused:
            self._at(event, refused.code, refused.message, refused.hint)
            return text

    def _begin(self, event: Any) -> None:
        if len(self._open) > MAX_DEPTH:
            self._stop(event, "NP105", *_TOO_DEEP)
        if event.anchor or event.tag:
            self._properties(event)

    def _mapping(self, items: list[Any], origins: list[Any]) -> dict[str | int, Any]:
        keys = items[::2]
        if _KEY_TYPES.issuperset(map(type, keys)):
            mapping = dict(zip(keys, items[1::2], strict=True))
            if len(mapping) == len(keys) and "<<" not in mapping:
                return mapping
        return self._doubtful_mapping(items, origins)

    def _check_open_mappings(self) -> None:
        """Report the bad keys of the mappings that the file breaks off in."""
        for start, items, origins in self._open:
            if start.__class__ is MappingStartEvent:
                self._mapping(items + [None] * (len(items) % 2), origins)

    def _doubtful_mapping(self, items: list[Any], origins: list[Any]) -> dict[str | int, Any]:
        """Return the entries of a mapping whose keys are good, and report the others."""
        mapping: dict[str | int, Any] = {}
        first: dict[str | int, Any] = {}
        for key, value, event in zip(items[::2], items[1::2], origins[::2], strict=True):
            if type(key) not in _KEY_TYPES:
                message = f"a key is text or a whole number, not {_kind(key)}"
                self._at(event, "NP110", message, "put it in quotation marks if it is text")
            elif key == "<<" and event.__class__ is ScalarEvent and not event.style:
                self._at(event, "NP113", "merge keys are not read", "write the entries out")
            elif key in first:
                line = first[key].start_mark.line + 1
                message = f"the key {short(key)} is given twice; first in line {line}"
                self._at(event, "NP102", message, "remove or rename one of them")
            else:
                mapping[key], first[key] = value, event
        return mapping

    def _properties(self, event: Any) -> None:
        """Refuse the tag of a value, and note that its anchor is open."""
        if event.tag:
            hint = "remove the tag; put a text that begins with '!' in quotation marks"
            self._at(event, "NP103", f"tags are not read: {short(event.tag)}", hint)
        if event.anchor in self._anchors:
            message = f"the anchor {short('&' + event.anchor)} is given twice"
            self._stop(event, "NP104", message, "rename one of them")
        if event.anchor:
            self._anchors[event.anchor] = _OPEN

    def _alias(self, event: Any) -> Any:
        """Return the value that an alias stands for, if it keeps within the limits."""
        name = short("*" + event.anchor)
        value = self._anchors.get(event.anchor, self)
        if value is self:
            hint = "put a text that begins with '*' in quotation marks"
            self._stop(event, "NP104", f"no anchor stands before the alias {name}", hint)
        if value is _OPEN:
            self._stop(event, "NP104", f"the alias {name} contains itself", "write it out")
        size, height = _extent(value)
        self._aliases += 1
        self._expanded += size
        if self._aliases > MAX_ALIASES or self._expanded > MAX_EXPANDED:
            limit = f"{MAX_ALIASES} aliases for {MAX_EXPANDED:,} values"
            self._stop(event, "NP104", f"more than {limit}", "write the values out")
        if len(self._open) - 1 + height > MAX_DEPTH:
            self._stop(event, "NP105", *_TOO_DEEP)
        return value

    def _boundary(self, event: Any, items: list[Any]) -> None:
        """Refuse the start of a second document and the directives of any."""
        if event.__class__ is not DocumentStartEvent:
            return
        if items:
            message = "a second document begins; a file holds one"
            self._stop(event, "NP111", message, "remove the line '---', or split the file")
        if event.tags:
            self._at(event, "NP103", "tags are not read: '%TAG'", "remove the line")

    def _stop(self, event: Any, code: str, message: str, hint: str) -> NoReturn:
        self._at(event, code, message, hint)
        raise Unreadable

    def _at(self, event: Any, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        self._report((mark.line + 1, mark.column + 1), code, message, hint)

    def _report(self, place: tuple[int, int], code: str, message: str, hint: str) -> None:
        excerpt = self._lines.shown(place[0])
        if len(self.problems) == MAX_PROBLEMS - 1:
            hint += f"; these are {MAX_PROBLEMS:,} problems, and the rest of the file is not read"
        self.problems.append(Problem(self._path, *place, code, message, hint, excerpt=excerpt))
        if len(self.problems) >= MAX_PROBLEMS:
            raise Unreadable


def _is_written(event: Any) -> bool:
    """Say whether anything stands in the text for a value: an empty scalar is no text."""
    return event.__class__ is not ScalarEvent or bool(event.value or event.style)


def _kind(key: object) -> str:
    names = {tuple: "a list", dict: "a mapping", type(None): "nothing"}
    return names.get(type(key)) or f"the value {str(key).lower()}"


def _extent(value: object) -> tuple[int, int]:
    """Return how many values are in `value`, itself included, and how deep it is nested.

    Counting ends soon after `MAX_EXPANDED`.
    """
    size, height, level = 1, 0, [value]
    while containers := [item for item in level if isinstance(item, tuple | dict)]:
        size += sum(map(len, containers))
        height += 1
        if size > MAX_EXPANDED:
            break
        level = [child for item in containers for child in _children(item)]
    return size, height


def _children(item: Any) -> Iterable[Any]:
    return item.values() if isinstance(item, dict) else item
