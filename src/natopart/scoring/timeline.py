"""What is known over time of a country's personnel in one operation: anchors and stretches.

Between two figures personnel is linear; a figure holds for a year where the next is more than
five years away or missing; a complete roll's silence is a zero (docs/method.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from natopart.model.dates import is_day, ordinals
from natopart.model.reading import Found
from natopart.model.silence import period
from natopart.model.view import View, once_a_view

GAP_DAYS = 1827
HOLD_DAYS = 365


class Anchor(NamedTuple):
    """Personnel known over a period, in ordinals of days, both included."""

    first: int
    last: int
    personnel: float
    as_of: str
    sources: tuple[str, ...]
    grade: str
    by_roll: bool


class Stretch(NamedTuple):
    """Personnel from `first` to `last` (ordinals), linear between both ends.

    Where nothing is known `found` is `unknown`, and the ends are what the upper bound assumes.
    """

    first: int
    last: int
    ends: tuple[float, float]
    found: Found
    sources: tuple[str, ...]


class Timeline(NamedTuple):
    """What is known of one country in one operation over time, in order."""

    anchors: tuple[Anchor, ...]
    stretches: tuple[Stretch, ...]


@once_a_view
def timeline(view: View, operation_id: str, code: str) -> Timeline:
    """Return what is known of a country's personnel under NATO's lead up to the date.

    Figures of grade D are not used, though the country is then not silent in a roll; a
    figure of a month or year gives way to a finer figure, or a roll's finer zero, within it.
    """
    rolls = _zeros(view, operation_id)
    silent = tuple(i for i, (_, countries) in enumerate(rolls) if code in countries)
    figures = list(_figures(view, operation_id, code))
    if not figures:
        return _silent(view, operation_id, silent)
    zeros = [rolls[i][0] for i in silent]
    dates = {anchor.as_of for anchor in (*figures, *zeros)}
    finest = [a for a in figures if is_day(a.as_of) or not _finer(a.as_of, dates)]
    return _timeline(view, operation_id, [*finest, *zeros])


@once_a_view
def _silent(view: View, operation_id: str, silent: tuple[int, ...]) -> Timeline:
    """Return what the silence of some of an operation's rolls tells, alike for many countries."""
    rolls = _zeros(view, operation_id)
    return _timeline(view, operation_id, [rolls[i][0] for i in silent])


def _timeline(view: View, operation_id: str, known: list[Anchor]) -> Timeline:
    lead = view.lead(view.dataset.operations[operation_id])
    if lead is None:
        return Timeline((), ())
    first, last = lead[0].toordinal(), lead[1].toordinal()
    anchors = tuple(_apart(sorted(known, key=_order), first, last))
    return Timeline(anchors, tuple(stretches(anchors, first, last)))


def _order(anchor: Anchor) -> tuple[int, int, bool, tuple[str, ...]]:
    return anchor.first, -anchor.last, anchor.by_roll, anchor.sources


def _finer(text: str, dates: Iterable[str]) -> bool:
    return any(len(other) > len(text) and other.startswith(text) for other in dates)


def _figures(view: View, operation_id: str, code: str) -> Iterator[Anchor]:
    lead = view.lead(view.dataset.operations[operation_id])
    if lead is None:
        return
    begin, end = lead[0].toordinal(), lead[1].toordinal()
    for value, block in view.personnel(operation_id).get(code, ()):
        first, last = ordinals(block.as_of)
        if block.grade != "D" and first <= end and last >= begin:
            yield Anchor(first, last, value, block.as_of, block.sources, block.grade, False)


@once_a_view
def _zeros(view: View, operation_id: str) -> tuple[tuple[Anchor, frozenset[str]], ...]:
    """Return the zero of each roll of an operation and the countries about which it is silent."""
    operation = view.dataset.operations[operation_id]
    lead = view.lead(operation)
    if lead is None:
        return ()
    begin, end = lead[0].toordinal(), lead[1].toordinal()
    found = []
    for roll, scope in view.rolls_on("personnel", operation_id):
        first, last = (day.toordinal() for day in period(roll))
        if first > end or last < begin:
            continue
        listed = {
            code
            for block in operation.personnel
            if _inside(ordinals(block.as_of), first, last, view.day.toordinal())
            for code in block.values
        }
        zero = Anchor(first, last, 0.0, roll.as_of, roll.sources, roll.grade, True)
        found.append((zero, scope - listed))
    return tuple(found)


def _inside(days: tuple[int, int], first: int, last: int, today: int) -> bool:
    """Say whether a figure lies in a period, and not in the future."""
    return first <= days[0] <= today and days[1] <= last


def _apart(ordered: Iterable[Anchor], first: int, last: int) -> Iterator[Anchor]:
    """Yield the anchors within the operation, without overlap.

    Of two zeros the longer stands, of a day both in a roll and a figure the figure. Zeros by
    rolls that follow each other are one, with the sources of the first and the last.
    """
    reached, held = first - 1, None
    for anchor in ordered:
        if anchor.last <= reached:
            continue
        clipped = anchor
        if anchor.first <= reached or anchor.last > last:
            ends = max(anchor.first, reached + 1), min(anchor.last, last)
            clipped = anchor._replace(first=ends[0], last=ends[1])
        reached = clipped.last
        if held and held.by_roll and clipped.by_roll and clipped.first - held.last <= GAP_DAYS:
            sources = tuple(dict.fromkeys((held.sources[0], *clipped.sources)))
            held = held._replace(last=clipped.last, as_of=clipped.as_of, sources=sources)
            continue
        if held:
            yield held
        held = clipped
    if held:
        yield held


def stretches(known: tuple[Anchor, ...], first: int, last: int) -> Iterator[Stretch]:
    """Yield the stretches of [first, last] that the anchors make, unknown ones included.

    Nothing at all where there is no anchor.
    """
    if not known:
        return
    if known[0].first > first:
        yield _unknown(first, known[0].first, known[0].personnel)
    for anchor, after in pairwise((*known, None)):
        if anchor is None:
            return
        yield _level(anchor, anchor.first, anchor.last, _how(anchor))
        yield from _between(anchor, after, last)


def _between(anchor: Anchor, after: Anchor | None, last: int) -> Iterator[Stretch]:
    if after and after.first - anchor.last <= GAP_DAYS:
        ends = (anchor.personnel, after.personnel)
        sources = tuple(dict.fromkeys(anchor.sources + after.sources))
        yield Stretch(anchor.last, after.first, ends, "interpolated", sources)
        return
    until = after.first if after else last
    held = min(anchor.last + HOLD_DAYS, until)
    yield _level(anchor, anchor.last, held, "carried")
    if until > held:
        yield _unknown(held, until, max(anchor.personnel, after.personnel if after else 0.0))


def _how(anchor: Anchor) -> Found:
    return "zero-by-roll" if anchor.by_roll else "exact"


def _level(anchor: Anchor, first: int, last: int, found: Found) -> Stretch:
    return Stretch(first, last, (anchor.personnel, anchor.personnel), found, anchor.sources)


def _unknown(first: int, last: int, personnel: float) -> Stretch:
    return Stretch(first, last, (personnel, personnel), "unknown", ())
