"""A proposed circle in every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.planning.cluster.proposal import Chosen, Proposal
from natopart.planning.cluster.reasons import sources
from natopart.rendering.cluster_json import content
from natopart.rendering.cluster_page import page
from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json

if TYPE_CHECKING:
    from natopart.planning.cluster.shares import Share

HEADER = (
    *("country", "name", "ally", "marginal", "shapley", "score", "cost_share", "cost"),
    *("currency", "price_year", "burden", "posts", "reason", "sources"),
)


def answer(
    proposal: Proposal, form: str, output: Path | None, others: Sequence[Proposal] = ()
) -> None:
    """Write a proposal in a format to standard output or a file, `others` beside it."""
    write(
        form,
        output,
        json=lambda: as_json("cluster/1", proposal.stamp, content(proposal, others)),
        csv=lambda: as_csv(HEADER, rows(proposal)),
        page=lambda: page(proposal, others),
    )


def rows(proposal: Proposal) -> Iterator[list[Any]]:
    """Yield the members as rows under `HEADER`."""
    bill = proposal.money.bill
    shares = {share.country: share for share in bill.shares} if bill else {}
    posts = {p.country: p.posts for p in proposal.money.posts}
    for member in proposal.members:
        yield [
            *_brings(member),
            *_pays(proposal, shares.get(member.country)),
            posts.get(member.country),
            member.reason,
            " ".join(sources(member.figures)),
        ]


def _brings(member: Chosen) -> list[Any]:
    named = [member.country, member.name, member.ally]
    return [*named, member.marginal, member.shapley, member.score]


def _pays(proposal: Proposal, share: Share | None) -> list[Any]:
    bill = proposal.money.bill
    if share is None or bill is None:
        return [None] * 5
    return [share.part, share.money, bill.currency, bill.price_year, share.burden]
