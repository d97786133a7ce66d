"""The money and the posts of a proposed circle, for the eye."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.model.words import plain
from natopart.planning.cluster.proposal import Money, Proposal
from natopart.planning.cluster.shares import Bill
from natopart.rendering.page import Block, Column, Grid, Heading, Paragraph
from natopart.rendering.text import listed, number


def money(proposal: Proposal) -> Iterator[Block]:
    """Yield who pays what of a year, who would object, and the posts."""
    settled = proposal.money
    yield Heading("Money and posts")
    if settled.unknown_key:
        who = listed(settled.unknown_key)
        yield Paragraph(f"Left out, for the rule's key is unknown: {who}.")
    if settled.bill is None:
        said = settled.why_not or "the project states no cost"
        yield Paragraph(f"{said[0].upper()}{said[1:]}.")
    else:
        yield from _bill(settled, settled.bill)
    if not settled.bill and settled.posts:
        yield Paragraph("Posts: " + ", ".join(f"{p.country} {p.posts}" for p in settled.posts))


def _bill(settled: Money, bill: Bill) -> Iterator[Block]:
    posts = {p.country: p for p in settled.posts}
    columns = [Column("member"), Column("units used", "right")]
    columns += [Column(f"{bill.currency} a year", "right"), Column("%", "right")]
    columns += [Column("% of defence", "right"), Column("posts", "right"), Column("real", "right")]
    cells = []
    for share in bill.shares:
        post = posts.get(share.country)
        burden = None if share.burden is None else 100 * share.burden
        cells.append(
            (
                share.country + (" !" if settled.affordable.get(share.country) is False else ""),
                f"{settled.used.get(share.country, 0.0):,.4g}",
                f"{share.money:,.2f}",
                f"{100 * share.part:.1f}",
                number(burden, 3),
                str(post.posts) if post else number(None),
                number(post.real if post else None, 0),
            )
        )
    total = f"{bill.cents / 100:,.2f} {bill.currency} a year in prices of {bill.price_year}"
    yield Paragraph(f"{total}, shared by {plain(bill.rule)}.")
    yield Grid(tuple(columns), tuple(cells))
    if False in settled.affordable.values():
        yield Paragraph("! above the part of its defence expenditure that the project sets.")
    yield Paragraph(_objections(settled), quiet=True)


def _objections(settled: Money) -> str:
    if settled.alone is None:
        return "No unit is priced, so that nobody's separate solution has a price."
    over = [o.country for o in settled.alone]
    said = f"Would pay less alone: {listed(over)}." if over else "Nobody would pay less alone."
    found = settled.objection
    if found is None:
        return said
    if not found.leaves:
        return f"{said} No group {'' if found.exact else 'that was tried '}would pay less apart."
    apart = f"{listed(found.coalition)} would pay {float(found.excess):,.2f} less apart"
    return f"{said} {apart}."
