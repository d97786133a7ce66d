"""The page on one country in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from natopart.drafting.dossier import Dossier
from natopart.drafting.holdings import UNKNOWN
from natopart.drafting.line import Line, Section
from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.page import Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance

HEADER = ("section", "group", "text", "value", "unit", "as_of", "grade", "sources")
LISTED = frozenset({"money"})
"""Sections whose groups are lists of their own; the groups of the others are a paragraph each."""
NOTHING = "nothing is documented"
HEAD = "Unofficial draft from public sources"
LEGEND = (
    "In brackets the grade of the evidence (A official or primary, B reputable secondary, C weak"
    " or inferred, D not documented) and the sources by number."
)


def answer(dossier: Dossier, form: str, output: Path | None) -> None:
    """Write the page on a country in a format to standard output or a file."""
    write(
        form,
        output,
        json=lambda: as_json("partner/1", dossier.stamp, content(dossier)),
        csv=lambda: as_csv(HEADER, rows(dossier)),
        page=lambda: page(dossier),
    )


def content(dossier: Dossier) -> dict[str, Any]:
    """Return the page as plain values: sections with their lines, and the sources they cite."""
    return {
        "partner": dossier.partner,
        "name": dossier.name,
        "in_pool": not dossier.pool,
        "reason": dossier.pool,
        "sections": [
            {"id": s.id, "title": s.title, "lines": [_plain(line) for line in s.lines]}
            for s in dossier.sections
        ],
        "sources": {
            name: {
                "title": source.title,
                "publisher": source.publisher,
                "published": source.published,
                "url": source.url,
            }
            for name, source in dossier.sources.items()
        },
    }


def _plain(line: Line) -> dict[str, Any]:
    return {**line._asdict(), "sources": list(line.sources)}


def rows(dossier: Dossier) -> Iterator[list[Any]]:
    """Yield the page as rows, one a line, under `HEADER`."""
    for section in dossier.sections:
        for line in section.lines:
            yield [
                section.id,
                line.group,
                line.text,
                line.value,
                line.unit,
                line.as_of,
                line.grade,
                " ".join(line.sources),
            ]


def page(dossier: Dossier) -> Page:
    """Return the page for the eye: sections of lines, then the sources by number."""
    shown = [s for s in dossier.sections if s.id != "scores"]
    cited = (name for s in shown for line in s.lines for name in line.sources)
    numbers = {name: place for place, name in enumerate(dict.fromkeys(cited), 1)}
    blocks: list[Any] = [
        Heading(f"{dossier.name} as of {dossier.stamp.as_of}", 1),
        Paragraph(f"{HEAD}. {LEGEND}", quiet=True),
    ]
    if dossier.pool:
        pool = dossier.stamp.pool
        blocks.append(Paragraph(f"Not in the pool ({pool}): {dossier.pool}."))
    for section in dossier.sections:
        blocks += [Heading(section.title), Items(tuple(_section(section, numbers)))]
    blocks += [Heading("Sources"), Items(tuple(_sources(dossier, numbers)))]
    why = f"natopart explain {dossier.partner} --as-of {dossier.stamp.as_of}"
    blocks.append(provenance(dossier.stamp, f"Figures and sources of the scores: {why}"))
    return tuple(blocks)


def _section(section: Section, numbers: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    if not section.lines:
        yield 0, NOTHING
    for group, found in groupby(section.lines, key=lambda line: line.group):
        lines = list(found)
        if not group:
            yield from ((0, _marked(section, line, numbers)) for line in lines)
        elif section.id in LISTED:
            yield 0, f"{group}:"
            yield from ((1, _marked(section, line, numbers)) for line in lines)
        else:
            yield 0, f"{group}: {_dense(lines, numbers)}"


def _marked(section: Section, line: Line, numbers: Mapping[str, int]) -> str:
    """Return a line with its evidence.

    What is unknown needs no mark, and the sources of a score are those of everything it rests
    on, which `natopart explain` lists.
    """
    if section.id == "unknown":
        return line.text
    if section.id == "scores":
        return f"{line.text} [{line.grade}]"
    return f"{_dated(line.text, line)} {_evidence(line, numbers)}"


def _evidence(line: Line, numbers: Mapping[str, int]) -> str:
    grade = "D, not documented" if line.grade == "D" else line.grade
    cited = ", ".join(str(numbers[name]) for name in line.sources)
    return f"[{grade}; {cited}]" if cited else f"[{grade}]"


def _dense(lines: list[Line], numbers: Mapping[str, int]) -> str:
    """Return lines in one paragraph, those of the same evidence together, unknowns by name."""
    known = [line for line in lines if line.unit != UNKNOWN]
    missing = [line.text for line in lines if line.unit == UNKNOWN]
    parts = []
    for evidence, found in groupby(known, key=lambda line: (line.as_of, _evidence(line, numbers))):
        same = list(found)
        text = _dated(", ".join(line.text for line in same), same[0])
        parts.append(f"{text} {evidence[1]}")
    if missing:
        parts.append(f"not documented: {', '.join(missing)}")
    return "; ".join(parts)


def _dated(text: str, line: Line) -> str:
    """Return the text of a line with its date, unless the text tells it."""
    return text if not line.as_of or line.as_of in text else f"{text} ({line.as_of})"


def _sources(dossier: Dossier, numbers: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    for name, place in numbers.items():
        source = dossier.sources[name]
        when = f", {source.published}" if source.published else ""
        yield 0, f"{place}. {name}: {source.title} ({source.publisher}{when})"
