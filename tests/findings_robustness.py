"""The chapter of docs/findings.md on how sure the rankings are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import natopart
from natopart.rendering.robustness_words import typical
from natopart.rendering.text import listed, percent
from natopart.scoring.robustness import Robustness
from natopart.scoring.smaa.doubts import SOURCES

DAYS = ("2012-05-20", "2014-09-04", "2025-06-24")
SEATS = 13
SURE = 0.95


def chapter(dataset: natopart.Dataset, thirteen: Sequence[str]) -> Iterator[str]:
    """Yield the chapter."""
    found = {day: robust(dataset, day, natopart.Doubts(2_000, 500)) for day in DAYS[1:]}
    chicago = robust(dataset, DAYS[0], natopart.Doubts())
    found = {DAYS[0]: chicago, **found}
    yield "## What weights, doubts and methods do"
    yield ""
    yield (
        "`natopart robustness --as-of 2012-05-20` asks under which weights of the three criteria who"
        " stands where, exactly, and then lets figures, unknown parts, weights at every level and the"
        " method vary at once ([method-robustness.md](method-robustness.md)). The later dates have"
        " `--draws 2000 --rows 500`."
    )
    yield ""
    yield "| as of | first under some weights (share of all weights) | in 95 % of draws among the first ten | in 5 % or less |"
    yield "| --- | --- | --- | ---: |"
    yield from (_row(day, own) for day, own in found.items())
    yield ""
    yield from _weights(chicago)
    yield from _doubts(found)
    yield from _thirteen(chicago, thirteen)
    yield ""


def robust(dataset: natopart.Dataset, day: str, doubts: natopart.Doubts) -> Robustness:
    """Return how sure the default ranking of a day is."""
    return natopart.robustness(natopart.as_of(dataset, day), doubts=doubts)


def _name(found: Robustness, code: str) -> str:
    return found.scores.of(code).name


def _row(day: str, found: Robustness) -> str:
    top = _top(found, 10)
    sure = [code for code in top if top[code] >= SURE]
    out = sum(share <= 1 - SURE for share in top.values())
    names = listed(_name(found, code) for code in sorted(sure, key=lambda c: (-top[c], c)))
    return f"| {day} | {_winners(found)} | {names} | {out} of {len(top)} |"


def _top(found: Robustness, n: int) -> dict[str, float]:
    assert found.together is not None
    shares = found.together.statistics.top(n)
    return dict(zip(found.partners, map(float, shares), strict=True))


def _winners(found: Robustness) -> str:
    assert found.weights is not None
    first = sorted(found.weights.first.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{_name(found, code)} ({percent(share)})" for code, share in first)


def _weights(found: Robustness) -> Iterator[str]:
    weights = found.weights
    assert weights is not None
    pairs = len(weights.partners) * (len(weights.partners) - 1) // 2
    georgia = weights.partners.index("GEO")
    yield (
        f"- **Weights alone decide much.** {len(weights.dominates)} of {pairs} pairs of 2012 stand in"
        " the same order under all weights of the criteria; the others are a matter of what one values."
        f" Georgia may be number {weights.best[georgia]} or number {weights.worst[georgia]}; it is never"
        " first, since Sweden is never behind it (`natopart robustness --first GEO`)."
    )


def _doubts(found: dict[str, Robustness]) -> Iterator[str]:
    chicago, latest = found[DAYS[0]], found[DAYS[-1]]
    yield (
        "- **What moves a partner's rank** (total Sobol indices of the median partner): in 2012"
        f" {_shares(chicago)}; in 2025 {_shares(latest)}. Weights matter most, then what is not"
        " documented; errors of documented figures hardly do. How far the table as a whole shifts is a"
        f" matter of weights alone ({_table(chicago, 'weights')} in 2012; unknown parts"
        f" {_table(chicago, 'unknowns')}): gaps move single partners, and in both directions."
    )


def _shares(found: Robustness) -> str:
    sources = {e.name: typical(e.indices.total) for e in found.effects if e.name in SOURCES}
    ordered = sorted(sources, key=lambda name: (-sources[name], name))
    return ", ".join(f"{name} {sources[name]:.0%}" for name in ordered).replace("%", " %")


def _table(found: Robustness, name: str) -> str:
    effect = next(effect for effect in found.effects if effect.name == name)
    return f"{effect.indices.total[-1]:.0%}".replace("%", " %")


def _thirteen(found: Robustness, thirteen: Sequence[str]) -> Iterator[str]:
    top = _top(found, SEATS)
    inside = [code for code in thirteen if top[code] >= 0.5]
    sure = [code for code in top if top[code] >= SURE]
    others = [code for code in top if code not in thirteen and top[code] >= 0.5]
    least = sorted(thirteen, key=lambda code: (top[code], code))[:3]
    yield (
        f"- **The thirteen of Chicago.** With everything in doubt {len(inside)} of them are among the"
        f" first {SEATS} more often than not, as are {listed(_named(found, others))}, who were not"
        f" invited. Each in 19 of 20 draws only {listed(_named(found, sure))} are. Least often among them:"
        f" {', '.join(f'{_name(found, code)} ({percent(top[code])})' for code in least)}."
        f" {_never(found, thirteen)}"
    )


def _never(found: Robustness, thirteen: Sequence[str]) -> str:
    weights = found.weights
    assert weights is not None
    best = dict(zip(weights.partners, weights.best, strict=True))
    never = [f"{_name(found, c)} (at best {best[c]})" for c in thirteen if best[c] > SEATS]
    if not never:
        return "Each of the thirteen is among the first thirteen under some weights."
    return (
        f"Under no weights at all {'is' if len(never) == 1 else 'are'} {listed(never)} among them, so that no weighting of these three"
        " criteria makes the list."
    )


def _named(found: Robustness, codes: Sequence[str]) -> list[str]:
    return [_name(found, code) for code in codes]
