"""The rule NP406."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset


def unknown_instrument(dataset: Dataset) -> Iterator[Finding]:
    """NP406: an instrument that funding/instruments.yaml does not have.

    What it does: looks up the middle part of each payment's name, `country/instrument/date`.

    Why: the instrument says whether the money is for NATO; without it nothing can be counted.

    Example: `AUS/ana-trustfund/2009:` in funding/payments.yaml.

    Remedy: correct the name, or add the instrument to funding/instruments.yaml.
    """
    known = frozenset(dataset.instruments)
    for name, payment in dataset.payments.items():
        if payment.instrument not in known:
            spot = Spot("payments", name)
            yield spot.unknown("NP406", "instrument", payment.instrument, known, key=True)
