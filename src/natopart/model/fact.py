"""The root of every record: frozen, strict, with its sources and its grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from natopart.model.dates import PartialDate, first_day, last_day

Grade: TypeAlias = Literal["A", "B", "C", "D"]
"""A official or primary, B reputable secondary, C weak or inferred, D not yet documented."""

Country: TypeAlias = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""An ISO 3166-1 alpha-3 code."""

Number: TypeAlias = Annotated[float, Field(allow_inf_nan=False)]
Count: TypeAlias = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Texts: TypeAlias = tuple[str, ...]


class Model(BaseModel):
    """A frozen record that refuses unknown keys and silent conversions.

    Schemas are built at the first validation, so that reading the compiled copy needs none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    nested: ClassVar[dict[str, Any]] = {}
    """The fields that hold models, or tuples of them, for rebuilding without validation."""

    @classmethod
    def restore(cls, values: dict[str, Any]) -> Self:
        """Return the record with these values, taken as valid: they come from a record."""
        return cls.model_construct(**values)


class Fact(Model):
    """Anything stated by a source. Grade D alone may have none."""

    sources: Texts = ()
    grade: Grade
    note: str = ""

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if not self.sources and self.grade != "D":
            raise ValueError("a fact of grade A, B or C needs a source")
        return self


class Period(Fact):
    """A fact that holds from `start` to `end`.

    A full day in `end` is exclusive, a month or year includes that whole period; no `end`
    is still in force; no `start` is unknown.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start and self.end and last_day(self.end) < first_day(self.start):
            raise ValueError(f"ends {self.end} before it starts {self.start}")
        return self


class Block(Fact):
    """Figures of one date from one source: a number a country."""

    as_of: PartialDate
    values: dict[Country, Count]


def by_country(blocks: Iterable[Block]) -> Mapping[str, tuple[tuple[float, Block], ...]]:
    """Return every figure of each country with the block that holds it, in their order."""
    found: dict[str, list[tuple[float, Block]]] = {}
    for block in blocks:
        for code, value in block.values.items():
            found.setdefault(code, []).append((value, block))
    return {code: tuple(rows) for code, rows in found.items()}


def by_year(values: Mapping[str, Mapping[Any, float]]) -> dict[str, dict[int, float]]:
    """Return yearly values with years as numbers, which JSON keeps as text."""
    return {code: {int(year): v for year, v in years.items()} for code, years in values.items()}
