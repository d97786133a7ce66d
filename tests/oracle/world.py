"""What is now known to have been true on a day: dates, grades, memberships, rolls."""

from __future__ import annotations

import calendar
import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from tests.oracle.reader import Facts, Row

FRAMEWORKS = ("pfp", "mediterranean-dialogue", "ici", "partners-across-the-globe")
EUROPE = [
    "nordic",
    "baltic",
    "central-europe",
    "eastern-europe",
    "western-europe",
    "southern-europe",
    "western-balkans",
    "south-caucasus",
]
EVER = -(10**9)
YEAR = 365.25


@cache
def first(text: str) -> int:
    """Return the number of the first day of a year, month or day."""
    parts = [int(p) for p in text.split("-")] + [1, 1]
    return date(*parts[:3]).toordinal()


@cache
def last(text: str) -> int:
    """Return the number of the last day of a year, month or day."""
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        parts.append(12)
    if len(parts) == 2:
        parts.append(calendar.monthrange(*parts)[1])
    return date(*parts).toordinal()


def until(text: str | None) -> int:
    """Return the last day in force: the day before a full day, else the end of the period."""
    if not text:
        return 10**9
    return last(text) - 1 if text.count("-") == 2 else last(text)


class Span(NamedTuple):
    """A dated fact: from when it counts, until when it held, and its grade."""

    start: int
    end: int
    grade: str
    dated: bool


class Roll(NamedTuple):
    """A complete list: its period and for whom its silence speaks."""

    start: int
    end: int
    scope: frozenset[str]


class World:
    """The facts seen from one day. What functions work out of one is cached, as they say."""

    def __init__(self, facts: Facts, day: date) -> None:
        self.facts = facts
        self.day = day
        self.t = day.toordinal()
        self._rolls: dict[tuple[str, str], list[Roll]] = defaultdict(list)
        for row in facts.rolls:
            if row["grade"] != "D" and first(row["as_of"]) <= self.t:
                self._rolls[row["table"], row["key"]].append(self._roll(row))

    def _roll(self, row: Row) -> Roll:
        end = until(row["end"]) if row.get("end") else last(row["as_of"])
        scope = self._scope(row["scope"], last(row["as_of"])) - set(row.get("omits", ()))
        return Roll(first(row["as_of"]), max(end, last(row["as_of"])), frozenset(scope))

    def _scope(self, name: str, day: int) -> set[str]:
        if name in self.facts.scopes:
            return set(self.facts.scopes[name])
        everyone = set(self.facts.countries)
        allies = {c for c in everyone if self.member(c, "nato", day)}
        others = everyone - allies
        far = {c for c in others if self.facts.countries[c]["region"] not in EUROPE}
        named = {"all": everyone, "allies": allies, "non-allies": others}
        return {**named, "non-allies-outside-europe": far}[name]

    def span(self, row: Row, key: str = "start") -> Span:
        """Return when a fact counts: an event from the last day of its date.

        Without a date, from the publication of the earliest source and one grade lower. With
        no date at all it enters nothing, as one of grade D: it only breaks a silence.
        """
        if row.get(key):
            return Span(last(row[key]), until(row.get("end")), row["grade"], True)
        published = [self.facts.sources[s].get("published") for s in row.get("sources", ())]
        days = [last(text) for text in published if text]
        if not days:
            return Span(EVER, until(row.get("end")), "D", False)
        return Span(min(days), until(row.get("end")), "BCDD"["ABCD".index(row["grade"])], False)

    def spans(self, rows: Iterable[Row], key: str = "start") -> list[Span]:
        """Return the facts that count by the day, of any grade."""
        found = (self.span(row, key) for row in rows)
        return [span for span in found if span.start <= self.t]

    def listed(self, rows: Iterable[Row], key: str = "start") -> list[Span]:
        """Return the facts that break a roll's silence: those that count by the day.

        One without a start may have been in force at any time before its end.
        """
        return self.spans(rows, key)

    def member(self, code: str, body: str, day: int | None = None) -> bool:
        """Say whether a membership of grade A to C is in force on a day."""
        day = self.t if day is None else day
        spans = (
            self.span(m)
            for m in self.facts.countries[code].get("memberships", ())
            if m["body"] == body
        )
        return any(s.start <= day <= s.end and s.grade != "D" for s in spans)

    def frameworks(self, code: str) -> set[str]:
        """Return the partnership frameworks of a country."""
        return {body for body in FRAMEWORKS if self.member(code, body)}

    def partners(self) -> list[str]:
        """Return the default pool: in a framework and no Ally."""
        return [
            code
            for code in sorted(self.facts.countries)
            if self.frameworks(code) and not self.member(code, "nato")
        ]

    def rolls(self, table: str, key: str, code: str) -> list[Roll]:
        """Return the rolls begun by the day that speak of a country."""
        return [r for r in self._rolls[table, key] if code in r.scope]

    def has_roll(self, table: str, key: str) -> bool:
        """Say whether any roll on the key had begun."""
        return bool(self._rolls[table, key])

    def silent(
        self,
        table: str,
        key: str,
        code: str,
        listed: Iterable[Span],
        max_age: float = math.inf,
    ) -> bool:
        """Say whether a roll that had begun, and is no older, does not list the country.

        `listed` are the country's own facts for that key; one whose start is unknown may
        have been in force at any date before its end.
        """
        held = [s._replace(start=s.start if s.dated else EVER) for s in listed]
        return any(
            not any(s.start <= roll.end and s.end >= roll.start for s in held)
            for roll in self.rolls(table, key, code)
            if self.t - roll.end <= max_age * 365.25
        )
