"""How sure a ranking is, in every format. CSV: a partner a row."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan
from pathlib import Path
from typing import Any

from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.robustness_page import page
from natopart.scoring.robustness import Robustness
from natopart.scoring.smaa.run import Drawn
from natopart.scoring.smaa.sensitivity import Effect
from natopart.scoring.weights.analysis import WeightAnalysis

TOPS = (1, 3, 5, 10)
"""The first so many of whom the answer always tells; the number asked for comes to these."""
SHIFT = "mean-rank-shift"


def answer(found: Robustness, top: int, form: str, output: Path | None) -> None:
    """Write the answer in a format to standard output or a file; `top` is the n of the table."""
    write(
        form,
        output,
        json=lambda: as_json("robustness/1", found.stamp, plain(found, top)),
        csv=lambda: as_csv(*table(found, top)),
        page=lambda: page(found, top),
    )


def plain(found: Robustness, top: int) -> dict[str, Any]:
    """Return the answer as plain values."""
    answers = {
        name: own._asdict() for name, own in found.answers._asdict().items() if own is not None
    }
    drawn = found.together and _drawn(found, found.together, top)
    return {
        "weights": found.weights and _weights(found.weights),
        **{name: _flat(own) for name, own in answers.items()},
        "monte_carlo": drawn,
        "alone": {source: _drawn(found, own, top) for source, own in found.alone.items()},
        "sobol": [row for effect in found.effects for row in _effect(found, effect)],
    }


def _flat(value: Any) -> Any:
    """Return named tuples as objects and other tuples as lists, at every depth."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: _flat(item) for key, item in value.items()}
    return [_flat(item) for item in value] if isinstance(value, tuple) else value


def _weights(weights: WeightAnalysis) -> dict[str, Any]:
    left_out = ("polygons",)
    return {k: _flat(v) for k, v in weights._asdict().items() if k not in left_out}


def _drawn(found: Robustness, drawn: Drawn, top: int) -> dict[str, Any]:
    own = drawn.statistics
    return {
        "partners": list(found.partners),
        "draws": own.draws,
        "acceptability": own.acceptability.tolist(),
        "top": {str(n): own.top(n).tolist() for n in sorted({*TOPS, top})},
        "expected": own.expected.tolist(),
        "range90": [list(ranks) for ranks in own.range90],
        "pairwise": own.pairwise.tolist(),
        "standard_error": {"expected": own.error.tolist(), "share": own.share_error()},
        "confidence": {found.partners[n]: share for n, share in drawn.confidence.items()},
    }


def _effect(found: Robustness, effect: Effect) -> Iterator[dict[str, Any]]:
    for place, output in enumerate((*found.partners, SHIFT)):
        yield {
            "output": output,
            "factor": effect.name,
            **{
                name: _numbers(values[place].tolist())
                for name, values in effect.indices._asdict().items()
            },
        }


def _numbers(value: Any) -> Any:
    """Return a number or numbers, none for what is no number."""
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    return None if isnan(value) else value


def table(found: Robustness, top: int) -> tuple[list[str], Iterator[list[Any]]]:
    """Return the header and the rows, one a ranked partner, by rank."""
    drawn = {"draws": found.together} if found.together else {}
    drawn |= found.alone
    tops = sorted({*TOPS, top})
    header = ["rank", "partner", "name", "score"]
    if found.weights:
        header += [f"exact_{part}" for part in ("best", "worst", "expected", "first")]
    for name in drawn:
        header += [f"{name}_{part}" for part in ("low", "high", "expected", "error")]
        header += [f"{name}_top_{n}" for n in tops]
    return header, (_row(found, code, drawn, tops) for code in by_rank(found))


def by_rank(found: Robustness) -> list[str]:
    """Return the ranked partners from the first on."""
    return [result.partner for result in found.scores.results if result.ranked]


def _row(found: Robustness, code: str, drawn: dict[str, Drawn], tops: list[int]) -> list[Any]:
    result = found.scores.of(code)
    row: list[Any] = [result.rank, code, result.name, result.score]
    if found.weights:
        row += _exact(found.weights, code)
    place = found.partners.index(code)
    for own in drawn.values():
        figures = own.statistics
        row += [*figures.range90[place], float(figures.expected[place])]
        row.append(float(figures.error[place]))
        row += [float(figures.top(n)[place]) for n in tops]
    return row


def _exact(weights: WeightAnalysis, code: str) -> list[Any]:
    if code not in weights.partners:
        return [None] * 4
    place = weights.partners.index(code)
    first = weights.first.get(code, 0.0)
    return [weights.best[place], weights.worst[place], weights.expected[place], first]
