"""Countries side by side in every format.

JSON natopart/compare/1: `results`, one a country in the order asked: `partner`, `name`,
`rank`, `ranked`, `reason`, `score`, `bounds`, `evidence` and `tree` (a node as in
natopart/explain/1); and `differences`, every indicator, the one that sets the countries
furthest apart first: `indicator`, `name`, `spread` (the largest contribution less the
smallest), `contributions`, `values` and `figures` by country. CSV: the rows of explain, an
indicator and country a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from natopart.model.reading import Reading
from natopart.planning.known import YES_OR_NO
from natopart.rendering import node
from natopart.rendering.evidence import (
    DASH,
    Citations,
    figure,
    more,
    quantity,
    short,
    strongest,
    told,
)
from natopart.rendering.explain import difference
from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.page import INDENT, Block, Column, Grid, Heading, Items, Page
from natopart.rendering.stamp import provenance
from natopart.rendering.text import score as score_text
from natopart.scoring.compare import Compared, Comparison
from natopart.scoring.evaluate import Node

DIFFERENCES = 5
FIGURES = 3

HINT = "Everything is in --format json."


def answer(found: Comparison, form: str, output: Path | None) -> None:
    """Write the comparison in a format to standard output or a file."""
    write(
        form,
        output,
        json=lambda: as_json("compare/1", found.stamp, content(found)),
        csv=lambda: as_csv(
            node.HEADER, (r for c in found.countries for r in node.rows(c.partner, c.tree))
        ),
        page=lambda: page(found),
    )


def content(found: Comparison) -> dict[str, Any]:
    """Return the comparison as plain values."""
    return {
        "results": [_plain(country) for country in found.countries],
        "differences": [difference(d) for d in found.differences],
    }


def _plain(country: Compared) -> dict[str, Any]:
    own = country.result
    return {
        "partner": country.partner,
        "name": country.name,
        "rank": own.rank if own else None,
        "ranked": bool(own and own.ranked),
        "reason": own.reason if own else country.outside,
        "score": country.tree.score,
        "bounds": list(country.tree.bounds),
        "evidence": country.tree.evidence,
        "tree": node.plain(country.tree),
    }


def page(found: Comparison) -> Page:
    """Return the comparison for the eye."""
    citations = Citations(found.sources)
    names = ", ".join(country.name for country in found.countries)
    columns = tuple(Column(country.partner, "right") for country in found.countries)
    roots = tuple(country.tree for country in found.countries)
    blocks: list[Block] = [
        Heading(f"{names} as of {found.stamp.as_of}", level=1),
        Items(tuple((0, _place(country)) for country in found.countries)),
        Heading("What makes the difference"),
        Items(tuple(_differences(found, citations))),
        Heading("Scores"),
        Grid((Column("", give=1), *columns), tuple(_scores(roots, 0))),
        Heading("Values"),
        Grid((Column("", give=1), *columns), tuple(_values(found))),
    ]
    return (
        *blocks,
        *citations.blocks(),
        provenance(found.stamp, HINT),
    )


def _place(country: Compared) -> str:
    root, own = country.tree, country.result
    score = f"score {score_text(root.score)}, evidence {root.evidence:.2f}"
    head = f"{country.partner} {country.name}"
    if own is None:
        return f"{head}: not in the pool, {country.outside}; {score}"
    rank = f"rank {own.rank}" if own.rank else f"not ranked ({own.reason})"
    return f"{head}: {rank}; {score}"


def _scores(nodes: tuple[Node | None, ...], depth: int) -> Iterator[tuple[str, ...]]:
    """Yield the scores of one node in every tree, then of those below it."""
    first = next(n for n in nodes if n)
    yield (f"{INDENT * depth}{first.name}", *map(_score, nodes))
    names = dict.fromkeys(child.id for n in nodes if n for child in n.children)
    for name in names:
        below = tuple(_child(n, name) for n in nodes)
        yield from _scores(below, depth + 1)


def _child(node: Node | None, name: str) -> Node | None:
    return next((c for c in node.children if c.id == name), None) if node else None


def _score(node: Node | None) -> str:
    """Return a score; in brackets that of a function that is not among the best."""
    if node is None:
        return ""
    return score_text(node.score) if node.counts else f"({score_text(node.score)})"


def _values(found: Comparison) -> Iterator[tuple[str, ...]]:
    by_name = {d.indicator: d for d in found.differences}
    for name in dict.fromkeys(n for c in found.countries for n in _ids(c.tree)):
        d = by_name[name]
        unit = next(r.unit for r in d.readings.values() if r)
        label = d.name if unit in ("", YES_OR_NO) else f"{d.name} ({unit})"
        yield (label, *(_value(d.readings[c.partner]) for c in found.countries))


def _ids(root: Node) -> Iterator[str]:
    if root.indicator:
        yield root.id
    for child in root.children:
        yield from _ids(child)


def _value(reading: Reading | None) -> str:
    if reading is None:
        return ""
    unknown = reading.value is None or reading.found == "unknown"
    if reading.unit == YES_OR_NO and not unknown:
        return quantity(reading.value, reading.unit)
    return DASH if unknown else short(reading.value)


def _differences(found: Comparison, citations: Citations) -> Iterator[tuple[int, str]]:
    for d in found.differences[:DIFFERENCES]:
        parts = ", ".join(f"{code} {score_text(v)}" for code, v in d.contributions.items())
        word = "adds" if found.additive else "effect"
        yield 0, f"{d.name}, {word}: {parts}"
        for code, reading in d.readings.items():
            if reading is None:
                yield 1, f"{code}: does not apply"
            else:
                yield from _reading(code, reading, citations)


def _reading(code: str, reading: Reading, citations: Citations) -> Iterator[tuple[int, str]]:
    figures = reading.figures
    single = len(figures) == 1 and figures[0].value == reading.value
    cited = citations.cite(reading.sources) if single or not figures else ""
    yield 1, f"{code}: {told(reading)}{cited}"
    if not single:
        yield from ((2, figure(f, citations)) for f in strongest(figures, FIGURES))
        if len(figures) > FIGURES:
            yield 2, more(len(figures), FIGURES).strip()
