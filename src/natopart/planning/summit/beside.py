"""A historical list beside a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.dataset import Dataset
from natopart.model.view import View
from natopart.model.words import key
from natopart.planning.standing import stopped
from natopart.problems import UsageError, unknown
from natopart.scoring.backtest.lists import Outside, reference
from natopart.scoring.status import why_outside

if TYPE_CHECKING:
    from natopart.model.support import Meeting


class Found(NamedTuple):
    """A list by a name, and the ids of others that the name fits too."""

    meeting: Meeting
    also: tuple[str, ...]


class Beside(NamedTuple):
    """A list beside the invited, all by code.

    `outside` are those of the list who do not count, as they could not be invited or are on it
    at grade D alone: who of them is invited all the same is neither in both nor only here.
    """

    found: Found
    members: tuple[str, ...]
    both: tuple[str, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    outside: tuple[Outside, ...]


def meeting_of(dataset: Dataset, name: str) -> Found:
    """Return the list of that id, or whose id begins so.

    Of several that begin so it is the one that is a fair test, neither circular nor known to
    be incomplete, of most countries.

    Raises:
        UsageError: where none is called so, or several are as good.
    """
    asked = key(name)
    if asked in dataset.meetings:
        return Found(dataset.meetings[asked], ())
    fits = [m for n, m in sorted(dataset.meetings.items()) if asked and n.startswith(asked)]
    if not fits:
        raise unknown("reference list", name, _names(dataset, asked), spelt=asked)
    best = max(map(_worth, fits))
    chosen = [m for m in fits if _worth(m) == best]
    if len(chosen) > 1:
        raise UsageError(f"'{name}' fits {', '.join(m.id for m in chosen)}; name one of them")
    return Found(chosen[0], tuple(m.id for m in fits if m is not chosen[0]))


def _names(dataset: Dataset, asked: str) -> list[str]:
    """Return the ids of lists, or where the name is short the place and year they begin with."""
    short = asked.count("-") < 2
    return sorted({"-".join(n.split("-")[:2]) if short else n for n in dataset.meetings})


def _worth(meeting: Meeting) -> tuple[bool, int]:
    fair = not (meeting.circular or meeting.incomplete)
    return fair, len({code for seats in meeting.seats for code in seats.countries})


def listed(view: View, found: Found, pool: tuple[str, ...], name: str) -> Beside:
    """Return a list as it stands in a pool at the date, with nobody invited yet.

    Who hosts the operation or is on it at grade D alone is outside, as in a backtest; so is
    whose cooperation is suspended or frozen, unless the pool has it all the same.
    """
    own = reference(view, found.meeting, pool, name)
    outside = tuple(o._replace(reason=_why(view, o, name)) for o in own.outside)
    return Beside(found, own.members, (), (), own.members, outside)


def _why(view: View, outside: Outside, pool: str) -> str:
    """Return why a country of a list is outside: that its cooperation stopped says most."""
    halt = stopped(view, outside.country)
    by_pool = outside.reason == why_outside(view, outside.country, pool)
    return halt.why if halt and by_pool else outside.reason


def compared(beside: Beside, invited: Sequence[str]) -> Beside:
    """Return a list beside those invited, in their order."""
    aside = [outside.country for outside in beside.outside]
    return beside._replace(
        both=tuple(c for c in invited if c in beside.members),
        only_here=tuple(c for c in invited if c not in (*beside.members, *aside)),
        only_there=tuple(c for c in beside.members if c not in invited),
    )
