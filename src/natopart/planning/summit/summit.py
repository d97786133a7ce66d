"""The meeting of the Allies and n partners: who is invited and why, and who nearly is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.planning.champions.eligible import suspended
from natopart.planning.summit.agenda import BY_RANK, Agenda, agenda_of
from natopart.planning.summit.beside import Beside, compared, listed, meeting_of
from natopart.planning.summit.consultation import by_consultation
from natopart.planning.summit.needed import Cut, Needed, needed
from natopart.planning.summit.order import Order, by_functions, by_rank
from natopart.planning.summit.reasons import Brought, brought
from natopart.planning.summit.serving import Served, serving
from natopart.planning.summit.shares import first_shares, weighed_field
from natopart.planning.summit.wishes import Wishes, checked
from natopart.problems import NatopartError, UsageError
from natopart.scoring.contest import Contest, contest
from natopart.scoring.status import why_outside

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.support import Limit

HALF = 0.5
"""Without a number of seats, who covers so much of an agenda of functions is invited."""
NEAR = 5
"""So many of the not invited nearest to the cut are told what they lack."""


class Guest(NamedTuple):
    """A partner, invited or not.

    `seat` is 1 to n, none for who is not invited. `value` is what the agenda orders by (score,
    coverage, distance), none where it has no place. `reason` is in words, `brought` with
    sources. `first_n_share` is the share of all weights of the criteria under which it is
    among the first n of the ranking, none where unranked or the weights have no say. `needed`
    is told of near misses alone.
    """

    partner: str
    name: str
    seat: int | None
    value: float | None
    reason: str
    brought: tuple[Brought, ...]
    first_n_share: float | None
    needed: Needed | None
    limits: tuple[Limit, ...]

    @property
    def invited(self) -> bool:
        """Whether it has a seat."""
        return self.seat is not None


class Summit(NamedTuple):
    """A meeting.

    `results` holds the invited by seat, then the others by the agenda, then by code. `criteria`
    are those that have weights, in the order of changed weights, none where weights have no say.
    `names` are those of the day, of Allies too, `footnotes` those that NATO sets to them.

    `core` are the invited that are among the first n whatever the weights of the criteria,
    `edge` the other invited of whom that can be said, `contenders` those not invited that are
    so under some, all by code. `left_out` are countries of the pool that no summit invites, and
    why. `served` is there where the agenda was sought for a list, and `unseated` are those
    of that list whom the agenda alone would not seat, `instead` those whom it would.
    """

    stamp: Stamp
    allies: tuple[str, ...]
    names: Mapping[str, str]
    footnotes: Mapping[str, str]
    agenda: Agenda
    criteria: tuple[str, ...]
    results: tuple[Guest, ...]
    core: tuple[str, ...]
    edge: tuple[str, ...]
    contenders: tuple[str, ...]
    left_out: Mapping[str, str]
    served: Served | None
    unseated: tuple[str, ...]
    instead: tuple[str, ...]
    beside: Beside | None

    @property
    def invited(self) -> tuple[Guest, ...]:
        """Those who have a seat, by seat."""
        return tuple(guest for guest in self.results if guest.invited)


def summit(
    view: View, pool: Sequence[str], profile: Profile, stamp: Stamp, wishes: Wishes
) -> Summit:
    """Return whom to invite from a pool at the date of the view, and why.

    Allies sit anyway, and who is suspended is never invited: both are left out of the pool.

    Raises:
        UsageError: where wishes are not understood, exclude each other, or nobody is left.
        NatopartError: where nobody serves the agenda.
    """
    asked = checked(wishes)
    left_out = {c: why_outside(view, c, stamp.pool) for c in pool if not _free(view, c)}
    able = tuple(code for code in pool if code not in left_out)
    if not able:
        raise UsageError(f"the pool '{stamp.pool}' holds nobody who could be invited")
    field = contest(view, able, profile, stamp, ())
    beside = _beside(view, asked, able, stamp)
    served = _served(field, asked, beside, left_out)
    order = served.order if served else _order(field, asked)
    chosen = _chosen(asked, order, beside, bool(served))
    return _told(field, order, chosen, left_out, served, beside)


def _free(view: View, code: str) -> bool:
    return code not in view.allies and not view.is_suspended(code)


def _beside(view: View, asked: Wishes, able: tuple[str, ...], stamp: Stamp) -> Beside | None:
    if asked.against is None:
        return None
    return listed(view, meeting_of(view.dataset, asked.against), able, stamp.pool)


def _served(
    field: Contest, asked: Wishes, beside: Beside | None, left_out: Mapping[str, str]
) -> Served | None:
    """Return the agenda that is sought for a list, none where one is given."""
    if asked.seats is not None or asked.agenda is not None:
        return None
    if asked.invite is not None:
        for code in asked.invite:
            if code not in field.pool:
                why = left_out.get(code) or why_outside(field.view, code, field.scores.stamp.pool)
                raise UsageError(f"{code} cannot be invited: {why}")
        return serving(field, asked.invite)
    members = beside.members if beside else ()
    if not members:
        raise UsageError("nobody on the list could be invited on the day; no agenda serves it")
    return serving(field, members)


def _order(field: Contest, asked: Wishes) -> Order:
    if asked.agenda is None:
        return by_rank(field, BY_RANK)
    agenda = agenda_of(field.view.dataset, asked.agenda)
    if agenda.kind == "consultation":
        return by_consultation(field.view, field.pool, agenda)
    return by_functions(field.view, field.pool, agenda)


def _chosen(asked: Wishes, order: Order, beside: Beside | None, sought: bool) -> tuple[str, ...]:
    """Return the invited in the order of their seats."""
    if sought:
        members = set(
            asked.invite if asked.invite is not None else beside.members if beside else ()
        )
        placed = [code for code in order.partners if code in members]
        return (*placed, *sorted(members - set(placed)))
    n = _seats(asked, order)
    if n > len(order.places):
        raise UsageError(
            f"{n} seats are asked for, and {len(order.places)} partners have a place in"
            f" {_what(order)} as of the date"
        )
    return order.partners[:n]


def _seats(asked: Wishes, order: Order) -> int:
    if asked.seats is not None:
        return asked.seats
    agenda = order.agenda
    least = HALF if agenda.kind == "functions" else 0.0
    found = sum(place.value >= least for place in order.places)
    if not found:
        best = f"; the most is {order.places[0].value:.2f}" if order.places else ""
        raise NatopartError(
            f"nobody covers half of {', '.join(agenda.ids) or agenda.kind}{best};"
            " give --seats to invite the first"
        )
    return found


def _what(order: Order) -> str:
    if order.agenda.kind == "rank":
        return "the ranking"
    return f"the agenda {', '.join(order.agenda.ids) or order.agenda.kind}"


def _told(
    field: Contest,
    order: Order,
    chosen: tuple[str, ...],
    left_out: Mapping[str, str],
    served: Served | None,
    beside: Beside | None,
) -> Summit:
    n, here = len(chosen), {*field.pool, *left_out}
    weighed = weighed_field(field)
    shares = first_shares(weighed[0], n) if weighed else {}
    cut = Cut(field, order, min(n, len(order.places)), weighed)
    rest = [code for code in order.partners if code not in chosen]
    others = sorted(set(field.pool) - {*chosen, *rest})
    near = set(rest[:NEAR])
    guests = tuple(_guest(cut, code, chosen, shares, near) for code in (*chosen, *rest, *others))
    sure = {code for code, share in shares.items() if share == 1}
    return Summit(
        stamp=field.scores.stamp,
        allies=tuple(sorted(field.view.allies)),
        names={code: field.view.name(code) for code in sorted({*here, *field.view.allies})},
        footnotes={c: text for c in sorted(here) if (text := field.view.footnote(c))},
        agenda=order.agenda,
        criteria=weighed[0].criteria if weighed else (),
        results=guests,
        core=tuple(sorted(sure & set(chosen))),
        edge=tuple(sorted((set(shares) - sure) & set(chosen))),
        contenders=tuple(sorted(c for c, s in shares.items() if s > 0 and c not in chosen)),
        left_out=left_out,
        served=served,
        unseated=tuple(code for code in chosen if code not in order.partners[:n]),
        instead=tuple(code for code in order.partners[:n] if code not in chosen),
        beside=compared(beside, chosen) if beside else None,
    )


def _guest(
    cut: Cut,
    code: str,
    chosen: tuple[str, ...],
    shares: Mapping[str, float],
    near: set[str],
) -> Guest:
    field, order = cut.contest, cut.order
    things = brought(field, order, code)
    seat = chosen.index(code) + 1 if code in chosen else None
    within = code in order.partners[: cut.n]
    return Guest(
        partner=code,
        name=field.names[code],
        seat=seat,
        value=None if cut.numberless else cut.value(code),
        reason=_reason(cut, code, things, seat is not None),
        brought=things,
        first_n_share=shares.get(code),
        needed=needed(cut, code) if code in near and not within else None,
        limits=field.view.limits((code,)),
    )


def _reason(cut: Cut, code: str, things: Sequence[Brought], invited: bool) -> str:
    words = "; ".join(thing.text for thing in things)
    without = cut.order.without.get(code)
    if invited:
        stopped = suspended(cut.contest.view, code)
        told = words or without or "nothing is documented"
        return f"{told}; but {stopped}" if stopped else told
    if without:
        return without
    place = cut.order.partners.index(code) + 1
    if place <= cut.n:
        return f"place {place} by the agenda, and not on the list"
    last = cut.contest.names[cut.last.partner]
    if cut.numberless:
        return f"place {place}, behind seat {cut.n}, {last}"
    lacks = cut.last.value - (cut.value(code) or 0.0)
    return f"place {place}; {lacks:.3f} behind seat {cut.n}, {last}"
