"""Words of a statement: numbers, dates and names as they are said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from natopart.drafting.words import listed, number
from natopart.model.dates import is_day

if TYPE_CHECKING:
    from natopart.model.view import View

WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
"""The whole numbers that are written as words."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)

_PROPER = re.compile(r"\S[^\sa-z]|\S+ [A-Z][a-z]")
"""A text that begins with an abbreviation, or whose second word has a capital as in a name."""

_ARTICLE = re.compile(r"^(United |Republic of |Central |Holy )|(Republic|Netherlands|Emirates)$")


def spelt(value: float) -> str:
    """Return a number as it is said: a whole one up to twelve as a word."""
    whole = value == int(value) and 0 <= value < len(WORDS)
    return WORDS[int(value)] if whole else number(value)


def dated(as_of: str) -> str:
    """Return a year, month or day as it is said: 2012, May 2012, 20 May 2012."""
    year, month, day = (*as_of.split("-"), "", "")[:3]
    said = f"{MONTHS[int(month) - 1]} {year}" if month else year
    return f"{int(day)} {said}" if day else said


def called(view: View, code: str) -> str:
    """Return a country's name of the date, with its article where it has one."""
    name = view.name(code)
    return f"the {name}" if _ARTICLE.search(name) else name


def all_called(view: View, codes: Iterable[str]) -> str:
    """Return the names of countries as a list in words, in the order of their names."""
    ordered = sorted(codes, key=lambda code: (view.name(code).casefold(), code))
    return listed([called(view, code) for code in ordered])


def inside(text: str) -> str:
    """Return a text as it stands within a sentence: no capital but in a name, no full stop."""
    bare = text.strip().removesuffix(".")
    return bare if _PROPER.match(bare) else bare[:1].lower() + bare[1:]


def when(as_of: str) -> str:
    """Return a date with its preposition: on 20 May 2012, in May 2012, in 2012."""
    return f"{'on' if is_day(as_of) else 'in'} {dated(as_of)}"
