"""Readings, figures and the documents behind them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from natopart.model.reading import Figure, Reading
from natopart.planning.known import YES_OR_NO
from natopart.rendering.page import Block, Heading, Items
from natopart.rendering.text import number
from natopart.rendering.text import score as score_text
from natopart.scoring.evaluate import Node
from natopart.scoring.measured import Measured

if TYPE_CHECKING:
    from natopart.model.source import Source

SHOWN = 5
"""So many of a long list are shown to the eye; the rest is in JSON."""

FOUND = {
    "exact": "exact",
    "carried": "carried forward",
    "interpolated": "interpolated",
    "at-least": "at least",
    "zero-by-roll": "zero by a complete roll",
    "later-only": "known only for later dates",
    "unknown": "not documented",
}
"""How a value was found, in words."""

SCALES = {
    "goalposts": "goalposts",
    "min-max": "the pool's range",
    "percentile": "percentile rank in a pool with",
}
"""What the ends of a scale are, by its normalisation, before their values."""

DASH = number(None)
"""What stands where there is no number."""

Line = tuple[int, str]


class Citations:
    """The sources cited on a page, in order, to be listed at its end."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._cited: dict[str, None] = {}

    def cite(self, sources: Iterable[str], grade: str | None = None) -> str:
        """Return ` [A: id, id]` and remember the ids; the first five of many."""
        ids = tuple(dict.fromkeys(sources))
        if not ids:
            return ""
        self._cited |= dict.fromkeys(ids[:SHOWN])
        text = ", ".join(ids[:SHOWN]) + more(len(ids))
        return f" [{grade}: {text}]" if grade else f" [{text}]"

    def blocks(self) -> Iterator[Block]:
        """Yield the list of what was cited: id, title, publisher, date, address."""
        if self._cited:
            yield Heading("Sources")
            yield Items(tuple((0, self._line(name)) for name in sorted(self._cited)))

    def _line(self, name: str) -> str:
        source = self._sources.get(name)
        if source is None:
            return name
        dated = ", ".join(filter(None, (source.publisher, source.published)))
        return f"{name}: {'. '.join(filter(None, (source.title, dated, source.url)))}"


def more(count: int, shown: int = SHOWN) -> str:
    """Return ` and N more` where a list of `count` is longer than what is shown of it."""
    return f" and {count - shown} more" if count > shown else ""


def some(words: Sequence[str]) -> str:
    """Return the first of the words, and how many more there are."""
    return "; ".join(words[:SHOWN]) + more(len(words))


def amount(value: float | None) -> str:
    """Return a number for the eye: whole numbers without decimals, large ones without too."""
    if value is None:
        return DASH
    return number(value, 0 if value == int(value) or abs(value) >= 1000 else 2)


def short(value: float | None) -> str:
    """Return a number for a narrow column: millions and billions in words."""
    for size, word in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if value is not None and abs(value) >= size:
            return f"{value / size:.1f} {word}"
    return amount(value)


def quantity(value: float | None, unit: str) -> str:
    """Return a number with its unit, yes or no where the unit says that it is that."""
    if unit == YES_OR_NO:
        return "yes" if value else "no"
    return f"{amount(value)} {unit}".strip()


def told(reading: Reading) -> str:
    """Return a value with its unit, date, how it was found and grade, as in `12 ships (…)`."""
    if reading.value is None or reading.found == "unknown":
        return FOUND[reading.found]
    parts = [reading.as_of or "", FOUND[reading.found]]
    if reading.record and reading.upper is not None and reading.upper > reading.value:
        parts.append(f"at most {amount(reading.upper)}")
    parts.append(f"grade {reading.grade}" if reading.grade else "")
    return f"{quantity(reading.value, reading.unit)} ({', '.join(filter(None, parts))})"


def figure(found: Figure, citations: Citations, measure: str = "") -> str:
    """Return a figure in a line: what, how much, when, and its sources."""
    plain = found.value is None or measure == "projects"
    what = found.unit.replace("-", " ") if plain else quantity(found.value, found.unit)
    parts = [what, found.as_of or "undated"]
    if found.points == 0 and found.value != 0:
        parts.append("not counted")
    elif found.points not in (None, 0, 1, found.value):
        parts.append(f"{amount(found.points)} points")
    return (
        f"{found.label}: {', '.join(filter(None, parts))}"
        f"{citations.cite(found.sources, found.grade)}"
    )


def strongest(figures: Sequence[Figure], count: int) -> list[Figure]:
    """Return the figures that add most, then the largest, in their order among equals."""
    return sorted(figures, key=lambda f: (-(f.points or 0.0), -(f.value or 0.0)))[:count]


def scale(indicator: Measured) -> str:
    """Return how a value becomes a score: goalposts, transform, direction.

    The order of a pool's values knows no transform.
    """
    low, high = amount(indicator.goalposts.low), amount(indicator.goalposts.high)
    text = f"{SCALES[indicator.normalisation]} {low} to {high}"
    if indicator.transform == "log" and not indicator.levels:
        text += ", on a logarithm"
    elif indicator.transform == "log1p" and not indicator.levels:
        text += f", on log(1 + value / {amount(indicator.scale)})"
    return text if indicator.direction == "more" else f"{text}, less is better"


def lines(
    leaf: Node, adds: str, citations: Citations, operations: Mapping[str, str]
) -> Iterator[Line]:
    """Yield what an indicator rests on: its value, then its figures, then what is unknown.

    A single figure that is the value itself stands in its line. `operations` are names by id.
    """
    indicator, reading = leaf.indicator, leaf.reading
    if indicator is None or reading is None:
        return
    figures = reading.figures
    single = len(figures) == 1 and figures[0].value == reading.value
    cited = citations.cite(reading.sources) if single or not figures else ""
    post = "a goalpost" if indicator.normalisation == "goalposts" else "it"
    beyond = f", beyond {post}" if leaf.clipped else ""
    scored = f"score {score_text(leaf.score)} ({scale(indicator)}{beyond})"
    yield 0, f"{leaf.name}: {told(reading)}; {scored}; {adds}{cited}"
    yield from ((1, text) for text in _stretches(reading, operations))
    shown = () if single else strongest(figures, SHOWN)
    yield from ((1, figure(f, citations, indicator.measure)) for f in shown)
    if len(figures) > SHOWN:
        yield 1, more(len(figures)).strip()
    if reading.unknown and reading.unknown != (leaf.name,):
        yield 1, f"not documented: {some(reading.unknown)}"


def _stretches(reading: Reading, operations: Mapping[str, str]) -> Iterator[str]:
    """Yield the person-years of each operation, most first, with what of it is unknown."""
    totals: dict[str, float] = {}
    for piece in reading.pieces:
        totals[piece.operation] = totals.get(piece.operation, 0.0) + piece.person_years
    served = sorted((name for name in totals if totals[name]), key=lambda n: (-totals[n], n))
    for name in served[:SHOWN]:
        gaps = [p for p in reading.pieces if p.operation == name and p.found == "unknown"]
        unknown = ", ".join(f"{gap.start} to {gap.end}" for gap in gaps)
        tail = f"; unknown {unknown}" if gaps else ""
        yield f"{operations.get(name, name)}: {amount(totals[name])} person-years after decay{tail}"
    if len(served) > SHOWN:
        yield more(len(served)).strip()
