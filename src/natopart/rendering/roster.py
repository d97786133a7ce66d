"""The list of partners in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from natopart.drafting.line import Line
from natopart.drafting.roster import HALTED, Entry, Other, Roster, Tie
from natopart.model.words import SHORT, region
from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.page import Column, Grid, Items, Page, Paragraph
from natopart.rendering.text import number

NONE = number(None)
HEADER = (
    *("listed", "partner", "name", "frameworks", "since", "region", "regions", "tools"),
    *("memberships", "standing", "grade", "sources"),
)


def answer(roster: Roster, form: str, output: Path | None) -> None:
    """Write the list of partners in a format to standard output or a file."""
    write(
        form,
        output,
        json=lambda: as_json("partners/1", roster.stamp, content(roster)),
        csv=lambda: as_csv(HEADER, rows(roster)),
        page=lambda: page(roster),
    )


def content(roster: Roster) -> dict[str, Any]:
    """Return the list as plain values: the pool, and the others with the reason."""
    return {
        "results": [_entry(entry) for entry in roster.entries],
        "others": [_other(other) for other in roster.others],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "partner": entry.partner,
        "name": entry.name,
        "frameworks": [_tie(tie) for tie in entry.frameworks],
        "region": entry.region,
        "regions": list(entry.regions),
        "tools": list(entry.tools),
        "memberships": [_tie(tie) for tie in entry.memberships],
        "standing": [_line(line) for line in entry.standing],
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {**tie._asdict(), "sources": list(tie.sources)}


def _line(line: Line) -> dict[str, Any]:
    return {
        "text": line.text,
        "as_of": line.as_of,
        "grade": line.grade,
        "sources": list(line.sources),
    }


def _other(other: Other) -> dict[str, Any]:
    reason = other.reason
    return {
        "partner": other.partner,
        "name": other.name,
        "kind": other.kind,
        "reason": reason.text,
        "since": reason.as_of,
        "grade": reason.grade,
        "sources": list(reason.sources),
    }


def rows(roster: Roster) -> Iterator[list[Any]]:
    """Yield the list as rows, the pool first, under `HEADER`."""
    for entry in roster.entries:
        yield [
            "pool",
            entry.partner,
            entry.name,
            " ".join(tie.body for tie in entry.frameworks),
            " ".join(tie.since or "" for tie in entry.frameworks),
            entry.region,
            " ".join(entry.regions),
            len(entry.tools),
            " ".join(tie.body for tie in entry.memberships),
            "; ".join(line.text for line in entry.standing),
            max((tie.grade for tie in entry.frameworks), default=None),
            _ids(entry),
        ]
    for other in roster.others:
        reason = other.reason
        row: list[Any] = [other.kind, other.partner, other.name, None, reason.as_of]
        yield [*row, None, None, None, None, reason.text, reason.grade, " ".join(reason.sources)]


def _ids(entry: Entry) -> str:
    ties = [tie.sources for tie in (*entry.frameworks, *entry.memberships)]
    cited = (*ties, *(line.sources for line in entry.standing))
    return " ".join(dict.fromkeys(source for sources in cited for source in sources))


def page(roster: Roster) -> Page:
    """Return the list for the eye: the pool as a table, and below it who is not in it and why."""
    columns = (
        Column("code"),
        Column("name", give=2),
        Column("framework since"),
        Column("region", give=1),
        Column("tools", "right"),
        Column("EU/CSTO"),
        Column("standing", give=3),
    )
    blocks: list[Any] = [Grid(columns, tuple(_cells(entry) for entry in roster.entries))]
    blocks += _below(roster)
    blocks += [Paragraph(f"{n}: {text}", quiet=True) for n, text in roster.footnotes.items()]
    stamp = roster.stamp
    over = f" with {', '.join(stamp.overlays)}" if stamp.overlays else ""
    blocks.append(
        Paragraph(
            f"{len(roster.entries)} countries as of {stamp.as_of}; pool {stamp.pool}; dataset"
            f" {stamp.dataset}{over}. PfP Partnership for Peace, MD Mediterranean Dialogue, ICI"
            " Istanbul Cooperation Initiative, globe partners across the globe. One page on each:"
            f" natopart partners show {_first(roster)} --as-of {stamp.as_of}",
            quiet=True,
        )
    )
    return tuple(blocks)


def _first(roster: Roster) -> str:
    return roster.entries[0].partner if roster.entries else "SWE"


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        entry.partner,
        entry.name,
        ", ".join(f"{SHORT[tie.body]} {tie.since or '?'}" for tie in entry.frameworks) or NONE,
        region(entry.region),
        str(len(entry.tools)),
        ", ".join(SHORT[tie.body] for tie in entry.memberships) or NONE,
        _standing(entry),
    )


def _standing(entry: Entry) -> str:
    """Return `frozen in part` where a partner's cooperation is; details stand below."""
    statuses = {status for status in HALTED for line in entry.standing if status in line.text}
    return f"{' and '.join(sorted(statuses))} in part" if statuses else NONE


def _below(roster: Roster) -> Iterator[Paragraph | Items]:
    """Yield whose cooperation is frozen in part, and who is not in the pool and why."""
    parts = [(entry, line) for entry in roster.entries for line in entry.standing]
    if parts:
        yield Paragraph("Cooperation suspended or frozen in part")
        yield Items(tuple((0, _marked(e.partner, e.name, line)) for e, line in parts))
    halted = [other for other in roster.others if other.kind != "ally"]
    if halted:
        yield Paragraph("Not in the pool")
        yield Items(tuple((0, _why(other)) for other in halted))
    allies = [other for other in roster.others if other.kind == "ally"]
    if allies:
        yield Paragraph("Former partners that joined the Alliance")
        yield Items(tuple((0, _why(other)) for other in allies))


def _why(other: Other) -> str:
    return _marked(other.partner, other.name, other.reason)


def _marked(code: str, name: str, line: Line) -> str:
    return f"{code} {name}: {line.text} [{line.grade}; {', '.join(line.sources)}]"
