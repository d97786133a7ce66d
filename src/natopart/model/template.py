"""A project to propose: what is wanted, under which conditions, at which cost.

Templates are data; a project of one's own is a file of the same form.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from natopart.model.fact import Count, Country, Fact, Model, Texts
from natopart.model.index import Share

Positive = Annotated[float, Field(ge=1e-6, le=1e9, allow_inf_nan=False)]
Units = Annotated[float, Field(ge=1e-3, le=1e7, allow_inf_nan=False)]
Weight = Annotated[float, Field(ge=1e-2, le=1e2, allow_inf_nan=False)]


class Requirement(Model):
    """Units of one capability type that a project wants, of a whole rotation, and why so many.

    `serve`: by a part of what a member holds (`holding`), by access or a level that reaches
    `threshold` (`access`), or by units bought together (`share`). `availability` is the part
    of a holding that a country would commit. For `share`: `need_rate` units a thousand million
    US dollars of defence expenditure, none for those that own `owners_from` or more, nor for
    those whose own need reaches two `lot`s (the units that are bought together).
    """

    id: str
    capability: str
    units: Units
    weight: Weight = 1.0
    serve: Literal["holding", "access", "share"] = "holding"
    availability: Annotated[float, Field(gt=0, le=1)] = 0.25
    threshold: Positive | None = None
    need_rate: Positive | None = None
    owners_from: Positive | None = None
    lot: Positive | None = None
    unit: str = ""
    reason: Annotated[str, Field(min_length=10)]
    sources: Texts = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.serve == "access" and self.threshold is None:
            raise ValueError("a requirement served by access needs a threshold")
        if self.serve == "share" and (self.need_rate is None or self.lot is None):
            raise ValueError("a requirement served by share needs a need_rate and a lot")
        if self.serve != "access" and self.threshold is not None:
            raise ValueError("a threshold belongs to a requirement served by access")
        if self.serve != "share" and (self.need_rate or self.owners_from or self.lot):
            raise ValueError(
                "need_rate, owners_from and lot belong to a requirement served by share"
            )
        return self


class AtLeast(Model):
    """At least `k` members of a body, a region or a list."""

    name: str
    k: Annotated[int, Field(ge=1)]
    body: str = ""
    region: str = ""
    countries: tuple[Country, ...] = ()

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if sum(map(bool, (self.body, self.region, self.countries))) != 1:
            raise ValueError("name one of body, region and countries")
        return self


class Circle(Model):
    """Who may be in: sizes, least numbers, required, excluded and incompatible countries.

    `candidates_from`: only members of these bodies are candidates. `partners_from`: partners
    are candidates only from these regions, which does not bind Allies.
    """

    min_size: Annotated[int, Field(ge=1)] = 2
    max_size: Annotated[int, Field(ge=1)] = 12
    min_partners: Annotated[int, Field(ge=0)] = 1
    min_allies: Annotated[int, Field(ge=0)] = 1
    required: tuple[Country, ...] = ()
    excluded: tuple[Country, ...] = ()
    incompatible: tuple[tuple[Country, Country], ...] = ()
    at_least: tuple[AtLeast, ...] = ()
    candidates_from: Texts = ()
    partners_from: Texts = ()
    affordability: Share | None = None

    nested: ClassVar[dict[str, Any]] = {"at_least": AtLeast}

    @model_validator(mode="after")
    def _sizes(self) -> Self:
        if self.min_size > self.max_size:
            raise ValueError(
                f"min_size {self.min_size} lies above max_size {self.max_size}, which is 12"
                " unless told otherwise; raise max_size"
            )
        names = [group.name for group in self.at_least]
        if len(names) != len(set(names)):
            raise ValueError("two groups of at_least have one name; rename one of them")
        if any(a == b for a, b in self.incompatible):
            raise ValueError("a country is incompatible with itself; exclude it instead")
        return self


class Cost(Model):
    """What the project costs a year: `fixed`, and `unit_price` a unit of the shared requirement.

    Units are bought in whole lots where the requirement has one. In `currency` of `price_year`.
    """

    fixed: Count = 0.0
    unit_price: Count = 0.0
    currency: str = "USD"
    price_year: Annotated[int, Field(ge=1900, le=2100)]
    reason: Annotated[str, Field(min_length=10)]
    sources: Texts = ()


class Template(Fact):
    """A project for which a circle can be proposed.

    `max_share` is the largest part of one requirement that one member may carry, `target` the
    part of the greatest coverage that the circle is to reach, `tolerance` the coverage that
    may be given up for merit, `habit_weight` the part of habits of cooperation in merit.
    `like`: a real project on whose model it is made, whose own declared units are not used.
    `regions`: where the task is, from which a host is taken where a member lies there.
    `helps`: the task is to help, namely the partners of `regions` (everywhere without any) that
    hold one of these tools, by which they ask for it; who is helped is no candidate.
    """

    id: str
    name: Annotated[str, Field(min_length=1)]
    function: str
    description: str
    regions: Texts = ()
    helps: Texts = ()
    requirements: tuple[Requirement, ...]
    circle: Circle
    target: Annotated[float, Field(gt=0, le=1)] = 0.95
    tolerance: Share = 0.02
    habit_weight: Share = 0.25
    max_share: Annotated[float, Field(gt=0, le=1)] = 1 / 6
    cost: Cost | None = None
    cost_rule: Literal["usage", "gdp", "defence-expenditure", "equal", "shapley"] = "usage"
    posts: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    like: str = ""

    nested: ClassVar[dict[str, Any]] = {
        "requirements": Requirement,
        "circle": Circle,
        "cost": Cost,
    }

    @model_validator(mode="after")
    def _wanted(self) -> Self:
        if not self.requirements:
            raise ValueError("a project needs at least one requirement")
        return self
