"""What a partner gives beside forces: money and parts in multinational projects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from natopart.model.dates import last_day
from natopart.model.reading import Figure
from natopart.model.view import View, once_a_view
from natopart.scoring.measured import Measured
from natopart.scoring.measures.record import Item, Record

if TYPE_CHECKING:
    from natopart.model.money import Payment, Rate
    from natopart.model.project import Member, Project
    from natopart.model.roll import Roll

RATE_YEARS = 5
"""A yearly rate counts at least its first five years, as the pledge that it is."""


def money(view: View, code: str, indicator: Measured) -> Record:
    """Return the US dollars that a country had pledged or paid by the date, nothing twice.

    Money of instruments that count, of grade A to C, in dollars of the year of each row's
    date. Of what is left, a row that another supersedes and then a row that is part of
    another are left out.
    """
    own = [p for p in _dated(view) if p.country == code]
    counted = {payment.id for payment in once(own)}
    items = []
    for name in _dated_instruments(view):
        figures = tuple(_figure(view, p, p.id in counted) for p in own if p.instrument == name)
        if figures or name in view.rolled("funding"):
            roll = None if figures else _silent(view, code, name, indicator.max_age)
            items.append(Item(view.dataset.instruments[name].name, figures, roll))
    return Record(items, "US dollars", None)


def once(payments: Sequence[Payment]) -> tuple[Payment, ...]:
    """Return those of a country's payments that count, so that nothing counts twice.

    First what another supersedes is left out, then what is part of a payment still left.
    """
    replaced = {name for payment in payments for name in payment.supersedes}
    left = [p for p in payments if p.id not in replaced]
    names = {payment.id for payment in left}
    return tuple(p for p in left if p.part_of not in names)


@once_a_view
def _dated(view: View) -> tuple[Payment, ...]:
    return tuple(p for p in view.dataset.payments.values() if _counts(view, p))


@once_a_view
def _dated_instruments(view: View) -> tuple[str, ...]:
    rolled = {name for name in view.rolled("funding") if is_money(view, name)}
    return tuple(sorted({payment.instrument for payment in _dated(view)} | rolled))


@once_a_view
def _givers(view: View) -> frozenset[tuple[str, str]]:
    """Return every pair of country and instrument with a payment by the date, of any grade."""
    return frozenset(
        (p.country, p.instrument)
        for p in view.dataset.payments.values()
        if p.as_of and last_day(p.as_of) <= view.day
    )


def _counts(view: View, payment: Payment) -> bool:
    dated = payment.as_of is not None and last_day(payment.as_of) <= view.day
    return dated and payment.grade != "D" and is_money(view, payment.instrument)


@once_a_view
def is_money(view: View, name: str) -> bool:
    """Say whether an instrument counts as money: for NATO, and not as a project joined.

    A trust fund counts as money alone, every other project that NATO runs as a project alone.
    """
    instrument = view.dataset.instruments[name]
    return instrument.counts and not is_project(view, instrument.project)


def is_project(view: View, name: str) -> bool:
    """Say whether a project counts as a project joined: NATO's, and no trust fund."""
    project = view.dataset.projects.get(name)
    return project is not None and bool(project.nato_run) and project.kind != "trust-fund"


def dollars(payment: Payment, rates: Iterable[Rate], day: date) -> float:
    """Return what a payment is worth in US dollars of the year of its date.

    A yearly rate counts the years of its period that are over at `day`, or the first five of
    the period if that is more.

    Raises:
        KeyError: where the exchange rate of the year is missing.
    """
    amount = payment.amount * (_years(payment, day) if payment.per_year else 1)
    if payment.currency == "USD":
        return amount
    year = last_day(payment.as_of or "").year
    for rate in rates:
        units = rate.values.get(payment.currency, {}).get(year)
        if units is not None:
            return amount / units
    raise KeyError(f"no rate of {payment.currency} in {year}")


def _years(payment: Payment, day: date) -> int:
    first = last_day(payment.start or payment.as_of or "").year
    last = last_day(payment.end).year if payment.end else day.year
    over = sum(1 for year in range(first, last + 1) if date(year, 12, 31) <= day)
    length = last - first + 1 if payment.end else RATE_YEARS
    return max(over, min(length, RATE_YEARS))


def _figure(view: View, payment: Payment, counted: bool) -> Figure:
    instrument = view.dataset.instruments[payment.instrument]
    worth = dollars(payment, view.dataset.rates.rates, view.day)
    grade = payment.grade if instrument.channel_named else "C"
    label = f"{instrument.name}, {payment.status}"
    if not counted:
        label += ", within another sum"
    points = worth if counted else 0.0
    return Figure(
        label, worth, "US dollars", payment.as_of, payment.sources, grade, payment.note, points
    )


def _silent(view: View, code: str, name: str, max_age: float | None) -> Roll | None:
    if (code, name) in _givers(view):
        return None
    return next((r for r in view.rolls("funding", name, code) if view.speaks(r, max_age)), None)


def projects(view: View, code: str, indicator: Measured) -> Record:
    """Return the number of listed projects that a country has joined by the date.

    An observer has not joined. A project is known where the country has a row in it or a
    complete roll of its members is silent.
    """
    begun = [name for name in indicator.parameters["projects"] if _started(view, name)]
    parts = [_part(view, code, name, indicator.max_age) for name in begun]
    return Record(parts, "projects", 1.0)


@once_a_view
def _started(view: View, name: str) -> bool:
    project = view.dataset.projects[name]
    if project.start:
        return last_day(project.start) <= view.day
    return any(view.begun(member) for member in project.members)


@once_a_view
def _members(view: View, name: str) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for member in view.dataset.projects[name].members:
        found.setdefault(member.country, []).append(member)
    return found


def _part(view: View, code: str, name: str, max_age: float | None) -> Item:
    project = view.dataset.projects[name]
    own = _members(view, name).get(code, [])
    known = [m for m in own if view.documented(m)]
    joined = [m for m in known if m.role != "observer"]
    if joined or known:
        return Item(project.name, (_membership(view, project, (joined or known)[0]),))
    listed = any(not view.later(member) for member in own)
    speaking = (r for r in view.rolls("members", project.id, code) if not listed)
    return Item(project.name, (), next((r for r in speaking if view.speaks(r, max_age)), None))


def _membership(view: View, project: Project, member: Member) -> Figure:
    start, grade = view.begins(member)
    as_of = member.start or (start.isoformat() if start else None)
    points = 0.0 if member.role == "observer" else 1.0
    return Figure(
        project.name, points, member.role, as_of, member.sources, grade, member.note, points
    )
