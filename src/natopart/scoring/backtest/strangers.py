"""Who is on the list and not among the first, and the reverse, each with the largest reasons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from natopart.scoring.backtest.lists import Reference
from natopart.scoring.backtest.rankings import Field
from natopart.scoring.contribution import Difference, differences
from natopart.scoring.rank import ranks, rounded

REASONS = 3
"""The most reasons that are told."""


class Reason(NamedTuple):
    """An indicator and how far a country's contribution lies from the others' mean."""

    indicator: str
    name: str
    gap: float


class Stranger(NamedTuple):
    """A country whose rank and whose place on the list do not agree.

    `rank` among those tested is none where it is unranked, and `unranked` says why.
    """

    partner: str
    name: str
    rank: int | None
    unranked: str
    reasons: tuple[Reason, ...]


def strangers(field: Field, listed: Reference) -> tuple[tuple[Stranger, ...], tuple[Stranger, ...]]:
    """Return the missed and the intruders, in the order of the ranking.

    Missed: members not among the first n, with the indicators whose contribution falls
    furthest behind the mean of these first; intruders: others among them, with those furthest
    above the mean of the list's members. Whoever ties with the last of the n is among them.
    """
    places = places_of(field, listed)
    n = len(listed.members)
    first = [code for code, place in places.items() if place <= n]
    missed = sorted(set(listed.members) - set(first))
    intruders = sorted(set(first) - set(listed.members))
    shown = dict.fromkeys((*first, *listed.members))
    apart = differences({code: field.root(code) for code in shown}) if shown else ()
    return (
        _told(field, places, missed, {c: _reasons(apart, c, first, -1) for c in missed}),
        _told(
            field,
            places,
            intruders,
            {c: _reasons(apart, c, listed.members, 1) for c in intruders},
        ),
    )


def places_of(field: Field, listed: Reference) -> dict[str, int]:
    """Return the ranks of the ranked among those tested."""
    tested = frozenset(listed.tested)
    ranked = {r.partner: -r.rank for r in field.scores.results if r.rank and r.partner in tested}
    return ranks(ranked)


def _reasons(
    apart: Sequence[Difference], code: str, others: Collection[str], sign: int
) -> tuple[Reason, ...]:
    """Return the largest gaps between a country and the mean of others; signed as it is."""
    if not others:
        return ()
    gaps = [
        Reason(
            d.indicator,
            d.name,
            d.contributions[code] - sum(d.contributions[c] for c in others) / len(others),
        )
        for d in apart
    ]
    told = [gap for gap in gaps if rounded(sign * gap.gap) > 0]
    told.sort(key=lambda reason: (-rounded(sign * reason.gap), reason.indicator))
    return tuple(told[:REASONS])


def _told(
    field: Field,
    places: dict[str, int],
    codes: Collection[str],
    reasons: dict[str, tuple[Reason, ...]],
) -> tuple[Stranger, ...]:
    results = {r.partner: r for r in field.scores.results}
    found = [
        Stranger(
            partner=code,
            name=field.view.name(code),
            rank=places.get(code),
            unranked=results[code].reason if code in results else "nothing applies",
            reasons=reasons[code],
        )
        for code in codes
    ]
    return tuple(sorted(found, key=lambda s: (s.rank is None, s.rank or 0, s.partner)))
