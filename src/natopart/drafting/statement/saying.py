"""Words of a statement: numbers, dates and names as they are said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from natopart.drafting.words import listed, number

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

_CAPITAL = re.compile(r"\s\S*[A-Z]")
"""A capital after the first word."""

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


def together(things: Sequence[str]) -> str:
    """Return things as a list in words, in their order, also where one is a list itself."""
    *first, last = things
    if first and any(" and " in thing for thing in things):
        return f"{', '.join(first)} as well as {last}"
    return listed(things)


def inside(text: str) -> str:
    """Return a text as it stands within a sentence: no capital but in a name, no full stop."""
    bare = text.strip().removesuffix(".")
    return bare if _PROPER.match(bare) else bare[:1].lower() + bare[1:]


def the(name: str) -> str:
    """Return a name with its article."""
    return name if name.lower().startswith("the ") else f"the {name}"


def titled(name: str) -> str:
    """Return a title within a sentence: as it is where a capital follows in it, as in a name."""
    bare = name.strip()
    return bare if _CAPITAL.search(bare) else inside(bare)
