"""Strict YAML: text -> plain values, all mistakes of the file, the place of each value.

Unquoted scalars mean what the core schema of YAML 1.2 says: `NO`, `on`, `12:30` and
`2012-05-20` are text. Lists become tuples, mappings dicts whose keys are text or whole
numbers. What could be misread, builds objects or swells is refused:

- NP101 not YAML: a bracket, quotation mark, colon or indentation is wrong
- NP102 a key given twice in one mapping
- NP103 a tag (`!x`, `!!str`, `%TAG`)
- NP104 an alias that is unknown or contains itself, too many aliases or too large ones, an
  anchor given twice
- NP105 lists and mappings nested too deeply
- NP106 a file that is too large
- NP107 not UTF-8, or a control character, written as such or as an escape
- NP108 a number that is not finite, or too large
- NP109 a number that can be read in two ways: `010`, `1_000`, `0b11`
- NP110 a mapping key that is neither text nor a whole number
- NP111 more than one document
- NP112 an empty file
- NP113 a merge key (`<<`)

After NP101, NP104, NP105, NP111 or a thousand problems the rest of the file is not read.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from natopart.loading.build import Builder, Unreadable
from natopart.loading.positions import Keys, Lines, Places
from natopart.problems import Problem

MAX_BYTES = 2_000_000


@dataclass(frozen=True)
class Document:
    """The plain values of one file and where they stand in it.

    Where `read` found problems, `value` serves only to look for more: a refused number stands
    as its text, a refused key is left out, of a key given twice the first value stands.
    """

    path: str
    value: Any
    text: str

    def position(self, keys: Keys, *, key: bool = False) -> tuple[int, int]:
        """Return the line and column, from 1, of the value (or of its `key`) at the path `keys`.

        Of a path that does not exist it is the nearest ancestor that does; of an alias, the
        place where its value is written.
        """
        return self._places.find(keys, key)

    def excerpt(self, line: int) -> str:
        """Return the line for display; an empty string where there is none."""
        return self._lines.shown(line)

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)


def read(text: str | bytes, path: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document in `text` and all problems found in it, sorted by place.

    The document is None where the text could not be read to its end. `path` is what the
    problems call the file. Nothing is raised on bad input.
    """
    size = len(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        message = f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
        return None, (Problem(path, 1, 1, "NP106", message, "split the file"),)
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
    except UnicodeDecodeError as error:
        return None, (_undecodable(error, path),)
    builder = Builder(decoded.removeprefix("\ufeff"), path)
    document = None
    with suppress(Unreadable):
        document = Document(path, builder.value(), builder.text)
    return document, tuple(sorted(set(builder.problems)))


def _undecodable(error: UnicodeDecodeError, path: str) -> Problem:
    data = error.object.removeprefix(BOM_UTF8)
    start = error.start - (len(error.object) - len(data))
    lines = Lines(data.decode("utf-8", "replace"))
    line, column = lines.place(len(data[:start].decode("utf-8")))
    message = f"the byte 0x{data[start]:02X} is not UTF-8"
    hint = "save the file with the encoding UTF-8"
    return Problem(path, line, column, "NP107", message, hint, excerpt=lines.shown(line))
