"""Deployed person-years by numerical integration, burden, and what is known of each."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tests.oracle.reader import Row
from tests.oracle.world import YEAR, World, first, last

GAP, HOLD = 1827, 365
STEP = 30.0


class Cell(NamedTuple):
    """A value, its upper bound (none: without limit), its evidence; a record or a level."""

    value: float | None
    upper: float | None
    evidence: float
    record: bool = True


class Stay(NamedTuple):
    """Personnel over a period."""

    start: int
    end: int
    number: float


def simpson(a: float, b: float, left: float, right: float, t: int, half_life: float) -> float:
    """Return person-years of a straight line from a to b, decayed, by Simpson's rule."""
    if b <= a:
        return 0.0
    parts = 2 * max(1, int((b - a) / STEP) + 1)
    width = (b - a) / parts
    total = 0.0
    for i in range(parts + 1):
        day = a + i * width
        people = left + (right - left) * i / parts
        factor = 1 if i in (0, parts) else (4 if i % 2 else 2)
        total += factor * people * 2 ** (-(t - day) / YEAR / half_life)
    return total * width / 3 / YEAR


def lead(world: World, operation: Row) -> tuple[int, int] | None:
    """Return the first and last day of NATO's lead up to the day."""
    start = first(operation["nato_start"])
    end = last(operation["nato_end"]) if operation.get("nato_end") else world.t
    return (start, min(end, world.t)) if start <= world.t else None


def figures(world: World, operation: Row, code: str) -> list[tuple[int, int, float, str, str]]:
    """Return the figures under NATO's lead: first and last day, number, grade, publication."""
    span = lead(world, operation)
    found = []
    for block in operation.get("personnel", ()):
        if span and code in block["values"]:
            a, b = first(block["as_of"]), last(block["as_of"])
            if a <= span[1] and b >= span[0]:
                told = max(
                    (world.facts.sources[s].get("published", "") for s in block["sources"]),
                    default="",
                )
                found.append((a, b, float(block["values"][code]), block["grade"], told))
    return found


def silences(world: World, name: str, code: str) -> list[tuple[int, int]]:
    """Return the periods in which a roll is silent about the country, under NATO's lead."""
    operation = world.facts.operations[name]
    span = lead(world, operation)
    rows = figures(world, operation, code)
    return [
        (roll.start, roll.end)
        for roll in world.rolls("personnel", name, code)
        if span and roll.start <= span[1] and roll.end >= span[0]
        if not any(roll.start <= a and b <= roll.end for a, b, *_ in rows)
    ]


@cache
def stays(world: World, name: str, code: str) -> list[Stay]:
    """Return what is known: figures and zeros, the coarse ones dropped for finer ones."""
    span = lead(world, world.facts.operations[name])
    if not span:
        return []
    best: dict[tuple[int, int], tuple[str, str, float]] = {}
    for a, b, number, grade, told in figures(world, world.facts.operations[name], code):
        old = best.get((a, b))
        if grade != "D" and (old is None or grade < old[0] or (grade == old[0] and told > old[1])):
            best[a, b] = (grade, told, number)
    zeros = silences(world, name, code)
    everything = {**dict.fromkeys(zeros, 0.0), **{k: v[2] for k, v in best.items()}}
    kept = [
        Stay(max(a, span[0]), min(b, span[1]), number)
        for (a, b), number in everything.items()
        if (a, b) not in best or not any(a <= c and d <= b and d - c < b - a for c, d in everything)
    ]
    return sorted(kept)


@cache
def person_years(world: World, name: str, code: str, half_life: float) -> tuple[float, float, bool]:
    """Return the documented person-years, what gaps could add, and whether anything is known."""
    known = stays(world, name, code)
    span = lead(world, world.facts.operations[name])
    if not known or not span:
        return 0.0, 0.0, False

    def area(a: float, b: float, left: float, right: float) -> float:
        return simpson(a, b, left, right, world.t, half_life)

    more = area(span[0], known[0].start, known[0].number, known[0].number)
    value = 0.0
    for i, (a, b, number) in enumerate(known):
        value += area(a, b, number, number)
        if i + 1 < len(known):
            c, _, following = known[i + 1]
            if c - b <= GAP:
                value += area(b, c, number, following)
            else:
                peak = max(number, following)
                value += area(b, b + HOLD, number, number)
                more += area(b + HOLD, c, peak, peak)
        else:
            held = min(b + HOLD, span[1])
            value += area(b, held, number, number)
            more += area(held, span[1], number, number)
    return value, more, True


def deployed(world: World, code: str, parameters: Row) -> Cell:
    """Return the decayed person-years over the listed operations that had begun."""
    half_life = float(parameters["half_life"])
    value = more = known = weight = 0.0
    for name in parameters["operations"]:
        span = lead(world, world.facts.operations[name])
        if span:
            years, gaps, is_known = person_years(world, name, code, half_life)
            part = simpson(span[0], span[1], 1, 1, world.t, half_life)
            value, more, weight = value + years, more + gaps, weight + part
            known += part if is_known else 0
    return Cell(value, value + more, known / weight if weight else 0.0)
