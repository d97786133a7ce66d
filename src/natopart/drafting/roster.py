"""The partners at a date, and who is not among them and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.line import Line, dated, span
from natopart.drafting.words import listed
from natopart.model.reading import worst_grade
from natopart.model.stamp import Stamp
from natopart.model.view import FRAMEWORKS, View
from natopart.model.words import body, plain

if TYPE_CHECKING:
    from natopart.model.country import Membership, Standing
    from natopart.model.fact import Period
    from natopart.model.support import Region

HALTED = ("suspended", "frozen")
TOLD = ("eu", "csto")
"""The other bodies whose members the list marks."""


class Tie(NamedTuple):
    """A body to which a country belongs, since when, on what evidence."""

    body: str
    since: str | None
    grade: str
    sources: tuple[str, ...]


class Entry(NamedTuple):
    """A country of the pool: frameworks, regions of challenges, tools in force and standing."""

    partner: str
    name: str
    frameworks: tuple[Tie, ...]
    region: str
    regions: tuple[str, ...]
    tools: tuple[str, ...]
    memberships: tuple[Tie, ...]
    standing: tuple[Line, ...]


class Other(NamedTuple):
    """A present or former partner outside the pool: `suspended`, `ally`, `left` or `partner`."""

    partner: str
    name: str
    kind: str
    reason: Line


class Roster(NamedTuple):
    """The pool, and the present and former partners outside it."""

    stamp: Stamp
    entries: tuple[Entry, ...]
    others: tuple[Other, ...]
    footnotes: Mapping[str, str]


def roster(view: View, pool: tuple[str, ...], stamp: Stamp) -> Roster:
    """Return the countries of a pool, and who else is or was a partner, with the reason."""
    others = (_other(view, code) for code in sorted(view.dataset.countries) if code not in pool)
    kinds = ("partner", "suspended", "left", "ally")
    known = [other for other in others if other]
    return Roster(
        stamp,
        tuple(_entry(view, code) for code in pool),
        tuple(sorted(known, key=lambda other: (kinds.index(other.kind), other.partner))),
        {view.name(code): text for code in pool if (text := view.footnote(code))},
    )


def _entry(view: View, code: str) -> Entry:
    regions = view.dataset.regions.values()
    return Entry(
        code,
        view.name(code),
        tuple(_ties(view, code, FRAMEWORKS)),
        view.dataset.countries[code].region,
        tuple(region.id for region in regions if _within(region, code)),
        tuple(dict.fromkeys(tool.tool for tool in view.tools(code))),
        tuple(_ties(view, code, TOLD)),
        tuple(_halted(view, standing) for standing in halted(view, code)),
    )


def _ties(view: View, code: str, bodies: tuple[str, ...]) -> Iterator[Tie]:
    for name in bodies:
        membership = view.membership(code, name)
        if membership:
            grade = view.begins(membership)[1]
            yield Tie(name, membership.start, grade, membership.sources)


def _within(region: Region, code: str) -> bool:
    return any(code in group.countries for group in region.groups)


def halted(view: View, code: str) -> tuple[Standing, ...]:
    """Return what of a country's cooperation is suspended or frozen at the date."""
    return tuple(s for s in view.standings(code) if s.status in HALTED)


def _halted(view: View, standing: Standing) -> Line:
    return dated(view, standing, f"{body(standing.body)} {plain(standing.status)}")


def _other(view: View, code: str) -> Other | None:
    if view.is_partner(code):
        kind = "partner"
    elif not _former(view, code):
        return None
    elif code in view.allies:
        kind = "ally"
    else:
        kind = "suspended" if view.is_suspended(code) else "left"
    return Other(code, view.name(code), kind, outside(view, code))


def _former(view: View, code: str) -> list[Membership]:
    record = view.dataset.countries[code]
    return [m for m in record.memberships if m.body in FRAMEWORKS and view.begun(m)]


def outside(view: View, code: str) -> Line:
    """Return why a country is not in the default pool, or that it is a partner, with sources."""
    former = _former(view, code)
    ally = view.membership(code, "nato")
    if ally:
        return dated(view, ally, "an Ally")
    if view.is_partner(code):
        names = listed([body(name) for name in view.frameworks(code)])
        return _because(view, f"a partner in {names}", former)
    if not former:
        return Line("neither an Ally nor a partner: no such membership is documented")
    if view.is_suspended(code):
        return _suspended(view, code, former)
    parts = [f"{body(m.body)} {span(view, m)}" for m in former]
    return _because(view, f"a partner no longer: {listed(parts)}", former)


def _suspended(view: View, code: str, former: list[Membership]) -> Line:
    """Return from when a former partner is suspended: from when its membership is not in force."""
    halts = halted(view, code)
    what = listed([f"{body(s.body)} {plain(s.status)} {span(view, s)}" for s in halts])
    names = listed([body(m.body) for m in former])
    since = max(m.end or "" for m in former)
    return _because(view, f"suspended from {since} ({names}): {what}", [*former, *halts], since)


def _because(view: View, text: str, facts: Sequence[Period], as_of: str = "") -> Line:
    sources = tuple(dict.fromkeys(source for fact in facts for source in fact.sources))
    grade = worst_grade([view.begins(fact)[1] for fact in facts]) or "D"
    start = max((fact.start or "" for fact in facts), default="")
    return Line(text, as_of=as_of or start or None, grade=grade, sources=sources)
