"""What a dossier is made of: lines, each with its evidence, in sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from natopart.model.fact import Fact, Period
    from natopart.model.view import View


class Line(NamedTuple):
    """One statement with its evidence.

    `value` and `unit` where it states a number. `as_of` is the date of what it states, a year,
    a month or a day. Grade D, with or without sources, is what is not documented. `group`
    names what several lines of a section are about: an operation, a function.
    """

    text: str
    value: float | None = None
    unit: str = ""
    as_of: str | None = None
    grade: str = "D"
    sources: tuple[str, ...] = ()
    group: str = ""


class Section(NamedTuple):
    """Lines on one subject."""

    id: str
    title: str
    lines: tuple[Line, ...]


def stated(fact: Fact, text: str, as_of: str | None = None) -> Line:
    """Return a line that a fact states, with its sources and its grade."""
    return Line(text, as_of=as_of, grade=fact.grade, sources=fact.sources)


def dated(view: View, fact: Period, text: str) -> Line:
    """Return a line that a fact with a start, known by the date of the view, states.

    Where the start is not known, `as_of` is the publication of the earliest source, and the
    grade is one lower. An end that lies after the date is not told.
    """
    start, grade = view.begins(fact)
    as_of = fact.start or (start.isoformat() if start else None)
    pause = " " if fact.start or view.over(fact) else ", "
    return Line(f"{text}{pause}{span(view, fact)}", as_of=as_of, grade=grade, sources=fact.sources)


def span(view: View, fact: Period) -> str:
    """Return from when to when a fact holds, in words, as known at the date of the view."""
    if view.over(fact):
        if fact.start == fact.end:
            return f"in {fact.start}"
        return f"from {fact.start} to {fact.end}" if fact.start else f"until {fact.end}"
    if fact.start:
        return f"since {fact.start}"
    start, _ = view.begins(fact)
    return f"documented by {start.isoformat()}, start not known" if start else "at no known date"
