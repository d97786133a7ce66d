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

_NO_NAME = re.compile(r", | [a-z]{5,}")
"""What no name has: a comma, or a word in small letters that is not as short as "from"."""

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


def bare(name: str) -> str:
    """Return a name without what stands in brackets behind it."""
    return name.partition(" (")[0]


def existing(name: str) -> str:
    """Return a real project as it is said: by its name, or in quotes what reads like no name."""
    said = bare(name)
    return f"the project “{said}”" if _NO_NAME.search(said) else the(said)


def the(name: str) -> str:
    """Return a name with its article."""
    return name if name.lower().startswith("the ") else f"the {name}"
