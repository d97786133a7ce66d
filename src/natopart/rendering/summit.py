"""A summit in every format. CSV: a partner a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from natopart.planning.standing import Stopped
from natopart.planning.summit.answer import Guest, Summit
from natopart.planning.summit.beside import Beside
from natopart.planning.summit.needed import Needed
from natopart.rendering.forms import write
from natopart.rendering.limit import limit_values
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.summit_page import page

HEADER = (
    *("partner", "name", "invited", "seat", "value", "first_n_share", "reason", "sources"),
    *("lacks", "indicator", "from", "to", "exact", "unit", "moved", "weights", "first"),
)


def answer(found: Summit, form: str, output: Path | None) -> None:
    """Write a summit in a format to standard output or a file."""
    write(
        form,
        output,
        json=lambda: as_json("summit/1", found.stamp, plain(found)),
        csv=lambda: as_csv(HEADER, _rows(found)),
        page=lambda: page(found),
    )


def plain(found: Summit) -> dict[str, Any]:
    """Return a summit as plain values."""
    return {
        "format": f"{len(found.allies)}+{len(found.invited)}",
        "allies": {"count": len(found.allies), "codes": list(found.allies)},
        "agenda": {
            "kind": found.agenda.kind,
            "ids": list(found.agenda.ids),
            "sought": found.served is not None,
            "average_precision": found.served.average_precision if found.served else None,
            "tried": found.served.tried if found.served else None,
            "unseated": list(found.unseated),
            "instead": list(found.instead),
        },
        "core": list(found.core),
        "edge": list(found.edge),
        "contenders": list(found.contenders),
        "barred": list(found.barred),
        "against": _against(found.beside) if found.beside else None,
        "left_out": dict(found.left_out),
        "footnotes": dict(found.footnotes),
        "results": [_guest(found, guest) for guest in found.results],
    }


def _against(beside: Beside) -> dict[str, Any]:
    meeting = beside.found.meeting
    return {
        "id": meeting.id,
        "name": meeting.name,
        "date": meeting.as_of,
        "also_fit": list(beside.found.also),
        "members": list(beside.members),
        "both": list(beside.both),
        "only_here": list(beside.only_here),
        "only_there": list(beside.only_there),
        "outside": [outside._asdict() for outside in beside.outside],
    }


def _guest(found: Summit, guest: Guest) -> dict[str, Any]:
    return {
        "partner": guest.partner,
        "name": guest.name,
        "invited": guest.invited,
        "seat": guest.seat,
        "value": guest.value,
        "reason": guest.reason,
        "brings": [{"text": b.text, "sources": list(b.sources)} for b in guest.brought],
        "first_n_share": guest.first_n_share,
        "needed": _needed(found, guest.needed) if guest.needed else None,
        "limits": [limit_values(limit) for limit in guest.limits],
        "stopped": _stopped(guest.stopped) if guest.stopped else None,
    }


def _stopped(halt: Stopped) -> dict[str, Any]:
    return {
        "why": halt.why,
        "frozen": halt.frozen,
        "grade": halt.grade,
        "sources": list(halt.sources),
    }


def _needed(found: Summit, needed: Needed) -> dict[str, Any]:
    rise, change, given = needed.indicator, needed.weights, needed.written
    return {
        "first": needed.first or None,
        "score": needed.score,
        "indicator": {
            "indicator": rise.indicator,
            "name": rise.name,
            "from": rise.start,
            "documented": rise.documented,
            "to": rise.end,
            "exact": rise.exact,
            "unit": rise.unit,
            "gain": rise.gain,
        }
        if rise
        else None,
        "no_indicator": needed.why.get("indicator"),
        "weights": {
            "moved": change.moved,
            "weights": dict(zip(found.criteria, change.weights, strict=True)),
            "option": given.option,
            "option_moved": given.moved,
        }
        if change and given
        else None,
        "no_weights": needed.why.get("weights"),
    }


def _rows(found: Summit) -> Iterator[list[Any]]:
    for guest in found.results:
        sources = dict.fromkeys(s for brought in guest.brought for s in brought.sources)
        sources |= dict.fromkeys(guest.stopped.sources if guest.stopped else ())
        head: list[Any] = [guest.partner, guest.name, guest.invited, guest.seat, guest.value]
        yield [*head, guest.first_n_share, guest.reason, " ".join(sources), *_cells(guest.needed)]


def _cells(needed: Needed | None) -> list[Any]:
    rise = needed.indicator if needed else None
    moved = needed.weights.moved if needed and needed.weights else None
    option = needed.written.option if needed and needed.written else None
    first = (needed.first or None) if needed else None
    figure = [rise.indicator, rise.start, rise.end, rise.exact, rise.unit] if rise else [None] * 5
    return [needed.score if needed else None, *figure, moved, option, first]
