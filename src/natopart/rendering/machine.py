"""JSON and CSV: full precision, the same bytes for the same answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from natopart.model.stamp import Stamp
from natopart.rendering.text import spreadsheet


def as_json(schema: str, stamp: Stamp, content: dict[str, Any]) -> str:
    """Return an answer as JSON, headed by its schema and the stamp that makes it repeatable."""
    answer = {"schema": f"natopart/{schema}", "stamp": stamp.plain(), **content}
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV with one header row; what is none is empty, no text is a formula."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(_cell, header))
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return spreadsheet(value) if isinstance(value, str) else repr(value)
