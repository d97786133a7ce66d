"""How sure a ranking is, for the eye: what is certain and what is not, then the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.rendering import robustness_words as words
from natopart.rendering.page import Block, Column, Grid, Heading, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.rendering.text import percent
from natopart.scoring.robustness import Robustness
from natopart.scoring.score import Result
from natopart.scoring.smaa.run import Drawn
from natopart.scoring.smaa.sensitivity import Effect

_EXACT = (
    "weights: the ranks that a partner has under some weights of the criteria, and the share of"
    " the weights under which it is first; exact, nothing drawn."
)
_DRAWN = (
    "draws: the ranks within which nine of ten draws lie, the mean rank and the share of draws in"
    " which the partner is first or among the first {top}. One standard error of a share is at most"
    " {error:.3f}, of a mean rank {rank:.2f}."
)
_EFFECTS = (
    "rank: the share of the variance of a partner's rank, the median partner; table: that of how"
    " far all ranks shift on average. alone: what a doubt explains by itself (first-order Sobol"
    " index); in all: what goes with it, its interplay with the others included (total index), so"
    " that these overlap; in brackets what nine of ten bootstrap resamples give."
)
_SHIFT = "shift: by how many ranks partners move on average with this doubt alone."


def page(found: Robustness, top: int) -> Page:
    """Return the answer for the eye; `top` is the n of the first n."""
    blocks: list[Block] = [Heading("How sure is the ranking?", level=1)]
    blocks += [Paragraph(text) for text in words.verdicts(found, top)]
    blocks += [Paragraph(text) for text in words.answered(found)]
    blocks.append(_ranks(found, top))
    if found.alone:
        blocks += [Heading("Nine of ten draws, one doubt at a time"), _alone(found)]
    if found.weights and found.weights.first:
        blocks += [Heading("Who can be first, and with which weights"), _winners(found)]
    if found.effects:
        blocks += [Heading("Where the doubt comes from"), _effects(found)]
    blocks += [Paragraph(text, quiet=True) for text in _legend(found, top)]
    hint = "Every share, rank by rank and pair by pair, is in --format json."
    return (*blocks, provenance(found.stamp, hint))


def _legend(found: Robustness, top: int) -> Iterator[str]:
    if found.weights:
        yield _EXACT
    if found.together:
        own = found.together.statistics
        yield _DRAWN.format(top=top, error=own.share_error(), rank=own.error.max())
    if found.effects:
        yield f"{_EFFECTS} {_SHIFT}" if found.alone else _EFFECTS


def _ranks(found: Robustness, top: int) -> Grid:
    columns = [Column("rank", "right"), Column("partner", give=1)]
    if found.weights:
        columns += [Column("weights", "right"), Column("first", "right")]
    if found.together:
        columns += [Column(t, "right") for t in ("draws", "mean", "first", f"top {top}")]
    ranked = [result for result in found.scores.results if result.ranked]
    return Grid(tuple(columns), tuple(_cells(found, result, top) for result in ranked))


def _cells(found: Robustness, result: Result, top: int) -> tuple[str, ...]:
    code = result.partner
    cells = [str(result.rank), f"{code} {result.name}"]
    if found.weights:
        cells += words.exact(found.weights, code)
    if found.together:
        place, own = found.partners.index(code), found.together.statistics
        cells += [_range(found.together, place), f"{own.expected[place]:.1f}"]
        cells += [percent(float(own.top(n)[place])) for n in (1, top)]
    return tuple(cells)


def _alone(found: Robustness) -> Grid:
    columns = [Column("rank", "right"), Column("partner", give=1)]
    columns += [Column(source, "right") for source in found.alone]
    rows = []
    for result in (r for r in found.scores.results if r.ranked):
        place = found.partners.index(result.partner)
        ranges = (_range(drawn, place) for drawn in found.alone.values())
        rows.append((str(result.rank), f"{result.partner} {result.name}", *ranges))
    return Grid(tuple(columns), tuple(rows))


def _range(drawn: Drawn, place: int) -> str:
    low, high = drawn.statistics.range90[place]
    return f"{low}-{high}"


def _winners(found: Robustness) -> Grid:
    weights = found.weights
    if weights is None:
        return Grid((), ())
    sure = found.together.confidence if found.together else {}
    columns = [Column("partner", give=1), Column("share", "right")]
    columns += [Column(name, "right") for name in weights.criteria]
    columns += [Column("confidence", "right")] if sure else []
    rows = []
    for code in sorted(weights.first, key=lambda c: (-weights.first[c], c)):
        row = [f"{code} {found.scores.of(code).name}", percent(weights.first[code])]
        row += [f"{weight:.2f}" for weight in weights.central[code]]
        row += [percent(sure[found.partners.index(code)])] if sure else []
        rows.append(tuple(row))
    return Grid(tuple(columns), tuple(rows))


def _effects(found: Robustness) -> Grid:
    titles = ("rank alone", "rank in all", "table alone", "table in all")
    columns = [Column("doubt"), *(Column(title, "right") for title in titles)]
    columns += [Column("shift", "right")] if found.alone else []
    return Grid(tuple(columns), tuple(_effect(found, effect) for effect in found.effects))


def _effect(found: Robustness, effect: Effect) -> tuple[str, ...]:
    own = effect.indices
    cells = [effect.name, *(words.index(words.typical(x)) for x in (own.first, own.total))]
    cells.append(words.within(own.first[-1], own.first90[-1]))
    cells.append(words.within(own.total[-1], own.total90[-1]))
    if found.alone:
        drawn = found.alone.get(effect.name)
        cells.append(f"{drawn.statistics.shift:.1f}" if drawn else "")
    return tuple(cells)
