"""A backtest in every format. CSV: a list and ranking a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from natopart.rendering.backtest_page import page
from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.scoring.backtest.backtest import Backtest, Entry
from natopart.scoring.backtest.metrics import Metrics
from natopart.scoring.backtest.strangers import Stranger

HEADER = (
    *("reference", "name", "date", "as_of", "circular", "n", "tested", "kind", "ranking"),
    *("precision_at_n", "expected", "auc", "average_precision", "p_value"),
)


def answer(found: Backtest, form: str, output: Path | None) -> None:
    """Write a backtest in a format to standard output or a file."""
    write(
        form,
        output,
        json=lambda: as_json(
            "backtest/1", found.stamp, {"references": [plain(e) for e in found.entries]}
        ),
        csv=lambda: as_csv(HEADER, (row for entry in found.entries for row in _rows(entry))),
        page=lambda: page(found),
    )


def plain(entry: Entry) -> dict[str, Any]:
    """Return a list and how it was found as plain values."""
    return {
        "id": entry.meeting.id,
        "name": entry.meeting.name,
        "date": entry.meeting.as_of,
        "as_of": entry.as_of,
        "circular": bool(entry.meeting.circular),
        "why_circular": entry.meeting.circular,
        "incomplete": bool(entry.meeting.incomplete),
        "why_incomplete": entry.meeting.incomplete,
        "members": list(entry.members),
        "outside": [outside._asdict() for outside in entry.outside],
        "n": len(entry.members),
        "tested": entry.tested,
        "ranked": entry.ranked,
        **entry.metrics._asdict(),
        "expected": entry.expected,
        "p_value": entry.p_value.value if entry.p_value else None,
        "p_exact": entry.p_value.exact if entry.p_value else None,
        "missed": [_stranger(stranger) for stranger in entry.missed],
        "intruders": [_stranger(stranger) for stranger in entry.intruders],
        **{
            kind: {name: metrics._asdict() for name, metrics in own.items()}
            for kind, own in entry.rankings.items()
        },
    }


def _stranger(stranger: Stranger) -> dict[str, Any]:
    return {
        "partner": stranger.partner,
        "name": stranger.name,
        "rank": stranger.rank,
        "unranked": stranger.unranked,
        "reasons": [reason._asdict() for reason in stranger.reasons],
    }


def _rows(entry: Entry) -> Iterator[list[Any]]:
    p_value = entry.p_value.value if entry.p_value else None
    yield _row(entry, "score", "score", entry.metrics, p_value)
    for kind, own in entry.rankings.items():
        for name, metrics in own.items():
            yield _row(entry, kind, name, metrics, None)


def _row(entry: Entry, kind: str, name: str, metrics: Metrics, p_value: float | None) -> list[Any]:
    meeting = entry.meeting
    head: list[Any] = [meeting.id, meeting.name, meeting.as_of, entry.as_of]
    head += [bool(meeting.circular), len(entry.members), entry.tested, kind, name]
    precision, auc, average = metrics
    return [*head, precision, entry.expected, auc, average, p_value]
