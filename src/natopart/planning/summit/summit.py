"""The meeting of the Allies and n partners: who is invited and why, and who nearly is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.planning.summit.able import Able, able
from natopart.planning.summit.agenda import BY_RANK, agenda_of
from natopart.planning.summit.answer import Summit
from natopart.planning.summit.beside import Beside, compared, listed, meeting_of
from natopart.planning.summit.guests import Table, barred, guest
from natopart.planning.summit.needed import Cut
from natopart.planning.summit.seating import asked_of, first, of_list, order_of
from natopart.planning.summit.serving import Served, serving
from natopart.planning.summit.shares import first_shares, weighed_field
from natopart.planning.summit.wishes import Wishes, checked
from natopart.problems import UsageError
from natopart.scoring.contest import contest

if TYPE_CHECKING:
    from natopart.model.index import Profile

NEAR = 5
"""So many of the not invited nearest to the cut are told what they lack."""


def summit(
    view: View, pool: Sequence[str], profile: Profile, stamp: Stamp, wishes: Wishes
) -> Summit:
    """Return whom to invite from a pool at the date of the view, and why.

    Allies sit anyway. Whose cooperation is suspended or frozen is not invited, and stands aside
    when the others are ranked; one that is frozen is invited to consult.

    Raises:
        UsageError: where wishes are not understood, exclude each other, or nobody is left.
        NatopartError: where nobody serves the agenda, or no agenda serves the list.
    """
    asked = checked(wishes)
    agenda = BY_RANK if asked.agenda is None else agenda_of(view.dataset, asked.agenda)
    free = able(view, pool, asked.invite or (), agenda, stamp.pool)
    field = contest(view, free.codes, profile, stamp, ())
    beside = _beside(view, asked, free, stamp)
    served = serving(field, _members(asked, free, beside)) if asked.sought else None
    order = served.order if served else order_of(field, agenda)
    chosen = of_list(order, _members(asked, free, beside)) if served else first(order, asked.seats)
    least = None if served else asked_of(agenda, asked.seats)
    cut = Cut(field, order, min(len(chosen), len(order.places)), weighed_field(field), least)
    return _told(cut, chosen, free, served, beside)


def _beside(view: View, asked: Wishes, free: Able, stamp: Stamp) -> Beside | None:
    if asked.against is None:
        return None
    return listed(view, meeting_of(view.dataset, asked.against), free.codes, stamp.pool)


def _members(asked: Wishes, free: Able, beside: Beside | None) -> tuple[str, ...]:
    """Return those of the list for which an agenda is sought who can be invited."""
    if asked.invite is not None:
        return tuple(code for code in asked.invite if code in free.codes)
    if beside is None or not beside.members:
        raise UsageError("nobody on the list could be invited on the day; no agenda serves it")
    return beside.members


def _titles(view: View, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the functions or the criterion of an agenda."""
    criteria = {criterion.id: criterion for criterion in view.dataset.index.criteria}
    return tuple((view.dataset.functions.get(name) or criteria[name]).name for name in ids)


def _told(
    cut: Cut,
    chosen: tuple[str, ...],
    free: Able,
    served: Served | None,
    beside: Beside | None,
) -> Summit:
    view, order, weighed, n = cut.contest.view, cut.order, cut.field, len(chosen)
    here = sorted({*free.codes, *free.barred, *free.left_out})
    shares = first_shares(weighed[0], n) if weighed else {}
    rest = [code for code in order.partners if code not in chosen]
    others = sorted(set(free.codes) - {*chosen, *rest})
    near = () if served else rest[:NEAR]
    table = Table(cut, chosen, shares, near, listed=served is not None)
    sure = {code for code, share in shares.items() if share == 1}
    return Summit(
        stamp=cut.contest.scores.stamp,
        allies=tuple(sorted(view.allies)),
        names={code: view.name(code) for code in sorted({*here, *view.allies})},
        footnotes={c: text for c in here if (text := view.footnote(c))},
        agenda=order.agenda,
        titles=_titles(view, order.agenda.ids),
        criteria=weighed[0].criteria if weighed else (),
        results=(
            *(guest(table, code) for code in (*chosen, *rest, *others)),
            *(barred(view, code, halt) for code, halt in free.barred.items()),
        ),
        core=tuple(sorted(sure & set(chosen))),
        edge=tuple(sorted((set(shares) - sure) & set(chosen))),
        contenders=tuple(sorted(c for c, s in shares.items() if s > 0 and c not in chosen)),
        barred=tuple(free.barred),
        left_out=free.left_out,
        served=served,
        unseated=tuple(code for code in chosen if code not in order.partners[:n]),
        instead=tuple(code for code in order.partners[:n] if code not in chosen),
        beside=compared(beside, chosen) if beside else None,
    )
