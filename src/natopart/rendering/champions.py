"""Champions in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.rendering.champions_page import page
from natopart.rendering.forms import write
from natopart.rendering.limit import limit_values
from natopart.rendering.machine import as_csv, as_json

if TYPE_CHECKING:
    from natopart.model.stamp import Stamp
    from natopart.model.view import View
    from natopart.planning.champions.answer import Champion, Champions
    from natopart.planning.champions.real import Real

HEADER = (
    *("function", "champion", "name", "coverage", "low", "high", "evidence"),
    *("runner_up", "margin", "volunteer", "regions", "reason", "real"),
)


def answer(found: Champions, view: View, stamp: Stamp, form: str, output: Path | None) -> None:
    """Write the champions to standard output or a file; as CSV one row a function."""
    write(
        form,
        output,
        json=lambda: as_json("champions/1", stamp, content(found, view)),
        csv=lambda: as_csv(HEADER, rows(found, view)),
        page=lambda: page(found, view, stamp),
    )


def content(found: Champions, view: View) -> dict[str, Any]:
    """Return the champions as plain values; a function without one has none."""
    return {
        "results": [_champion(champion, view) for champion in found.champions],
        "value": found.value,
        "presence": {region: there[0][0] for region, there in found.presence.items()},
        "presence_all": {
            region: [{"champion": c, "function": f} for c, f in there]
            for region, there in found.presence.items()
        },
        "demands": {
            "most": found.options.most,
            "regions": list(found.options.regions),
            "ignore_limits": found.options.ignore_limits,
        },
        "prices": [
            {"kind": p.demand.kind, "name": p.demand.name, "price": p.price} for p in found.prices
        ],
        "limits_applied": [
            {**limit_values(x.limit), "bars": list(x.countries), "price": x.price}
            for x in found.limits
        ],
        "limits_told": [limit_values(limit) for limit in found.told],
        "volunteers_not_honoured": [unheard._asdict() for unheard in found.unheard],
    }


def _champion(found: Champion, view: View) -> dict[str, Any]:
    own = found.coverage
    return {
        "function": found.function,
        "champion": found.champion,
        "name": view.name(found.champion) if found.champion else None,
        "coverage": own.coverage if own else None,
        "bounds": list(own.bounds) if own else None,
        "evidence": own.evidence if own else None,
        "runner_up": found.runner_up,
        "margin": found.margin,
        "volunteer": found.volunteer,
        "regions": list(found.regions),
        "reason": found.reason,
        "passed_over": [bar._asdict() for bar in found.passed],
        "real": [_real(real) for real in found.real],
    }


def _real(real: Real) -> dict[str, Any]:
    lists = {"lead": list(real.lead), "members": list(real.members), "sources": list(real.sources)}
    return {**real._asdict(), **lists}


def rows(found: Champions, view: View) -> Iterator[list[Any]]:
    """Yield every function as a row under `HEADER`."""
    for c in found.champions:
        own = c.coverage
        figures = [own.coverage, *own.bounds, own.evidence] if own else [None] * 4
        yield [
            *(c.function, c.champion, view.name(c.champion) if c.champion else None, *figures),
            *(c.runner_up, c.margin, c.volunteer, " ".join(c.regions), c.reason),
            " ".join(real.project or " ".join(real.lead) for real in c.real),
        ]
