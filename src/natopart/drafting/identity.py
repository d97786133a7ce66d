"""Who a country is at a date: names, standing with NATO, memberships and tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.line import Line, dated, span, stated
from natopart.drafting.words import sentence
from natopart.model.dates import first_day
from natopart.model.view import FRAMEWORKS, View
from natopart.model.words import body, plain, region, tool

if TYPE_CHECKING:
    from natopart.model.country import Membership, Name


def names(view: View, code: str) -> Iterator[Line]:
    """Yield the names that were used up to the date, the present one first, and the codes.

    A footnote that NATO sets to a name follows it.
    """
    record = view.dataset.countries[code]
    begun = [n for n in record.names if not n.start or first_day(n.start) <= view.day]
    for place, name in enumerate(sorted(begun, key=_latest, reverse=True)):
        yield _name(view, name, former=place > 0 or view.over(name))
        if place == 0 and name.footnote:
            yield stated(name, f"NATO's footnote: {name.footnote}")
    if not record.names:
        yield stated(record, record.official_name)
    yield stated(record, f"Codes {code} and {record.iso2}, region {region(record.region)}")


def _latest(name: Name) -> str:
    return name.start or ""


def _name(view: View, name: Name, former: bool) -> Line:
    short = "" if name.short == name.name else f" ({name.short})"
    dates = f" since {name.start}" if name.start else ""
    ended = name.end if name.end and first_day(name.end) <= view.day else None
    if former:
        dates = f" until {ended}" if ended else dates
        return stated(name, f"formerly {name.name}{short}{dates}", name.start)
    return stated(name, f"{name.name}{short}{dates}", name.start)


def status(view: View, code: str) -> Iterator[Line]:
    """Yield how a country stands with NATO: Ally, partner since when, what is suspended."""
    own = [m for m in view.dataset.countries[code].memberships if view.begun(m)]
    for membership in own:
        if membership.body == "nato":
            yield dated(view, membership, "Ally")
    for membership in own:
        if membership.body in FRAMEWORKS:
            yield _framework(view, code, membership)
    if not any(m.body == "nato" or m.body in FRAMEWORKS for m in own):
        yield Line("neither an Ally nor a partner: no such membership is documented")
    for standing in view.standings(code):
        text = f"{body(standing.body)}: {plain(standing.status)}"
        line = dated(view, standing, sentence(text))
        yield line._replace(text=line.text.replace("resumed since", "resumed from"))


def _framework(view: View, code: str, membership: Membership) -> Line:
    text = dated(view, membership, f"Partner ({body(membership.body)})").text
    if view.over(membership) and view.is_suspended(code):
        text = f"Partner ({body(membership.body)}) {span(view, membership)}, since then suspended"
    return dated(view, membership, "")._replace(text=text)


def memberships(view: View, code: str) -> Iterator[Line]:
    """Yield the memberships of other bodies up to the date, ended ones too."""
    for membership in view.dataset.countries[code].memberships:
        if membership.body not in (*FRAMEWORKS, "nato") and view.begun(membership):
            yield dated(view, membership, sentence(body(membership.body)))


def tools(view: View, code: str) -> Iterator[Line]:
    """Yield the partnership tools in force at the date, of any grade."""
    for held in view.tools(code):
        yield dated(view, held, sentence(tool(held.tool)))
