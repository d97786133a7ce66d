"""A list to test against, as it stood on the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.dates import first_day
from natopart.model.view import View
from natopart.scoring.status import why_outside

if TYPE_CHECKING:
    from natopart.model.support import Meeting

HOST = "host-nation-of-operation"
LEAST = 3
"""A list of fewer members in the pool tells nothing: it is tested on request only."""


class Outside(NamedTuple):
    """A country on the list that is no member for the test, and why."""

    country: str
    name: str
    reason: str


class Reference(NamedTuple):
    """A list, and who counts when it is tested.

    `tested` are the countries ranked, sorted; `members` those of them on the list. Who hosts
    the operation or is on the list at grade D alone is in neither.
    """

    meeting: Meeting
    tested: tuple[str, ...]
    members: tuple[str, ...]
    outside: tuple[Outside, ...]

    @property
    def telling(self) -> bool:
        """Whether the list is complete and long enough to tell anything."""
        return not self.meeting.incomplete and len(self.members) >= LEAST


def day_before(meeting: Meeting) -> date:
    """Return the day before a meeting; of one dated by month or year, before its first day."""
    return first_day(meeting.as_of) - timedelta(days=1)


def reference(view: View, meeting: Meeting, pool: tuple[str, ...], pool_name: str) -> Reference:
    """Return the list as it is tested in a pool at the date of the view."""
    aside = dict(_aside(meeting))
    listed = sorted({code for seats in meeting.seats for code in seats.countries})
    others = {c: why_outside(view, c, pool_name) for c in listed if c not in pool} | aside
    return Reference(
        meeting=meeting,
        tested=tuple(code for code in pool if code not in aside),
        members=tuple(code for code in listed if code not in others),
        outside=tuple(Outside(c, view.name(c), others[c]) for c in sorted(others)),
    )


def _aside(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield those on the list who are neither in it nor out of it, and why."""
    documented = {code for s in meeting.seats if s.grade != "D" for code in s.countries}
    for seats in meeting.seats:
        for code in seats.countries:
            if seats.role == HOST:
                yield code, "host nation of the operation"
            elif code not in documented:
                yield code, "on the list by general knowledge alone, grade D"
