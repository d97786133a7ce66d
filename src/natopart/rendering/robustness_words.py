"""What is certain about a ranking and what is not, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan

import numpy as np

from natopart.rendering.text import listed, percent
from natopart.scoring.robustness import Robustness
from natopart.scoring.smaa.run import Drawn
from natopart.scoring.smaa.table import Floats
from natopart.scoring.weights.analysis import WeightAnalysis
from natopart.scoring.weights.change import Change, FirstNeeds, Swap, Unseat
from natopart.scoring.weights.plane import Shape

SURE = 0.95
"""Certain is what holds in at least so large a share of the draws."""
FEW = 100
"""Fewer draws, or rows of the variance analysis, make nothing certain."""


def index(value: float) -> str:
    """Return a Sobol index, a dash where nothing varies."""
    return "–" if isnan(value) else f"{round(float(value), 2) + 0.0:.2f}"


def within(value: float, interval: Floats) -> str:
    """Return a Sobol index with its interval, a dash where nothing varies."""
    if isnan(value):
        return "–"
    return f"{index(value)} ({index(interval[0])} to {index(interval[1])})"


def exact(weights: WeightAnalysis, code: str) -> list[str]:
    """Return the ranks under all weights and the share of first places, dashes if left out."""
    if code not in weights.partners:
        return ["–", "–"]
    place = weights.partners.index(code)
    best, worst = weights.best[place], weights.worst[place]
    return [f"{best}-{worst}", percent(weights.first.get(code, 0.0))]


def verdicts(found: Robustness, top: int) -> Iterator[str]:
    """Yield what is certain and what is not, each in one sentence."""
    if found.together:
        yield _drawn(found, found.together, top)
    if found.weights:
        yield _first(found, found.weights)
    else:
        yield (
            "The weights of the criteria have no say, since each partner is ranked by its best"
            " criterion; those below them have."
        )
    if found.effects and found.doubts.rows >= FEW:
        yield _doubts(found)


def _drawn(found: Robustness, drawn: Drawn, top: int) -> str:
    *others, last = found.doubts.vary
    doubt = f"{', '.join(others)} and {last}" if others else last
    if drawn.statistics.draws < FEW:
        return f"With {doubt} in doubt, so few draws ({drawn.statistics.draws}) make nothing sure."
    certain, open_ = _firsts(found, drawn)
    if top < len(found.partners):
        sure, unsure = _members(found, drawn, top)
        certain, open_ = (*sure, *certain), (*unsure, *open_)
    rest = f"; it is open {', and '.join(open_)}" if open_ else ""
    if not certain:
        return f"With {doubt} in doubt, nothing is sure{rest}."
    sure_of = " and ".join(certain)
    return f"With {doubt} in doubt, {sure_of}, each in 19 of 20 draws or more{rest}."


def _members(found: Robustness, drawn: Drawn, top: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is sure of a place among the first and who of none, and for whom it is open."""
    chance = drawn.statistics.top(top)
    order = sorted(range(len(chance)), key=lambda n: (-chance[n], n))
    inside = [n for n in order if chance[n] >= SURE]
    outside = [n for n in order if chance[n] <= 1 - SURE]
    between = [n for n in order if n not in (*inside, *outside)]
    sure = [f"{_names(found, inside)} {_are(inside)} sure of a place among the first {top}"]
    if outside:
        sure.append(f"{len(outside)} of the {len(chance)} ranked partners of none")
    who = (f"for the other {len(between)} ({_names(found, between)})",) if between else ()
    return tuple(sure), who


def _firsts(found: Robustness, drawn: Drawn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is sure to be first, or that this is open."""
    first = drawn.statistics.acceptability[:, 0]
    most = int(np.argmax(first))
    if first[most] >= SURE:
        return (f"{_name(found, most)} is sure to be first",), ()
    share = percent(float(first[most]))
    return (), (f"who is first ({_name(found, most)} most often, in {share} of the draws)",)


def _are(places: Sequence[int]) -> str:
    return "are" if len(places) > 1 else "is"


def _s(places: Sequence[object]) -> str:
    return "s" if len(places) == 1 else ""


def _names(found: Robustness, places: Sequence[int]) -> str:
    return listed((_name(found, n) for n in places), most=10)


def _name(found: Robustness, place: int) -> str:
    return found.scores.of(found.partners[place]).name


def _first(found: Robustness, weights: WeightAnalysis) -> str:
    names = [
        f"{found.scores.of(code).name} ({percent(share)})"
        for code, share in sorted(weights.first.items(), key=lambda w: (-w[1], w[0]))
    ]
    if len(weights.criteria) == 1:
        return f"Only {weights.criteria[0]} has weight: there are no others to try."
    ranked = len(weights.partners)
    pairs = ranked * (ranked - 1) // 2
    settled = f"{len(weights.dominates)} of {pairs} pairs stand in the same order throughout"
    who = f"{listed(names)} come{'s' if len(names) == 1 else ''} first, nobody else"
    if pairs == 0:
        settled = "there is nobody else"
    return f"Under {_weights_kept(found)} (share of the weights): {who}; {settled}."


def _weights_kept(found: Robustness) -> str:
    kept = found.doubts.preferences
    return (
        f"the weights that keep to {' and '.join(kept)}" if kept else "all weights of the criteria"
    )


def _doubts(found: Robustness) -> str:
    sources = [
        (e.name, typical(e.indices.total)) for e in found.effects if e.name in found.doubts.vary
    ]
    known = sorted((n, s) for n, s in sources if not isnan(s))
    if not known:
        return "None of what is varied moves a rank."
    known.sort(key=lambda pair: -pair[1])
    shares = ", ".join(
        f"{name} {min(max(share, 0.0), 1.0):.0%}".replace("%", " %") for name, share in known
    )
    what = "share of its variance, the median partner; they overlap"
    return f"What moves a partner's rank ({what}): {shares}."


def typical(indices: Floats) -> float:
    """Return the index of the median partner's rank, NaN where no rank varies."""
    own = indices[:-1]
    known = own[~np.isnan(own)]
    return float(np.median(known)) if len(known) else float("nan")


def answered(found: Robustness) -> Iterator[str]:
    """Yield the answers to what was asked of the weights."""
    if found.answers.first:
        yield _needs(found, found.answers.first)
    if found.answers.unseat:
        yield _unseat(found, found.answers.unseat)
    if found.answers.swap:
        yield _swap(found, found.answers.swap)


def _needs(found: Robustness, needs: FirstNeeds) -> str:
    name = found.scores.of(needs.partner).name
    if needs.change is None or needs.central is None:
        return _never(found, name, needs)
    where = (
        f"{name} is first under {percent(needs.share)} of the weights, in the middle of these at"
    )
    text = f"{where} {_weights(found, needs.central)}."
    if needs.change.moved == 0:
        return f"{text} The profile's weights are among them."
    return f"{text} From the profile's, the smallest change {_change(found, needs.change)}"


def _never(found: Robustness, name: str, needs: FirstNeeds) -> str:
    names = [found.scores.of(code).name for code in needs.blockers]
    if len(names) == 1:
        why = f"{names[0]} is never behind it"
    else:
        why = f"one of {listed(names)} always stands before it"
    none = "none of these" if found.doubts.preferences else "no"
    return f"{name} is first under {none} weights: {why}.{_level(needs)}"


def _level(needs: FirstNeeds) -> str:
    return " It draws level with the first only at the edge of the weights." if needs.level else ""


def _unseat(found: Robustness, answer: Unseat) -> str:
    leaders = listed(found.scores.of(code).name for code in answer.leaders)
    if answer.change is None:
        return f"{leaders} lead{_s(answer.leaders)} under {_weights_kept(found)}."
    after = listed(found.scores.of(code).name for code in answer.successors)
    text = f"{leaders} lead{_s(answer.leaders)}. The smallest change that ends it, for {after},"
    return f"{text} {_change(found, answer.change)}"


def _swap(found: Robustness, answer: Swap) -> str:
    ahead, behind = (found.scores.of(code).name for code in (answer.ahead, answer.behind))
    shares = " and ".join(map(percent, answer.shares))
    text = f"{ahead} stands before {behind} under the profile's weights"
    if answer.shares == (0.5, 0.5) and answer.change is None:
        return f"{ahead} and {behind} are level under all weights."
    if answer.change is None:
        return f"{text}, and is behind it under no others."
    if answer.change.moved == 0:
        text = f"{ahead} and {behind} are level under the profile's weights, and each stands before"
        return f"{text} the other under some ({shares} of all weights).{_ends(found, answer.ends)}"
    moved = _change(found, answer.change)
    text = f"{text} ({shares} of all weights). The smallest change after which they change places"
    return f"{text} {moved}{_ends(found, answer.ends)}"


def _ends(found: Robustness, ends: Shape) -> str:
    if len(ends) != 2:
        return ""
    one, other = (_weights(found, end[: len(found.shares or ())]) for end in ends)
    return f" They are level on the line from {one} to {other}."


def _change(found: Robustness, change: Change) -> str:
    return f"moves {change.moved:.3f} of the weight, to {_weights(found, change.weights)}."


def _weights(found: Robustness, weights: Sequence[float]) -> str:
    pairs = zip(found.shares or (), weights, strict=True)
    return ", ".join(f"{name} {weight:.3f}" for name, weight in pairs)
