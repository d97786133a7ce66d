"""Money given: instruments, payments and exchange rates."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import Field

from natopart.model.fact import Count, Country, Fact, Model, Number, PartialDate, Year

Currency: TypeAlias = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Instrument(Fact):
    """A fund or a kind of payment.

    `counts`: it is money for NATO or a NATO-led purpose. Where `channel_named` is false the
    source does not say through which fund the money goes, and it counts at grade C.
    """

    id: str
    name: str
    purpose: str
    counts: bool
    channel_named: bool = True
    project: str = ""


class Payment(Fact):
    """Money pledged or paid: `amount` in `currency`, told on `as_of`.

    `id` is `country/instrument/date`. A yearly rate (`per_year`) holds in each year of
    `start`..`end`, both included. A payment is left out where another `supersedes` it, or
    where the payment that it is `part_of` is counted.
    """

    id: str
    country: Country
    instrument: str
    as_of: PartialDate | None = None
    amount: Count
    currency: Currency
    status: Literal["pledged", "paid", "annual-commitment"]
    start: PartialDate | None = None
    end: PartialDate | None = None
    per_year: bool = False
    part_of: str = ""
    supersedes: tuple[str, ...] = ()
    purpose: str


class Rate(Fact):
    """Units of a currency for one US dollar, average of a year."""

    values: dict[Currency, dict[Year, Number]]

    yearly: ClassVar[tuple[str, ...]] = ("values",)


class Rates(Model):
    """The exchange rates of every currency and year in which money was given."""

    rates: tuple[Rate, ...]

    nested: ClassVar[dict[str, Any]] = {"rates": Rate}
