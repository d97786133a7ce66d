"""A yearly series: one unit, one main source, exceptions with their own."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from natopart.model.fact import Country, Fact, Number, by_year


class Override(Fact):
    """Values of a series that come from another source or with another grade or note."""

    values: dict[Country, dict[int, Number]]

    @classmethod
    def restore(cls, values: dict[str, Any]) -> Self:
        """Return the record with these values; years may be text, as in JSON."""
        return cls.model_construct(**{**values, "values": by_year(values["values"])})


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
