"""Where a country sat, what it did in support, and what binds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.line import Line, dated, stated
from natopart.drafting.words import listed, sentence
from natopart.model.dates import last_day
from natopart.model.words import plain

if TYPE_CHECKING:
    from natopart.model.support import Act, Limit
    from natopart.model.view import View

_PREFIX = re.compile(r"^(Vote on|Host of|Sponsors of) ")
"""What the heading of the group says already."""

KINDS = {"non-alignment": "Non-alignment", "other": "Limit"}

VOTES = {
    "yes": "Voted for",
    "no": "Voted against",
    "abstain": "Abstained in",
    "absent": "Absent from",
    "abstain-or-absent": "Abstained in or absent from",
}


def seats(view: View, code: str) -> Iterator[Line]:
    """Yield the meetings up to the date at which a country sat beside the Allies, in order."""
    held = (m for m in view.dataset.meetings.values() if last_day(m.as_of) <= view.day)
    for meeting in sorted(held, key=lambda m: (last_day(m.as_of), m.id)):
        for seat in meeting.seats:
            if code in seat.countries:
                yield stated(seat, f"{meeting.name}: {plain(seat.role)}", meeting.as_of)


def support(view: View, code: str) -> Iterator[Line]:
    """Yield the acts of political support and the votes of a country up to the date."""
    found = [line for act in view.dataset.support.values() for line in _deeds(view, code, act)]
    first: dict[str, str] = {}
    for line in sorted(found, key=lambda line: (line.as_of or "", line.text)):
        first.setdefault(line.group, line.as_of or "")
    yield from sorted(
        found,
        key=lambda line: (
            line.group in VOTES.values(),
            first[line.group],
            line.group,
            line.as_of or "",
            line.text,
        ),
    )


def _deeds(view: View, code: str, act: Act) -> Iterator[Line]:
    for deed in act.deeds:
        day, grade = view.known_from(deed.as_of, deed)
        if code in deed.values and day and day <= view.day:
            done = deed.values[code]
            group = VOTES.get(done) or sentence(plain(done))
            as_of = deed.as_of or day.isoformat()
            name = _PREFIX.sub("", act.name)
            text = f"{name} ({as_of})" if deed.as_of else f"{name} (by {as_of})"
            yield Line(text, as_of=as_of, grade=grade, sources=deed.sources, group=group)


def limits(view: View, code: str) -> Iterator[Line]:
    """Yield the political limits that touch a country at the date, blocked pairs last."""
    found = [_limit(view, code, limit) for limit in view.limits([code])]
    yield from sorted(found, key=lambda line: line.group)


def _limit(view: View, code: str, limit: Limit) -> Line:
    """Return a limit; of a blocked pair the other country, grouped by what is blocked."""
    since = "" if limit.start else ", start not known"
    if limit.kind == "blocked-pair":
        others = listed([view.name(other) for other in limit.countries if other != code])
        line = dated(view, limit, others) if limit.start else stated(limit, others)
        return line._replace(group=f"Blocked pair, {limit.effect}")
    kind = KINDS.get(limit.kind, sentence(plain(limit.kind)))
    text = f"{kind}: {limit.effect}{since}"
    return dated(view, limit, f"{text},") if limit.start else stated(limit, text)
