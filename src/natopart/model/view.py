"""The dataset as of a date: what is now known to have been true on that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from natopart.model.country import Membership, Standing, Tool
from natopart.model.dataset import Dataset
from natopart.model.dates import first_day, last_day, last_day_in_force
from natopart.model.fact import Fact, Period
from natopart.model.operation import Operation
from natopart.model.roll import Roll
from natopart.model.silence import period, scope_of
from natopart.model.support import Limit

FRAMEWORKS = ("pfp", "mediterranean-dialogue", "ici", "partners-across-the-globe")
"""The bodies whose members are NATO's partners."""

_LOWER = {"A": "B", "B": "C", "C": "D", "D": "D"}


@dataclass(frozen=True, eq=False)
class View:
    """A dataset on a day. Nothing that it tells is dated later."""

    dataset: Dataset
    day: date

    def begins(self, fact: Period) -> tuple[date | None, str]:
        """Return the day from which a dated fact counts, and its grade.

        That is the last day of `start`; without one, the publication of the earliest source
        with the grade lowered by one; with no date at all, none.
        """
        return self.known_from(fact.start, fact)

    def known_from(self, text: str | None, fact: Fact) -> tuple[date | None, str]:
        """Return the day from which a fact dated `text`, or not dated, counts, and its grade."""
        if text:
            return last_day(text), fact.grade
        published = [self.dataset.published.get(source) for source in fact.sources]
        days = [last_day(text) for text in published if text]
        return (min(days) if days else None), _LOWER[fact.grade]

    def begun(self, fact: Period) -> bool:
        """Say whether the fact had begun by the day, whether or not it has ended since."""
        start, _ = self.begins(fact)
        return start is not None and start <= self.day

    def over(self, fact: Period) -> bool:
        """Say whether the fact had ended before the day."""
        return fact.end is not None and last_day_in_force(fact.end) < self.day

    def in_force(self, fact: Period) -> bool:
        """Say whether the fact had begun and had not ended."""
        return self.begun(fact) and not self.over(fact)

    def documented(self, fact: Period) -> bool:
        """Say whether the fact had begun and counts at grade A to C."""
        return self.begun(fact) and self.begins(fact)[1] != "D"

    def name(self, code: str) -> str:
        """Return the short name that NATO used at the date."""
        record = self.dataset.countries[code]
        held = [
            n
            for n in record.names
            if (not n.start or first_day(n.start) <= self.day) and not self.over(n)
        ]
        return max(held, key=lambda n: n.start or "").short if held else record.name

    def membership(self, code: str, body: str) -> Membership | None:
        """Return the membership of a country in a body that is in force, if any."""
        record = self.dataset.countries[code]
        return next((m for m in record.memberships if m.body == body and self.in_force(m)), None)

    def frameworks(self, code: str) -> tuple[str, ...]:
        """Return the partnership frameworks to which the country belongs at the date."""
        return tuple(body for body in FRAMEWORKS if self.membership(code, body))

    @cached_property
    def allies(self) -> frozenset[str]:
        """The members of NATO at the date."""
        return frozenset(c for c in self.dataset.countries if self.membership(c, "nato"))

    def is_partner(self, code: str) -> bool:
        """Say whether the country belongs to a partnership framework and is no Ally."""
        return code not in self.allies and bool(self.frameworks(code))

    def standings(self, code: str) -> tuple[Standing, ...]:
        """Return how each membership or cooperation stands; the later start holds."""
        held = sorted(
            (s for s in self.dataset.countries[code].standings if self.in_force(s)),
            key=lambda s: self.begins(s)[0] or date.min,
        )
        latest = {standing.body: standing for standing in held}
        return tuple(latest[body] for body in sorted(latest))

    def is_suspended(self, code: str) -> bool:
        """Say whether a former partner's cooperation is suspended or frozen at the date."""
        if code in self.allies or self.is_partner(code):
            return False
        left = any(
            m.body in FRAMEWORKS and self.begun(m) and self.over(m)
            for m in self.dataset.countries[code].memberships
        )
        return left and any(s.status in ("suspended", "frozen") for s in self.standings(code))

    def tools(self, code: str) -> tuple[Tool, ...]:
        """Return the partnership tools in force, of any grade."""
        return tuple(t for t in self.dataset.countries[code].tools if self.in_force(t))

    def limits(self, codes: Iterable[str]) -> tuple[Limit, ...]:
        """Return the political limits that touch any of the countries at the date.

        A limit without a start holds at every date before its end.
        """
        wanted = set(codes)
        return tuple(
            limit
            for limit in self.dataset.limits.values()
            if wanted & set(limit.countries)
            and (not limit.start or last_day(limit.start) <= self.day)
            and not self.over(limit)
        )

    @cached_property
    def _rolls(self) -> dict[tuple[str, str], list[tuple[Roll, frozenset[str]]]]:
        found: dict[tuple[str, str], list[tuple[Roll, frozenset[str]]]] = {}
        for roll in self.dataset.every_roll():
            if roll.grade != "D" and first_day(roll.as_of) <= self.day:
                found.setdefault((roll.table, roll.key), []).append(
                    (roll, scope_of(self.dataset, roll))
                )
        return found

    def rolls(self, table: str, key: str, code: str) -> Iterator[Roll]:
        """Yield the rolls on `key`, begun by the date, whose scope holds the country."""
        return (roll for roll, scope in self._rolls.get((table, key), ()) if code in scope)

    def rolled(self, table: str) -> frozenset[str]:
        """Return the keys of a table on which a roll had begun by the date."""
        return frozenset(key for name, key in self._rolls if name == table)

    def speaks(self, roll: Roll, max_age: float | None) -> bool:
        """Say whether a zero by the roll's silence still holds at the date.

        It holds within the roll's period, and after it up to `max_age` years (none: for ever).
        """
        start, end = period(roll)
        if start > self.day:
            return False
        return self.day <= end or max_age is None or (self.day - end).days <= max_age * 365.25

    def lead(self, operation: Operation) -> tuple[date, date] | None:
        """Return the first and last day of NATO's lead up to the date; none before it began."""
        start = first_day(operation.nato_start)
        end = last_day(operation.nato_end) if operation.nato_end else self.day
        return (start, min(end, self.day)) if start <= self.day else None
