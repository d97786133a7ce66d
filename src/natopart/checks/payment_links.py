"""The rule NP418."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset

Links = Mapping[str, tuple[str, ...]]


def payment_links(dataset: Dataset) -> Iterator[Finding]:
    """NP418: a payment tied to one that does not exist, is another country's, or to itself.

    What it does: follows `part_of` and `supersedes` of each payment.

    Why: these links keep money from counting twice. One that leads nowhere lets it count
    twice; in a circle all of it would be left out.

    Example: `part_of: AUS/ana-trust-fund/2008`, where the payment is of 2009.

    Remedy: correct the name, or remove one link of the circle.
    """
    payments = dataset.payments
    part_of = {name: (p.part_of,) if p.part_of else () for name, p in payments.items()}
    supersedes = {name: p.supersedes for name, p in payments.items()}
    known = frozenset(payments)
    for key, links in (("part_of", part_of), ("supersedes", supersedes)):
        for name, others in links.items():
            for i, other in enumerate(others):
                spot = Spot("payments", name, (key,) if key == "part_of" else (key, i))
                if other not in known:
                    yield spot.unknown("NP418", "payment", other, known)
                elif payments[other].country != payments[name].country:
                    message = f"'{other}' is another country's payment"
                    yield spot.error("NP418", message, "link payments of one country")
                elif _leads(links, other, name):
                    message = f"'{other}' leads back to this payment"
                    yield spot.error("NP418", message, "remove one link of the circle")


def _leads(links: Links, start: str, goal: str) -> bool:
    """Say whether the links lead from one payment to another, or are the same."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting += links.get(name, ())
    return False
