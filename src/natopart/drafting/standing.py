"""Where a country stands in the ranking, its means, and what is unknown of it."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.drafting.line import Line
from natopart.drafting.words import number
from natopart.model.reading import worst_grade
from natopart.model.words import tool
from natopart.scoring.evaluate import Node
from natopart.scoring.score import Result, Scores

TOLD_ELSEWHERE = frozenset({"holding", "burden"})
"""Measures whose gaps the holdings or the person-years tell."""


def means(result: Result) -> Iterator[Line]:
    """Yield the latest yearly values that the index reads: economy, defence expenditure ..."""
    for leaf in leaves(result.tree):
        if leaf.indicator and leaf.indicator.measure == "series" and leaf.reading:
            for f in leaf.reading.figures:
                text = f"{f.label}: {number(f.value or 0.0)} {f.unit}".rstrip()
                yield Line(text, f.value, f.unit, f.as_of, f.grade, f.sources)


def scores(result: Result, ranking: Scores) -> Iterator[Line]:
    """Yield rank and scores, each with the sources behind it and the weakest grade of these."""
    place = _place(result, ranking)
    yield _rests(result.tree, f"Score {_score(result.score)}: {place}", result.score)
    for criterion in result.tree.children:
        own = result.criteria[criterion.id]
        rank = f"rank {own.rank}" if own.rank and _inside(result, ranking) else "no rank"
        text = (
            f"{criterion.name}: {_score(own.score)}, bounds {own.bounds[0]:.2f} to"
            f" {own.bounds[1]:.2f}, evidence {own.evidence:.2f}, {rank}"
        )
        yield _rests(criterion, text, own.score)


def _inside(result: Result, ranking: Scores) -> bool:
    return any(other.partner == result.partner for other in ranking.results)


def _place(result: Result, ranking: Scores) -> str:
    """Return the rank in words, or why there is none."""
    if not _inside(result, ranking):
        return "not ranked, as it is outside the pool"
    ranked = sum(other.ranked for other in ranking.results)
    if result.rank is None:
        return f"not ranked ({result.reason})"
    span = result.rank_range
    allowed = f", ranks {span[0]} to {span[1]} allowed by the bounds" if span else ""
    capable = f"; most capable in {', '.join(result.most_capable_in)}"
    place = f"rank {result.rank} of {ranked} ranked{allowed}"
    return place + (capable if result.most_capable_in else "")


def _score(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"


def _rests(node: Node, text: str, value: float | None) -> Line:
    read = [leaf.reading for leaf in leaves(node) if leaf.reading]
    sources = tuple(dict.fromkeys(source for reading in read for source in reading.sources))
    grade = worst_grade([reading.grade for reading in read if reading.grade]) or "D"
    dates = [reading.as_of for reading in read if reading.as_of]
    return Line(text, value, "score", max(dates, default=None), grade, sources)


def unknown(result: Result) -> Iterator[Line]:
    """Yield what the index asks and nothing documents, an indicator a line.

    Capability types are left to the holdings, and operations are named once.
    """
    for leaf in leaves(result.tree):
        reading, indicator = leaf.reading, leaf.indicator
        if reading and indicator and reading.unknown and indicator.measure not in TOLD_ELSEWHERE:
            named = map(tool, reading.unknown) if indicator.measure == "tools" else reading.unknown
            yield Line(f"{indicator.name}: {', '.join(named)}")


def leaves(node: Node) -> Iterator[Node]:
    """Yield the indicators at or below a node."""
    if node.indicator:
        yield node
    for child in node.children:
        yield from leaves(child)
