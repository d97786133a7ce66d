"""Champions for the eye: one sentence, the table, why, and what each demand costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.model.words import plain
from natopart.rendering.evidence import DASH, SHOWN, Citations, more
from natopart.rendering.functions_page import share
from natopart.rendering.page import Block, Column, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.rendering.text import listed

if TYPE_CHECKING:
    from natopart.model.stamp import Stamp
    from natopart.model.view import View
    from natopart.planning.champions.answer import Champion, Champions
    from natopart.planning.champions.prices import Price
    from natopart.planning.champions.real import Real

READ = (
    "Coverage is the documented part of what a function needs. The margin is what the sum of"
    " coverage would lose if the champion could not have this function and all were assigned"
    " anew; the runner-up would then have it. * volunteers."
)


def page(found: Champions, view: View, stamp: Stamp) -> Page:
    """Return the champions of every function, and what is to be known of the choice."""
    citations = Citations(view.dataset.sources)
    blocks: list[Block] = [Paragraph(_sentence(found, view)), _table(found, view)]
    blocks.append(Paragraph(READ, quiet=True))
    blocks += _section("Why each", list(_why(found, view)))
    blocks += _section("Focal points that exist", list(_real(found, view)))
    blocks += _section("Presence in regions", list(_presence(found, view)))
    blocks += _section("What each demand costs", list(_prices(found, view, citations)))
    blocks += _section(
        "Political limits that are told and bar nobody", list(_told(found, citations))
    )
    blocks += _section("Volunteers of the data that are not honoured", list(_unheard(found, view)))
    hint = "Who covers what: natopart functions. Everything is in --format json."
    return (*blocks, *citations.blocks(), provenance(stamp, hint))


def _section(title: str, lines: list[tuple[int, str]]) -> tuple[Block, ...]:
    return (Heading(title), Items(tuple(lines))) if lines else ()


def _sentence(found: Champions, view: View) -> str:
    codes = {c.champion for c in found.champions if c.champion}
    taken = [c for c in found.champions if c.champion]
    if not taken:
        return f"Nobody in the pool may champion any of the {len(found.champions)} functions."
    names = listed((f"{view.name(code)} ({code})" for code in sorted(codes)), len(codes))
    vacant = [view.dataset.functions[c.function].name for c in found.champions if not c.champion]
    rest = f" Nobody may champion {'; '.join(vacant)}." if vacant else ""
    verb = "champions" if len(codes) == 1 else "champion"
    most = "one function" if found.options.most == 1 else f"{found.options.most} functions"
    return (
        f"{names} {verb} {len(taken)} of {len(found.champions)} functions, with a sum of"
        f" coverage of {found.value:.2f}: no other choice with at most {most} each, as"
        f" demanded, covers more.{rest}"
    )


def _table(found: Champions, view: View) -> Grid:
    columns = (
        *(Column("function", give=1), Column("champion"), Column("coverage", "right")),
        *(Column("bounds", "right"), Column("evidence", "right")),
        *(Column("runner-up"), Column("margin", "right")),
    )
    return Grid(columns, tuple(_row(champion, view) for champion in found.champions))


def _row(found: Champion, view: View) -> tuple[str, ...]:
    name, own, code = view.dataset.functions[found.function].name, found.coverage, found.champion
    if own is None or code is None:
        return (name, DASH, *[""] * 5)
    return (
        *(name, f"{code}*" if found.volunteer else code, share(own.coverage)),
        *(f"{own.bounds[0]:.2f} to {own.bounds[1]:.2f}", share(own.evidence)),
        *(found.runner_up or DASH, share(found.margin)),
    )


def _why(found: Champions, view: View) -> Iterator[tuple[int, str]]:
    for champion in found.champions:
        name = view.dataset.functions[champion.function].name
        who = f"{champion.champion}, " if champion.champion else ""
        covered = (
            "" if champion.champion or champion.passed else "; none is documented to cover any"
        )
        yield 0, f"{name}: {who}{champion.reason}{covered}"
        much = "more" if champion.champion else "some of it"
        for bar in champion.passed[:SHOWN]:
            yield 1, f"{bar.country} covers {much} and may not champion it: {bar.why}"
        if len(champion.passed) > SHOWN:
            yield 1, more(len(champion.passed)).strip()


def _real(found: Champions, view: View) -> Iterator[tuple[int, str]]:
    """Yield the focal points of each function; training centres of countries in one line."""
    for champion in found.champions:
        if champion.real:
            yield 0, view.dataset.functions[champion.function].name
        yield from ((1, _point(real)) for real in champion.real if real.project)
        centres = [real for real in champion.real if not real.project]
        if centres:
            yield 1, f"{centres[0].name} of {', '.join(c for x in centres for c in x.lead)}"


def _point(real: Real) -> str:
    lead = f", led by {', '.join(real.lead)}" if real.lead else ""
    site = f", {real.site}" if real.site else ""
    inside = f"; of the pool: {', '.join(real.members)}" if real.members else ""
    return f"{real.name} ({real.project}){lead}{site}{inside}"


def _presence(found: Champions, view: View) -> Iterator[tuple[int, str]]:
    for region, there in found.presence.items():
        wanted = ", as demanded" if region in found.options.regions else ""
        held = (f"{code} ({view.dataset.functions[function].name})" for code, function in there)
        yield 0, f"{view.dataset.regions[region].name}{wanted}: {', '.join(held)}"


def _prices(found: Champions, view: View, citations: Citations) -> Iterator[tuple[int, str]]:
    yield from ((0, f"{_demand(price, found, view)}: {price.price:.3f}") for price in found.prices)
    for x in found.limits:
        cited = citations.cite(x.limit.sources, x.limit.grade)
        bars = ", ".join(x.countries)
        yield 0, f"{x.limit.id} bars {bars} ({x.limit.effect}): {x.price:.3f}{cited}"


def _demand(price: Price, found: Champions, view: View) -> str:
    kind, name = price.demand
    if kind == "most":
        return f"at most {found.options.most} each"
    if kind == "region":
        return f"a champion from {view.dataset.regions[name].name}"
    code = next(c.champion for c in found.champions if c.function == name)
    return f"{code} volunteers for {view.dataset.functions[name].name}"


def _told(found: Champions, citations: Citations) -> Iterator[tuple[int, str]]:
    for limit in found.told:
        cited = citations.cite(limit.sources, limit.grade)
        yield 0, f"{', '.join(limit.countries)}, {plain(limit.kind)}: {limit.effect}{cited}"


def _unheard(found: Champions, view: View) -> Iterator[tuple[int, str]]:
    for one in found.unheard:
        yield 0, f"{one.country} for {view.dataset.functions[one.function].name}: {one.why}"
