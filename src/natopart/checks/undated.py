"""The rule NP505."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset


def undated(dataset: Dataset) -> Iterator[Finding]:
    """NP505: a payment, a project figure or a deed without a date.

    What it does: finds those without `as_of`, once for each record.

    Why: an undated payment enters nothing; a deed without a date counts only from the
    publication of its earliest source, one grade lower.

    Example: overflight rights that a later text mentions and does not date.

    Remedy: find the date, also a month or a year; or leave it, as the source tells no more.
    """
    places: list[Spot] = [
        Spot("payments", name) for name, p in dataset.payments.items() if p.as_of is None
    ]
    for name, project in dataset.projects.items():
        spot = Spot("projects", name)
        places += [spot.under("figures", i) for i, f in enumerate(project.figures) if not f.as_of]
    for name, act in dataset.support.items():
        spot = Spot("support", name)
        places += [spot.under("deeds", i) for i, d in enumerate(act.deeds) if not d.as_of]
    number = Counter((spot.section, spot.name) for spot in places)
    told: set[tuple[str, str]] = set()
    for spot in places:
        record = (spot.section, spot.name)
        if record not in told:
            told.add(record)
            count = number[record]
            what = "a fact" if count == 1 else f"the first of {count} facts"
            yield spot.doubt("NP505", f"{what} without a date in '{spot.name}'", "add 'as_of'")
