"""A yearly series: one unit, one main source, exceptions with their own."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from natopart.model.fact import Country, Fact, Number, Year


class Override(Fact):
    """Values of a series that come from another source or with another grade or note."""

    values: dict[Country, dict[Year, Number]]

    yearly: ClassVar[tuple[str, ...]] = ("values",)


class Series(Override):
    """Yearly values of countries. A year that is absent is unknown.

    A `flow` (what a year brought) counts once its year is over, a `stock` (what there was in
    it) from the year's first day.
    """

    id: str
    name: str
    unit: str
    kind: Literal["flow", "stock"] = "flow"
    exceptions: tuple[Override, ...] = ()

    nested: ClassVar[dict[str, Any]] = {"exceptions": Override}
