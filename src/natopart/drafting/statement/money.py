"""What a project costs and who of its members would pay how much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.saying import called, spelt
from natopart.drafting.statement.tree import Evidence, Sentence, inferred
from natopart.drafting.words import listed, number

if TYPE_CHECKING:
    from natopart.model.view import View
    from natopart.planning.cluster.proposal import Proposal
    from natopart.planning.cluster.shares import Bill

BY = {
    "usage": "by the units that each would use",
    "gdp": "by gross domestic product",
    "defence-expenditure": "by defence expenditure",
    "equal": "in equal parts",
    "shapley": "by what each adds to the cost (its Shapley value)",
}
"""The rules by which a cost is shared, as they are said."""


def money(view: View, proposal: Proposal) -> Iterator[Sentence]:
    """Yield the cost a year and what each partner would pay; nothing where there is no cost."""
    bill, cost = proposal.money.bill, proposal.framed.template.cost
    if bill is None or cost is None:
        return
    total = bill.cents / 100
    template = proposal.framed.template
    sources = cost.sources or template.sources
    label = f"{template.name}: cost a year in prices of {bill.price_year}"
    cost_a_year = inferred(label, total, bill.currency, template.grade, sources)
    evidence = cost_a_year._replace(as_of=str(bill.price_year))
    yield Sentence(
        f"The cost, estimated at {_sum(total, bill)} a year in prices of {bill.price_year},"
        f" would be shared {BY[bill.rule]}.",
        (evidence,),
    )
    yield from _shares(view, proposal, bill)


def _sum(amount: float, bill: Bill) -> str:
    currency = "US dollars" if bill.currency == "USD" else bill.currency
    return f"{number(amount)} {currency}"


def _shares(view: View, proposal: Proposal, bill: Bill) -> Iterator[Sentence]:
    """Yield what each partner would pay, and use where units are bought together."""
    figures = {m.country: m.figures for m in proposal.members if not m.ally}
    evidence: list[Evidence] = []
    said: list[str] = []
    for share in bill.shares:
        if share.country not in figures:
            continue
        rests = figures[share.country]
        grade = max((f.grade for f in rests), default="C")
        sources = tuple(dict.fromkeys(s for f in rests for s in f.sources))
        label = f"{view.name(share.country)}: part of the cost"
        part = round(share.part * 100, 1)
        evidence.append(inferred(label, part, "per cent", grade, sources))
        who = called(view, share.country)
        said.append(f"{spelt(part)} per cent {'' if said else 'would fall '}to {who}")
    if said:
        yield Sentence(f"Of this, {listed(said)}.", tuple(evidence))
