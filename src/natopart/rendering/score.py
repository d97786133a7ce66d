"""The ranking in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.page import Column, Grid, Items, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.rendering.text import percent
from natopart.rendering.text import score as score_text
from natopart.scoring.score import CriterionScore, Result, Scores

if TYPE_CHECKING:
    from natopart.scoring.weights.ranking import Standing

Standings: TypeAlias = "Mapping[str, Standing] | None"
"""How partners stand under all weights, where that was asked for; an unranked one is not in it."""

_LEGEND = (
    "* most capable in that criterion. Scores are what is documented (0 to 1); bounds say what"
    " the undocumented part may add, or take away where a size is unknown and left out of the"
    " score; range is which ranks that allows; evid. is the share of what there is to know that"
    " is known."
)

_WEIGHTS_LEGEND = (
    "Under all weights of the criteria: the best and the worst rank, and the share of the weights"
    " under which the partner stands first; exact, with the scores as documented."
)


def answer(scores: Scores, form: str, output: Path | None, standings: Standings = None) -> None:
    """Write the ranking in a format to standard output or a file.

    `standings` are shown too, where they are given.
    """
    write(
        form,
        output,
        json=lambda: as_json("score/1", scores.stamp, {"results": results(scores, standings)}),
        csv=lambda: as_csv(*table(scores, standings)),
        page=lambda: page(scores, standings),
    )


def results(scores: Scores, standings: Standings = None) -> list[dict[str, Any]]:
    """Return the ranking as plain values, ranked partners first."""
    if standings is None:
        return [_plain(result) for result in scores.results]
    found = [(result, standings.get(result.partner)) for result in scores.results]
    return [_plain(r) | {"weights": s._asdict() if s else None} for r, s in found]


def _plain(result: Result) -> dict[str, Any]:
    return {
        "rank": result.rank,
        "rank_range": list(result.rank_range) if result.rank_range else None,
        "partner": result.partner,
        "name": result.name,
        "score": result.score,
        "bounds": list(result.bounds) if result.bounds else None,
        "evidence": result.evidence,
        "criteria": {name: _criterion(c) for name, c in result.criteria.items()},
        "most_capable_in": list(result.most_capable_in),
        "ranked": result.ranked,
        "reason": result.reason,
    }


def _criterion(criterion: CriterionScore) -> dict[str, Any]:
    return {
        "score": criterion.score,
        "bounds": list(criterion.bounds),
        "evidence": criterion.evidence,
        "rank": criterion.rank,
    }


def table(scores: Scores, standings: Standings = None) -> tuple[list[str], Iterator[list[Any]]]:
    """Return the header and the rows of the ranking, one row a partner."""
    header = ["rank", "rank_best", "rank_worst", "partner", "name", "score"]
    header += ["low", "high", "evidence"]
    for name in scores.criteria:
        header += [f"{name}_{part}" for part in ("score", "low", "high", "evidence", "rank")]
    header += ["most_capable_in", "ranked", "reason"]
    if standings is None:
        return header, map(_row, scores.results)
    header += ["weights_best", "weights_worst", "weights_first"]
    nothing = (None, None, None)
    return header, ([*_row(r), *standings.get(r.partner, nothing)] for r in scores.results)


def _row(result: Result) -> list[Any]:
    row: list[Any] = [result.rank, *(result.rank_range or (None, None))]
    row += [result.partner, result.name, result.score, *(result.bounds or (None, None))]
    row.append(result.evidence)
    for criterion in result.criteria.values():
        row += [criterion.score, *criterion.bounds, criterion.evidence, criterion.rank]
    return [*row, " ".join(result.most_capable_in), result.ranked, result.reason]


def page(scores: Scores, standings: Standings = None) -> Page:
    """Return the ranking for the eye: leaders, ranks, who is unranked and why, provenance."""
    ranked = [r for r in scores.results if r.ranked]
    unranked = [r for r in scores.results if not r.ranked]
    blocks: list[Any] = [
        Paragraph("Most capable in each criterion (the top quarter of those ranked in it)"),
        Items(tuple((0, _leaders(scores, name)) for name in scores.criteria)),
    ]
    if ranked:
        blocks.append(_grid(scores, ranked, standings))
    if unranked:
        blocks.append(Paragraph("Not ranked, as too little is documented"))
        blocks.append(Items(tuple((0, _thin(r)) for r in unranked)))
    shown = {result.partner: result.name for result in scores.results}
    blocks += [
        Paragraph(f"{shown[code]}: {text}", quiet=True)
        for code, text in scores.footnotes.items()
        if code in shown
    ]
    blocks.append(Paragraph(_LEGEND, quiet=True))
    if standings is not None:
        blocks.append(Paragraph(_WEIGHTS_LEGEND, quiet=True))
    first = scores.results[0].partner if scores.results else "SWE"
    by = "" if scores.by == scores.stamp.index else scores.by
    blocks.append(provenance(scores.stamp, f"Why: natopart explain {first}", by))
    return tuple(blocks)


def _leaders(scores: Scores, criterion: str) -> str:
    return f"{criterion}: {', '.join(scores.leaders[criterion]) or 'nobody'}"


def _thin(result: Result) -> str:
    return f"{result.partner} {result.name} ({score_text(result.score)}): {result.reason}"


def _grid(scores: Scores, ranked: list[Result], standings: Standings) -> Grid:
    columns = (
        Column("rank", "right"),
        Column("range", "right"),
        Column("partner", give=1),
        Column("score", "right"),
        Column("bounds"),
        *(Column(f"{name[:4]}.", "right") for name in scores.criteria),
        Column("evid.", "right"),
    )
    if standings is None:
        return Grid(columns, tuple(_cells(result) for result in ranked))
    more = (Column("weights", "right"), Column("first", "right"))
    rows = tuple((*_cells(r), *_standing(standings.get(r.partner))) for r in ranked)
    return Grid((*columns, *more), rows)


def _standing(standing: Standing | None) -> tuple[str, str]:
    if standing is None:
        return "–", "–"
    return f"{standing.best}-{standing.worst}", percent(standing.first)


def _cells(result: Result) -> tuple[str, ...]:
    best, worst = result.rank_range or (None, None)
    low, high = result.bounds or (None, None)
    return (
        str(result.rank),
        f"{best}-{worst}" if best else "–",
        f"{result.partner} {result.name}",
        score_text(result.score),
        f"{low:.3f}-{high:.3f}" if low is not None and high is not None else "–",
        *(_mark(name, c, result) for name, c in result.criteria.items()),
        f"{result.evidence:.2f}",
    )


def _mark(name: str, criterion: CriterionScore, result: Result) -> str:
    text = "–" if criterion.score is None else f"{criterion.score:.2f}"
    return f"{text}{'*' if name in result.most_capable_in else ' '}"
