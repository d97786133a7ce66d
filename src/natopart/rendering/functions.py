"""The partner x function matrix in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.rendering.forms import write
from natopart.rendering.functions_page import page
from natopart.rendering.machine import as_csv, as_json

if TYPE_CHECKING:
    from natopart.model.stamp import Stamp
    from natopart.model.view import View
    from natopart.planning.functions.coverage import Coverage
    from natopart.planning.functions.matrix import Functions, Gap, Lack
    from natopart.planning.functions.recipients import Receipt
    from natopart.planning.functions.specialisation import Special

HEADER = (
    *("function", "partner", "name", "coverage", "low", "high", "evidence"),
    *("undocumented", "receives"),
)


def answer(found: Functions, view: View, stamp: Stamp, form: str, output: Path | None) -> None:
    """Write the matrix to standard output or a file; as CSV one row a pair."""
    write(
        form,
        output,
        json=lambda: as_json("functions/1", stamp, content(found, view)),
        csv=lambda: as_csv(HEADER, rows(found, view)),
        page=lambda: page(found, view, stamp),
    )


def content(found: Functions, view: View) -> dict[str, Any]:
    """Return the matrix as plain values; unknown coverage is none."""
    return {
        "results": [_pair(pair, found, view) for pair in found.pairs],
        "leaders": {f: [pair.partner for pair in rows] for f, rows in found.leaders.items()},
        "gaps": [_gap(gap) for gap in found.gaps],
        "lacking": [_lack(lack, view) for lack in found.lacking],
        "specialisation": [_special(special) for special in found.specialisation],
    }


def _pair(pair: Coverage, found: Functions, view: View) -> dict[str, Any]:
    return {
        "function": pair.function,
        "partner": pair.partner,
        "name": view.name(pair.partner),
        "coverage": pair.coverage,
        "bounds": list(pair.bounds),
        "evidence": pair.evidence,
        "undocumented": list(pair.undocumented),
        "shares": {held.capability: held.share for held in pair.types if held.counts},
        "receives": [receipt_content(receipt) for receipt in _receipts(found, pair)],
    }


def _receipts(found: Functions, pair: Coverage) -> list[Receipt]:
    wanted = pair.function, pair.partner
    return [r for r in found.receipts if (r.function, r.partner) == wanted]


def receipt_content(receipt: Receipt) -> dict[str, Any]:
    """Return as plain values what makes a country a recipient of help."""
    return {
        "help": receipt.help,
        "name": receipt.name,
        "since": receipt.since,
        "grade": receipt.grade,
        "sources": list(receipt.sources),
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "function": gap.function,
        "capability": gap.capability,
        "pool": gap.pool.standing,
        "allies": gap.allies.standing,
    }


def _lack(lack: Lack, view: View) -> dict[str, Any]:
    kind = view.dataset.capabilities[lack.capability]
    return {
        "capability": lack.capability,
        "functions": list(lack.functions),
        "shortage": lack.shortage,
        "formation": lack.formation,
        "unit": kind.unit,
        "allies": lack.allies.value,
        "allies_known": lack.allies.known,
        "allies_asked": lack.allies.asked,
        "partners": lack.partners.value,
        "holders": list(lack.partners.holders),
    }


def _special(special: Special) -> dict[str, Any]:
    return {**special._asdict(), "advantage": dict(special.advantage)}


def rows(found: Functions, view: View) -> Iterator[list[Any]]:
    """Yield every pair as a row under `HEADER`."""
    for pair in found.pairs:
        yield [
            *(pair.function, pair.partner, view.name(pair.partner), pair.coverage),
            *(*pair.bounds, pair.evidence, " ".join(pair.undocumented)),
            "; ".join(receipt.name for receipt in _receipts(found, pair)),
        ]
