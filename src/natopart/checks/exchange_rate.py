"""The rule NP417."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.dates import last_day


def exchange_rate(dataset: Dataset) -> Iterator[Finding]:
    """NP417: no exchange rate for the year and currency of a payment.

    What it does: looks up the rate of each dated payment that is not in US dollars; refuses a
    rate of zero or less.

    Why: money is compared in US dollars of the year in which it was told.

    Example: a payment in `NZD` of 2009 where the rates of NZD begin in 2010.

    Remedy: add the year's average to funding/rates.yaml, with its source.
    """
    known = {
        (currency, year)
        for rate in dataset.rates.rates
        for currency, years in rate.values.items()
        for year in years
    }
    for name, payment in dataset.payments.items():
        if payment.as_of is None or payment.currency == "USD":
            continue
        year = last_day(payment.as_of).year
        if (payment.currency, year) not in known:
            spot = Spot("payments", name, ("currency",))
            message = f"no exchange rate of {payment.currency} in {year}"
            yield spot.error("NP417", message, "add it to funding/rates.yaml")
    yield from _not_positive(dataset)


def _not_positive(dataset: Dataset) -> Iterator[Finding]:
    for i, rate in enumerate(dataset.rates.rates):
        for currency, years in rate.values.items():
            for year, units in years.items():
                if units <= 0:
                    spot = Spot("rates", "rates", ("rates", i, "values", currency, year))
                    message = f"{units:.10g} is no rate of {currency}"
                    yield spot.error("NP417", message, "give the units for one US dollar")
