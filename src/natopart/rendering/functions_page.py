"""The partner x function matrix for the eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import TYPE_CHECKING

from natopart.rendering.evidence import amount, more
from natopart.rendering.page import Block, Column, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.rendering.text import number, percent

if TYPE_CHECKING:
    from natopart.model.stamp import Stamp
    from natopart.model.view import View
    from natopart.planning.functions.coverage import Coverage
    from natopart.planning.functions.matrix import Functions, Lack
    from natopart.planning.functions.stock import Stock

FIRST = 5
"""So many leaders of a function are shown."""

READ = (
    "Coverage is the mean part of a formation that is documented of the capability types which a"
    " function needs: a floor, for what is not documented counts 0. Evidence is the part of these"
    " types that is known. * receives help in the function."
)


def page(found: Functions, view: View, stamp: Stamp) -> Page:
    """Return leaders and gaps by function, the matrix, and what Allies lack and partners hold."""
    one = found.pairs[0].partner if len({pair.partner for pair in found.pairs}) == 1 else None
    table = _one(found, view) if one else _matrix(found, view)
    return (
        *_leaders(found, view),
        Heading(f"Coverage by {view.name(one)}" if one else "Coverage by partner and function"),
        table,
        Paragraph(READ, quiet=True),
        *_lacking(found, view),
        provenance(stamp, f"One function: natopart functions show {found.functions[0]}"),
    )


def _leaders(found: Functions, view: View) -> Iterator[Block]:
    yield Heading("Leaders and gaps of each function")
    columns = (
        *(Column("no.", "right"), Column("function", give=1), Column("leaders", give=2)),
        Column("nobody in the pool is documented to hold", give=3),
    )
    helped = {(receipt.function, receipt.partner) for receipt in found.receipts}
    yield Grid(
        columns,
        tuple(
            (
                str(place),
                view.dataset.functions[f].name,
                _first(leaders, helped),
                _gaps(f, found, view),
            )
            for place, (f, leaders) in enumerate(found.leaders.items(), 1)
        ),
    )


def _first(leaders: Sequence[Coverage], helped: set[tuple[str, str]]) -> str:
    first = (f"{p.partner} {_cell(p, helped)}" for p in leaders[:FIRST])
    return ", ".join(first) + more(len(leaders), FIRST) or "nobody"


def _cell(pair: Coverage, helped: set[tuple[str, str]]) -> str:
    star = "*" if (pair.function, pair.partner) in helped else ""
    return f"{share(pair.coverage)}{star}"


def share(value: float | None) -> str:
    """Return a share with two decimals, also a small one, a dash where there is none."""
    return number(None) if value is None else f"{value:.2f}"


def _gaps(function: str, found: Functions, view: View) -> str:
    """Return what nobody in the pool holds, known zeros marked."""
    gaps = (g for g in found.gaps if g.function == function and not g.pool.holders)
    return "; ".join(
        view.dataset.capabilities[g.capability].name + _none(g.pool) for g in gaps
    ) or number(None)


def _none(stock: Stock) -> str:
    return " (known to be none)" if stock.standing == "none" else ""


def _matrix(found: Functions, view: View) -> Grid:
    helped = {(receipt.function, receipt.partner) for receipt in found.receipts}
    special = {s.partner: s for s in found.specialisation}
    cells: dict[str, list[str]] = {code: [] for code in found.pool}
    known: dict[str, list[float]] = {code: [] for code in found.pool}
    for pair in found.pairs:
        cells[pair.partner].append(_cell(pair, helped))
        known[pair.partner].append(pair.evidence)
    columns = (
        *(Column("code"), Column("name", give=1)),
        *(Column(str(place), "right") for place, _ in enumerate(found.functions, 1)),
        *(Column("evidence", "right"), Column("special in", give=2)),
    )
    rows = []
    for code in found.pool:
        own = special.get(code)
        name = view.dataset.functions[own.function].name if own else number(None)
        rows.append((code, view.name(code), *cells[code], percent(fmean(known[code])), name))
    return Grid(columns, tuple(rows))


def _one(found: Functions, view: View) -> Grid:
    helped = {(receipt.function, receipt.partner) for receipt in found.receipts}
    columns = (
        *(Column("function", give=1), Column("coverage", "right"), Column("bounds", "right")),
        *(Column("evidence", "right"), Column("place", "right"), Column("not documented", give=2)),
    )
    return Grid(columns, tuple(_line(pair, found, view, helped) for pair in found.pairs))


def _line(
    pair: Coverage, found: Functions, view: View, helped: set[tuple[str, str]]
) -> tuple[str, ...]:
    names = (view.dataset.capabilities[name].name for name in pair.undocumented)
    before = [p.partner for p in found.leaders[pair.function]]
    return (
        view.dataset.functions[pair.function].name,
        _cell(pair, helped),
        f"{share(pair.bounds[0])} to {share(pair.bounds[1])}",
        percent(pair.evidence),
        f"{before.index(pair.partner) + 1}" if pair.partner in before else number(None),
        "; ".join(names) or number(None),
    )


def _lacking(found: Functions, view: View) -> Iterator[Block]:
    """Yield what Allies are known to lack, may lack, and of what nobody knows whether they do."""
    yield Heading("What Allies lack and partners hold")
    known = [lack for lack in found.lacking if lack.shortage in ("none", "short")]
    if known:
        yield Items(tuple((0, _lack(lack, view)) for lack in known))
    else:
        yield Paragraph("Nothing is known that Allies lack and partners of the pool hold.")
    doubtful = [lack for lack in found.lacking if lack.shortage == "may-hold-more"]
    if doubtful:
        yield Paragraph("Little is documented of Allies, but some are unknown and may hold more:")
        yield Items(tuple((0, _lack(lack, view)) for lack in doubtful))
    others = [lack for lack in found.lacking if lack.shortage == "not-documented"]
    if others:
        yield Paragraph("Held by partners and not documented of any Ally, so that nobody can tell:")
        yield Items(tuple((0, f"{_named(lack, view)}: {_holders(lack)}") for lack in others))


def _named(lack: Lack, view: View) -> str:
    return view.dataset.capabilities[lack.capability].name


def _lack(lack: Lack, view: View) -> str:
    unit = view.dataset.capabilities[lack.capability].unit
    held = f"Allies hold {amount(lack.allies.value)} of {amount(lack.formation)} {unit}"
    rest = lack.allies.asked - lack.allies.known
    doubt = f" as documented, {rest} of {lack.allies.asked} Allies unknown" if rest else ""
    return f"{_named(lack, view)}: {held}{doubt}; partners: {_holders(lack)}"


def _holders(lack: Lack) -> str:
    return ", ".join(lack.partners.holders[:FIRST]) + more(len(lack.partners.holders), FIRST)
