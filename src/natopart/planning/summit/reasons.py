"""Why a partner is invited: in words, with the figures that can be quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import islice
from typing import NamedTuple

from natopart.model.reading import Figure, Reading
from natopart.model.view import View
from natopart.planning.functions.coverage import TypeHeld, coverage
from natopart.planning.known import YES_OR_NO, meaning
from natopart.planning.summit.consultation import distance, weight
from natopart.planning.summit.order import Order
from natopart.scoring.contest import Contest
from natopart.scoring.contribution import leaves
from natopart.scoring.evaluate import Node
from natopart.scoring.rank import rounded
from natopart.scoring.service import Service, services

MOST = 3
"""So many things that a partner brings are told."""

SERVING = ("burden", "deployed-person-years")
"""Measures of service: what is quoted of them is personnel, not the decayed sum."""


class Brought(NamedTuple):
    """One thing that a partner brings, in words, and its sources by id."""

    text: str
    sources: tuple[str, ...]


def brought(contest: Contest, order: Order, code: str) -> tuple[Brought, ...]:
    """Return what a partner brings to an agenda, at most three things, the largest first."""
    kind = order.agenda.kind
    if kind == "consultation":
        found: Iterator[Brought] = _consulted(contest.view, code)
    elif kind == "functions":
        found = _held(contest.view, code, order.agenda.ids)
    else:
        root = contest.root(code)
        node = root.find(order.agenda.ids[0]) if order.agenda.ids else root
        found = _contributed(contest.view, code, node or root)
    return tuple(islice(dict.fromkeys(found), MOST))


def _contributed(view: View, code: str, node: Node) -> Iterator[Brought]:
    """Yield what adds most to a score: of each criterion the most, then whatever else does."""
    criteria = node.children if node.kind == "index" else (node,)
    found = [list(_largest(criterion)) for criterion in criteria if criterion.contribution]
    first = sorted((own[0] for own in found if own), key=_by_part)
    rest = sorted((part for own in found for part in own[1:]), key=_by_part)
    for part in (*first, *rest):
        yield from islice(_words(view, code, part.leaf), 1)


class _Part(NamedTuple):
    """An indicator and what it adds, in all the functions that it serves."""

    leaf: Node
    adds: float


def _by_part(part: _Part) -> tuple[float, str]:
    return -rounded(part.adds), part.leaf.id


def _largest(node: Node) -> list[_Part]:
    """Return the indicators below a node that add to the score, the most first."""
    own = {leaf.id: leaf for leaf in leaves(node)}
    adds = dict.fromkeys(own, 0.0)
    for leaf in leaves(node):
        adds[leaf.id] += leaf.contribution or 0.0
    parts = (_Part(leaf, adds[name]) for name, leaf in own.items())
    return sorted((part for part in parts if rounded(part.adds) > 0), key=_by_part)


def _words(view: View, code: str, leaf: Node) -> Iterator[Brought]:
    if leaf.indicator and leaf.indicator.measure in SERVING:
        yield from _served(view, code)
    elif leaf.reading:
        yield Brought(_told(leaf.name, leaf.reading), leaf.reading.sources)


def _served(view: View, code: str) -> Iterator[Brought]:
    """Yield personnel now, then at the peak, of the operations joined, most first."""
    every = services(view, code)
    now = [(s, s.latest) for s in every if s.running and s.fresh and s.latest and s.latest.value]
    peaks = [(s, s.peak) for s in every if s.peak and s.peak.value]
    for some, word in ((now, ""), (peaks, "at the peak ")):
        for service, figure in sorted(some, key=lambda pair: -(pair[1].value or 0.0)):
            yield Brought(_personnel(service, figure, word), figure.sources)


def _personnel(service: Service, figure: Figure, word: str) -> str:
    return f"{word}{figure.value:,.0f} in {service.name} ({figure.as_of})"


def _held(view: View, code: str, functions: Sequence[str]) -> Iterator[Brought]:
    """Yield the capability types of an agenda that a partner holds most of, by their share."""
    types: dict[str, TypeHeld] = {}
    for name in functions:
        types.update({t.capability: t for t in coverage(view, code, name).types if t.counts})
    for held in sorted(types.values(), key=lambda t: (-rounded(t.share or 0.0), t.capability)):
        if held.share:
            name = view.dataset.capabilities[held.capability].name
            yield Brought(_told(name, held.reading), held.reading.sources)


def _consulted(view: View, code: str) -> Iterator[Brought]:
    far, carried = distance(view, code), weight(view, code)
    if far.value is not None:
        yield Brought(
            f"votes {far.value:.2f} ideal points from the median Ally ({far.as_of})", far.sources
        )
    if carried and carried.times >= 1:
        spent = amount(carried.expenditure.value or 0.0)
        yield Brought(
            f"defence expenditure of {spent} {carried.expenditure.unit}"
            f" ({carried.expenditure.as_of}), {carried.times:.1f} times an equal share of"
            f" {carried.region}",
            carried.expenditure.sources,
        )


def _told(name: str, reading: Reading) -> str:
    """Return a reading in words: what, how much, when."""
    date = f" ({reading.as_of})" if reading.as_of else ""
    if reading.unit == YES_OR_NO:
        return f"{name}{date}"
    if said := meaning(reading.unit, reading.value or 0.0):
        return f"{name}: {said}{date}"
    if reading.unit.startswith("share of "):
        return f"{name}: {(reading.value or 0.0) * 100:.0f} % of {_kinds(reading)}{date}"
    return f"{name}: {counted(reading.value or 0.0, reading.unit)}{date}"


def _kinds(reading: Reading) -> str:
    return reading.unit.removeprefix("share of ")


def counted(value: float, unit: str, rounding: str = ROUND_HALF_EVEN) -> str:
    """Return an amount with its unit, of which one is one."""
    return f"{amount(value, rounding)} {unit.removesuffix('s') if value == 1 else unit}"


def amount(value: float, rounding: str = ROUND_HALF_EVEN) -> str:
    """Return an amount in words: large ones in thousands of millions or millions."""
    exact = Decimal(value)
    for size, word in ((Decimal(10**9), " thousand million"), (Decimal(10**6), " million")):
        if abs(exact) >= size:
            return f"{(exact / size).quantize(Decimal('0.1'), rounding):,}{word}"
    if abs(value) >= 100 or value == int(value):
        return f"{exact.quantize(Decimal(1), rounding):,}"
    third = Decimal(1).scaleb(exact.adjusted() - 2)
    return f"{float(exact.quantize(third, rounding)):.3g}"
