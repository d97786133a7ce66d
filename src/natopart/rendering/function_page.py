"""One function for the eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from natopart.planning.known import YES_OR_NO
from natopart.rendering.evidence import Citations, amount, more, quantity
from natopart.rendering.functions_page import share
from natopart.rendering.page import Block, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.rendering.text import listed

if TYPE_CHECKING:
    from natopart.model.stamp import Stamp
    from natopart.model.view import View
    from natopart.planning.functions.about import About
    from natopart.planning.functions.holders import Holder, Holders
    from natopart.planning.functions.recipients import Receipt

HINT = "Everybody who holds none or is not documented, by name, is in --format json."
FIRST = 8
HELP = {
    "trust-fund": "a trust fund is at work there",
    "programme": "takes part",
    "tool": "holds the tool",
    "mission": "its forces are trained",
}
"""What makes a country a recipient of help, in words."""


def page(found: About, view: View, stamp: Stamp) -> Page:
    """Return what a function is, who leads, who holds what since when, and the sources."""
    function = view.dataset.functions[found.function]
    citations = Citations(view.dataset.sources)
    blocks: list[Block] = [Heading(function.name, 1), Paragraph(function.definition)]
    blocks.append(Items(tuple((0, line) for line in _facts(found, view, citations))))
    for held in found.types:
        blocks += _type(held, view, citations)
    if found.receipts:
        lines = tuple((0, _receipt(receipt, view, citations)) for receipt in found.receipts)
        blocks += [Heading("Documented recipients of help"), Items(lines)]
    return (*blocks, *citations.blocks(), provenance(stamp, HINT))


def _facts(found: About, view: View, citations: Citations) -> Iterator[str]:
    function = view.dataset.functions[found.function]
    policy = view.policy(found.function)
    if policy:
        cited = citations.cite(policy.sources, policy.grade)
        yield f"Policy: {policy.name} ({policy.start}){cited}"
    else:
        yield "Policy: none in force is documented"
    if function.note:
        yield function.note
    first = ", ".join(f"{p.partner} {share(p.coverage)}" for p in found.leaders[:FIRST])
    yield f"Greatest coverage: {first or 'nobody'}{more(len(found.leaders), FIRST)}"


def _type(held: Holders, view: View, citations: Citations) -> Iterator[Block]:
    """Yield one capability type: who holds it, and what is not known."""
    kind = view.dataset.capabilities[held.capability]
    helped = ", which shows a recipient and does not count" if kind.role == "recipient" else ""
    yield Heading(f"{kind.name}{helped}")
    reason = kind.formation_reason.rstrip(".")
    full = f"Counts in full: {_full(kind.formation, kind.unit)}. {reason}."
    yield Paragraph(f"{kind.definition} {full}")
    lines = [_holder(holder, kind.unit, citations) for holder in held.holders]
    nobody = ["Nobody is documented to hold any."]
    yield Items(tuple((0, line) for line in (lines or nobody)) + tuple(_rest(held, view)))


def _full(formation: float, unit: str) -> str:
    """Return what a formation is; a coded unit explains itself behind the code."""
    coded = "=" in unit and unit != YES_OR_NO
    return f"{amount(formation)} ({unit})" if coded else quantity(formation, unit)


def _holder(holder: Holder, unit: str, citations: Citations) -> str:
    reading, ally = holder.reading, " (Ally)" if holder.ally else ""
    seen = "" if reading.as_of == holder.since else f", latest {reading.as_of}"
    value = quantity(reading.value, unit)
    cited = citations.cite(reading.sources, reading.grade)
    return f"{holder.country}{ally}: {value}, documented since {holder.since}{seen}{cited}"


def _rest(held: Holders, view: View) -> Iterator[tuple[int, str]]:
    if held.none:
        yield 0, f"None: {_split(held.none, view)}"
    if held.undocumented:
        yield 0, f"Not documented: {_split(held.undocumented, view)}"


def _split(codes: Iterable[str], view: View) -> str:
    """Return the countries of the pool by code, and how many Allies there are besides."""
    every = tuple(codes)
    allies = sum(code in view.allies for code in every)
    named = listed((code for code in every if code not in view.allies), 60)
    return f"{named}; {allies} {'Ally' if allies == 1 else 'Allies'}" if allies else named


def _receipt(receipt: Receipt, view: View, citations: Citations) -> str:
    since = f" since {receipt.since}" if receipt.since else ""
    cited = citations.cite(receipt.sources, receipt.grade)
    said = f"{receipt.name}, {HELP[receipt.help]}{since}"
    return f"{receipt.partner} {view.name(receipt.partner)}: {said}{cited}"
