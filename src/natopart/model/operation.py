"""A NATO-led operation and what countries gave to it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import model_validator

from natopart.model.dates import first_day, last_day
from natopart.model.fact import Block, Country, Fact, PartialDate, Period
from natopart.model.roll import Roll


class Asset(Period):
    """Something that a country put at an operation's disposal, or only `offered`."""

    country: Country
    asset: str
    quantity: float | None = None
    unit: str = ""
    role: str = ""
    offered: bool = False


class Role(Period):
    """A part that a country took in an operation."""

    country: Country
    role: str
    value: float | None = None
    unit: str = ""


class Operation(Fact):
    """An operation: its dates, NATO's lead, its mandate, and who gave what.

    `end` and `nato_end` are included; none is still running. `counts` is false where it is
    no operation (a standing readiness force).
    """

    id: str
    name: str
    start: PartialDate
    end: PartialDate | None = None
    nato_start: PartialDate
    nato_end: PartialDate | None = None
    counts: bool
    article5: bool
    mandate: tuple[str, ...] = ()
    region: str = ""
    type: str
    personnel: tuple[Block, ...] = ()
    assets: tuple[Asset, ...] = ()
    roles: tuple[Role, ...] = ()
    rolls: tuple[Roll, ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        ends = [last_day(end) for end in (self.nato_end, self.end) if end]
        days = [first_day(self.start), last_day(self.nato_start), *ends]
        if days != sorted(days):
            raise ValueError("start, nato_start, nato_end and end follow each other in time")
        return self

    nested: ClassVar[dict[str, Any]] = {
        "personnel": Block,
        "assets": Asset,
        "roles": Role,
        "rolls": Roll,
    }
