"""One function in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.rendering.forms import write
from natopart.rendering.function_page import page
from natopart.rendering.functions import receipt_content
from natopart.rendering.machine import as_csv, as_json

if TYPE_CHECKING:
    from natopart.model.capability import Policy
    from natopart.model.stamp import Stamp
    from natopart.model.view import View
    from natopart.planning.functions.about import About
    from natopart.planning.functions.holders import Holder, Holders

HEADER = (
    *("capability", "country", "name", "ally", "value", "unit", "as_of", "since"),
    *("found", "grade", "sources"),
)


def answer(found: About, view: View, stamp: Stamp, form: str, output: Path | None) -> None:
    """Write one function to standard output or a file; as CSV who holds what, one a row."""
    write(
        form,
        output,
        json=lambda: as_json("function/1", stamp, content(found, view)),
        csv=lambda: as_csv(HEADER, rows(found, view)),
        page=lambda: page(found, view, stamp),
    )


def content(found: About, view: View) -> dict[str, Any]:
    """Return one function as plain values."""
    function, in_force = view.dataset.functions[found.function], view.policy(found.function)
    return {
        "id": function.id,
        "name": function.name,
        "definition": function.definition,
        "policy": in_force.name if in_force else None,
        "policies": [_policy(policy) for policy in function.policies],
        "grade": function.grade,
        "note": function.note,
        "sources": list(function.sources),
        "types": [_type(held, view) for held in found.types],
        "leaders": [{"partner": p.partner, "coverage": p.coverage} for p in found.leaders],
        "receives": [{"partner": r.partner, **receipt_content(r)} for r in found.receipts],
    }


def _policy(policy: Policy) -> dict[str, Any]:
    return {
        "name": policy.name,
        "start": policy.start,
        "end": policy.end,
        "grade": policy.grade,
        "note": policy.note,
        "sources": list(policy.sources),
    }


def _type(held: Holders, view: View) -> dict[str, Any]:
    kind = view.dataset.capabilities[held.capability]
    return {
        "capability": kind.id,
        "name": kind.name,
        "definition": kind.definition,
        "unit": kind.unit,
        "role": kind.role,
        "formation": kind.formation,
        "formation_reason": kind.formation_reason,
        "holders": [_holder(holder, view) for holder in held.holders],
        "none": list(held.none),
        "undocumented": list(held.undocumented),
    }


def _holder(holder: Holder, view: View) -> dict[str, Any]:
    reading = holder.reading
    return {
        "country": holder.country,
        "name": view.name(holder.country),
        "ally": holder.ally,
        "value": reading.value,
        "as_of": reading.as_of,
        "since": holder.since,
        "found": reading.found,
        "grade": reading.grade,
        "sources": list(reading.sources),
    }


def rows(found: About, view: View) -> Iterator[list[Any]]:
    """Yield who holds what as rows under `HEADER`; who holds nothing is in JSON."""
    for held in found.types:
        unit = view.dataset.capabilities[held.capability].unit
        for holder in held.holders:
            row = {**_holder(holder, view), "capability": held.capability, "unit": unit}
            yield [*(row[key] for key in HEADER[:-1]), " ".join(row["sources"])]
