"""What is unknown about a country, and how far it could move its rank."""

from __future__ import annotations

from typing import NamedTuple

from natopart.model.reading import Reading
from natopart.model.view import View
from natopart.scoring.contest import Contest
from natopart.scoring.contribution import leaves
from natopart.scoring.evaluate import Node
from natopart.scoring.measured import Measured
from natopart.scoring.rank import rounded


class Doubt(NamedTuple):
    """One indicator of which not everything is known.

    `gain`: what the score of the whole index would gain if all that is unknown were as good
    as the reading's bound allows; for the arithmetic mean and the index's goalposts this is the
    weight of the indicator in the whole times (upper bound less score), and at most that for a
    scale that is fitted to the pool, since it moves too. `rank`: the rank that this alone would
    give, none outside the pool or where the country would still be unranked. `missing`: what is
    not known, in words.
    """

    indicator: str
    name: str
    gain: float
    rank: int | None
    missing: tuple[str, ...]


def doubts(contest: Contest, code: str, root: Node) -> tuple[Doubt, ...]:
    """Return the indicators with an unknown part, the one that could add most first."""
    seen = {leaf.id: leaf for leaf in leaves(root)}
    every = (_doubt(contest, code, root, leaf) for leaf in seen.values())
    found = [d for d in every if d and (d.missing or rounded(d.gain) > 0)]
    return tuple(sorted(found, key=lambda d: (-rounded(d.gain), d.indicator)))


def _doubt(contest: Contest, code: str, root: Node, leaf: Node) -> Doubt | None:
    reading, indicator = leaf.reading, leaf.indicator
    if reading is None or indicator is None or not _open(leaf):
        return None
    own = next(i for i in contest.grown.indicators() if i.id == leaf.id)
    cells = {**contest.cells[code], leaf.id: best_case(reading, indicator, own)}
    gain = (contest.score_if(code, cells) or 0.0) - (root.score or 0.0)
    return Doubt(
        leaf.id, leaf.name, gain, contest.rank_if(code, cells), missing(contest.view, reading)
    )


def _open(leaf: Node) -> bool:
    return leaf.evidence < 1 or leaf.score is None or leaf.bounds[1] > leaf.score


def best_case(reading: Reading, *scales: Measured) -> Reading:
    """Return the reading as good as its bound allows, and known in full.

    Where nothing limits it, that is the better goalpost, of several scales of its indicator
    the best: a pool may reach beyond the index's goalposts, or not so far.
    """
    more = scales[0].direction == "more"
    if reading.value is None or (more and reading.upper is None):
        posts = [scale.goalposts for scale in scales]
        best = max(p.high for p in posts) if more else min(p.low for p in posts)
        value = best if reading.value is None else max(best, reading.value)
    else:
        value = (reading.upper or 0.0) if more else reading.value
    return reading._replace(value=value, upper=value, evidence=1.0, unknown=())


def missing(view: View, reading: Reading) -> tuple[str, ...]:
    """Return what a reading does not know: its unknown keys, then unknown stretches of time."""
    gaps: dict[str, list[str]] = {}
    for piece in reading.pieces:
        if piece.found == "unknown":
            gaps.setdefault(piece.operation, []).append(f"{piece.start} to {piece.end}")
    operations = view.dataset.operations
    stretches = (
        f"personnel in {operations[name].name} from {', '.join(times)}"
        for name, times in gaps.items()
    )
    return (*reading.unknown, *stretches)
