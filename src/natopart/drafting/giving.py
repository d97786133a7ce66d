"""What a country gave beside forces: money and parts in multinational projects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.line import Line, dated
from natopart.drafting.words import number
from natopart.model.dates import last_day
from natopart.model.reading import worst_grade
from natopart.model.words import plain
from natopart.scoring.measures.giving import dollars, is_money, once

if TYPE_CHECKING:
    from natopart.model.money import Payment
    from natopart.model.project import Member, Project
    from natopart.model.view import View

COUNTS = "Counts"
LEFT_OUT = "Does not count"


def money(view: View, code: str) -> Iterator[Line]:
    """Yield the money that a country had pledged or paid by the date, in US dollars.

    First the total of what counts, then its parts, then what does not count, with the reason.
    """
    own = [p for p in view.dataset.payments.values() if p.country == code and _told(view, p)]
    own.sort(key=lambda p: (p.as_of or "", p.id))
    eligible = [p for p in own if not _barred(view, p)]
    counted = once(eligible)
    lines = [_payment(view, payment)._replace(group=COUNTS) for payment in counted]
    if len(lines) > 1:
        yield _total(lines)
    yield from lines
    for payment in own:
        if payment not in counted:
            reason = _barred(view, payment) or _doubled(payment, eligible)
            line = _payment(view, payment)
            yield line._replace(text=f"{line.text}: {reason}", group=LEFT_OUT)


def _told(view: View, payment: Payment) -> bool:
    return payment.as_of is not None and last_day(payment.as_of) <= view.day


def _barred(view: View, payment: Payment) -> str:
    """Return why a payment cannot count at all; an empty string where it can."""
    if payment.grade == "D":
        return "not documented"
    if is_money(view, payment.instrument):
        return ""
    counts = view.dataset.instruments[payment.instrument].counts
    return "counts as a project joined" if counts else "not money for NATO or a NATO-led purpose"


def _doubled(payment: Payment, eligible: list[Payment]) -> str:
    newer = [other for other in eligible if payment.id in other.supersedes]
    if newer:
        return f"replaced by the sum of {newer[-1].as_of}"
    return "within another sum"


def _payment(view: View, payment: Payment) -> Line:
    """Return a payment as it was told, its value in US dollars where there is a rate."""
    instrument = view.dataset.instruments[payment.instrument]
    try:
        worth: float | None = dollars(payment, view.dataset.rates.rates, view.day)
    except KeyError:
        worth = None
    sum_ = f"{number(payment.amount)} {payment.currency}"
    rate = f" a year{_years(payment)}" if payment.per_year else ""
    told = f"{instrument.name}: {sum_}{rate}, {plain(payment.status)} {payment.as_of}"
    foreign = payment.currency != "USD" or payment.per_year
    text = f"{told} (US$ {number(worth)})" if foreign and worth is not None else told
    grade = payment.grade if instrument.channel_named or payment.grade == "D" else "C"
    return Line(text, worth, "US dollars", payment.as_of, grade, payment.sources)


def _years(payment: Payment) -> str:
    return "".join(
        f" {word} {text}" for word, text in (("from", payment.start), ("to", payment.end)) if text
    )


def _total(lines: list[Line]) -> Line:
    total = sum(line.value or 0.0 for line in lines)
    sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
    as_of = max(line.as_of or "" for line in lines)
    grade = worst_grade([line.grade for line in lines]) or "D"
    return Line(f"US$ {number(total)} in all", total, "US dollars", as_of, grade, sources, COUNTS)


def projects(view: View, code: str) -> Iterator[Line]:
    """Yield the multinational projects that a country had joined by the date, and how."""
    for project in view.dataset.projects.values():
        for member in project.members:
            if member.country == code and view.begun(member):
                yield _part(view, project, member)


def _part(view: View, project: Project, member: Member) -> Line:
    share = ""
    if member.share is not None:
        share = f" ({number(member.share)} {plain(member.share_unit)})"
    outside = ", not run by NATO" if project.nato_run is False else ""
    line = dated(view, member, f"{project.name}: {plain(member.role)}{share}")
    return line._replace(text=line.text + outside, value=member.share, unit=member.share_unit)
