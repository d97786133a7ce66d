"""Dates that may be partial: a year, a month or a day, never padded to a false day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from natopart.problems import UsageError

EARLIEST, LATEST = 1800, 2200
"""The years in which facts lie."""

YEAR = 365.25
"""The days of a year, in every age and every person-year."""

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse_partial(value: object) -> str:
    """Return an ISO year, month or day as text; a YAML integer such as 2012 is a year.

    Raises:
        ValueError: where `value` is none of these or does not exist in the calendar.
    """
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _FORM.fullmatch(text):
        raise ValueError("a date is written 2012, 2012-05 or 2012-05-20")
    if not EARLIEST <= first_day(text).year <= LATEST:
        raise ValueError(f"a year lies between {EARLIEST} and {LATEST}")
    return text


def day_of(text: str) -> date:
    """Return the day that `text` means: of a month or year, the last.

    Raises:
        UsageError: where it is no date.
    """
    try:
        return last_day(parse_partial(text.strip()))
    except ValueError as error:
        raise UsageError(f"'{text}' is no date: {error}") from error


def _parts(text: str) -> tuple[int, int | None, int | None]:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    return int(year), int(month) if month else None, int(day) if day else None


@cache
def first_day(text: str) -> date:
    """Return the first day of the period that `text` names.

    Raises:
        ValueError: where the month or the day does not exist.
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@cache
def last_day(text: str) -> date:
    """Return the last day of the period that `text` names, inclusive.

    Raises:
        ValueError: where the month or the day does not exist.
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def is_day(text: str) -> bool:
    """Say whether `text` names a full day, not a month or a year."""
    return len(text) == 10


@cache
def last_day_in_force(text: str) -> date:
    """Return the last day of a state that ends with `text`.

    A full day is exclusive (the next state begins then); a month or year is included whole.
    """
    return date.fromordinal(last_day(text).toordinal() - 1) if is_day(text) else last_day(text)


@cache
def ordinals(text: str) -> tuple[int, int]:
    """Return the first and the last day of the period that `text` names, as ordinals."""
    return first_day(text).toordinal(), last_day(text).toordinal()
