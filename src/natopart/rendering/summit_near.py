"""Who nearly has a seat at a summit, and the smallest changes that would give it one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN

from natopart.planning.summit.answer import Summit
from natopart.planning.summit.needed import Needed
from natopart.planning.summit.reasons import counted
from natopart.planning.summit.rise import SHARE, Rise
from natopart.rendering.page import Block, Heading, Items


def near(found: Summit) -> Iterator[Block]:
    """Yield the section on near misses, none where there are none."""
    lines: list[tuple[int, str]] = []
    for guest in found.results:
        if guest.needed and not guest.needed.first:
            lines.append((0, f"{guest.partner} {guest.name}: {guest.reason}"))
            lines += [(1, text) for text in _changes(guest.needed)]
    if lines:
        yield Heading("Near misses, and the smallest change that alone would have brought each in")
        yield Items(tuple(lines))


def _changes(needed: Needed) -> Iterator[str]:
    rise, given = needed.indicator, needed.written
    yield f"one figure: {risen(rise)}" if rise else f"one figure: none; {needed.why['indicator']}"
    if given:
        yield f"the weights: {given.moved:.3f} of all weight moves, with --weights {given.option}"
    else:
        yield f"the weights: none; {needed.why['weights']}"


def risen(rise: Rise) -> str:
    """Return a rise in words; its end is rounded away from its start, so that it does as told."""
    before = _amount(rise, rise.start, ROUND_HALF_EVEN) if rise.documented else "none documented"
    away = ROUND_CEILING if rise.end > rise.start else ROUND_FLOOR
    return f"{rise.name}: {_amount(rise, rise.end, away)} instead of {before}"


def _amount(rise: Rise, value: float, rounding: str) -> str:
    """Return a value of an indicator in words: yes or no, a share of kinds, an amount."""
    if "=" in rise.unit:
        return "yes" if value else "no"
    if rise.unit.startswith(SHARE):
        return f"{value * 100:.0f} % of {rise.unit.removeprefix(SHARE)}"
    return counted(value, rise.unit, rounding)
