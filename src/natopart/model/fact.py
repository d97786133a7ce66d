"""The root of every record: frozen, strict, with its sources and its grade."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from natopart.model.dates import first_day, last_day, parse_partial

Grade: TypeAlias = Literal["A", "B", "C", "D"]
"""A official or primary, B reputable secondary, C weak or inferred, D not yet documented."""

PartialDate: TypeAlias = Annotated[str, BeforeValidator(parse_partial)]
"""An ISO date as text: `2012`, `2012-05` or `2012-05-20`, never padded to a false day."""

Country: TypeAlias = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""An ISO 3166-1 alpha-3 code."""


def sensible(value: float) -> float:
    """Return a number of a size that facts have.

    Raises:
        ValueError: where it is not 0 and so small or large that sums of such numbers fail.
    """
    if value and not SMALLEST <= abs(value) <= LARGEST:
        raise ValueError(f"{value} is no number that a document gives: from 1e-12 to 1e18")
    return value


SMALLEST, LARGEST = 1e-12, 1e18

Number: TypeAlias = Annotated[float, Field(allow_inf_nan=False), AfterValidator(sensible)]
Count: TypeAlias = Annotated[float, Field(ge=0, allow_inf_nan=False), AfterValidator(sensible)]
Year: TypeAlias = Annotated[int, Field(ge=1800, le=2200)]
Texts: TypeAlias = tuple[str, ...]


class Model(BaseModel):
    """A frozen record that refuses unknown keys and silent conversions.

    Schemas are built at the first validation, so that reading the compiled copy needs none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    nested: ClassVar[dict[str, Any]] = {}
    """The fields that hold models, or tuples of them, for rebuilding without validation."""

    yearly: ClassVar[tuple[str, ...]] = ()
    """The fields that hold values by year, whose years are text in JSON."""

    @classmethod
    def restore(cls, fields: dict[str, Any]) -> Self:
        """Return the record with these fields, all of them, taken as valid.

        What `model_construct` does, several times as fast.
        """
        record = cls.__new__(cls)
        object.__setattr__(record, "__dict__", fields)
        object.__setattr__(record, "__pydantic_fields_set__", set(fields))
        object.__setattr__(record, "__pydantic_extra__", None)
        object.__setattr__(record, "__pydantic_private__", None)
        return record


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
