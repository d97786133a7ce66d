"""A text of the data within a sentence: what is no name begins with a small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from natopart.model.view import View, once_a_view

_PROPER = re.compile(r"\S[^\sa-z]|\S+ [A-Z][a-z]")
"""A text that begins with an abbreviation, or whose second word has a capital as in a name."""

_CAPITAL = re.compile(r"\s\S*[A-Z]")
"""A capital after the first word."""

_SMALL = re.compile(r"(?<![\w-])[a-z]\w*")

_TEXTS = ("name", "definition", "description", "reason", "note")
"""The fields of a record in which words stand as they are written."""


def inside(view: View, text: str) -> str:
    """Return a text as it stands within a sentence: no capital but in a name, no full stop.

    A first word that the dataset writes with a small letter nowhere may be a name, as in
    "Arctic patrols", and stays as it is.
    """
    bare = text.strip().removesuffix(".")
    first = re.match(r"\w*", bare)
    known = first is not None and first[0].lower() in _ordinary(view)
    return bare[:1].lower() + bare[1:] if known and not _PROPER.match(bare) else bare


def titled(view: View, name: str) -> str:
    """Return a title within a sentence: as it is where a capital follows in it, as in a name."""
    bare = name.strip()
    return bare if _CAPITAL.search(bare) else inside(view, bare)


@once_a_view
def _ordinary(view: View) -> frozenset[str]:
    """Return the words that the dataset writes with a small letter."""
    data = view.dataset
    sections = (data.functions, data.capabilities, data.templates, data.projects, data.operations)
    records = chain.from_iterable(section.values() for section in sections)
    texts = chain.from_iterable(map(_texts, records))
    return frozenset(word for text in texts for word in _SMALL.findall(text))


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a record and of all within it."""
    if isinstance(value, tuple):
        yield from chain.from_iterable(map(_texts, value))
    for name, held in vars(value).items() if hasattr(value, "__dict__") else ():
        if not isinstance(held, str):
            yield from _texts(held)
        elif name in _TEXTS:
            yield held
