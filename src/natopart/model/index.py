"""The index: a tree of criteria, components and indicators, and the profiles that weigh it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from natopart.model.fact import Count, Model, Number

Share: TypeAlias = Annotated[float, Field(ge=0, le=1)]
Weight: TypeAlias = Annotated[Count, Field(le=1_000_000)]

MEASURES: Mapping[str, tuple[str, ...]] = {
    "acts": ("kinds",),
    "agreement": ("series",),
    "assets-and-roles": ("operations", "assets", "roles"),
    "breadth": ("operations",),
    "burden": ("operations", "series"),
    "deployed-person-years": ("operations",),
    "holding": ("capability",),
    "money": (),
    "projects": ("projects",),
    "series": ("series",),
    "tools": ("tools",),
}
"""The names of the measures in `scoring.measures` and the parameters that each needs."""


class Goalposts(Model):
    """The values that score 0 (`low`) and 1 (`high`), and why these: a document or a formation."""

    low: Number
    high: Number
    reason: Annotated[str, Field(min_length=10)]

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.low >= self.high:
            raise ValueError("the low goalpost lies below the high one")
        return self


class Indicator(Model):
    """One measured property of a country and how it becomes a score.

    `measure` names a function of the register in `scoring.measures`; `parameters` are its own.
    `weight` 0 means that only a profile brings it in. `max_age` is in years. `applies_to`:
    a country outside it has no such indicator, which is not a gap.
    """

    id: str
    name: str
    measure: str
    parameters: dict[str, Any] = {}
    direction: Literal["more", "less"] = "more"
    transform: Literal["none", "log", "log1p"] = "none"
    scale: Annotated[float, Field(gt=0)] = 1.0
    scale_reason: str = ""
    goalposts: Goalposts
    weight: Weight = 1.0
    max_age: Annotated[float, Field(gt=0)] | None = None
    applies_to: Literal["everyone", "partners"] = "everyone"

    @model_validator(mode="after")
    def _logarithm(self) -> Self:
        if self.transform == "log" and self.goalposts.low <= 0:
            raise ValueError("a logarithm needs positive goalposts")
        if self.transform == "log1p" and self.goalposts.low < 0:
            raise ValueError("log1p needs goalposts of zero or more")
        if self.transform == "log1p" and not self.scale_reason:
            raise ValueError("log1p needs a scale_reason: the unit of the field that scale is")
        return self

    nested: ClassVar[dict[str, Any]] = {"goalposts": Goalposts}


class Component(Model):
    """A part of a criterion: the mean of its indicators."""

    id: str
    name: str
    indicators: tuple[Indicator, ...]
    weight: Weight = 1.0

    nested: ClassVar[dict[str, Any]] = {"indicators": Indicator}


class IndexedType(Model):
    """A capability type of the index: full score at `high`, and why it is in the index."""

    capability: str
    high: Annotated[float, Field(gt=0)]
    reason: Annotated[str, Field(min_length=10)]
    max_age: Annotated[float, Field(gt=0)]
    weight: Weight = 1.0


class Functions(Model):
    """How functions become the components of a criterion.

    The criterion is the greatest mean of `best` functions of which no two share more than
    `max_overlap` of the smaller one's indexed types. A function is scored with at least
    `min_types` indexed types, at least `min_means` of them means (held, yearly or measured).
    """

    best: Annotated[int, Field(ge=1)]
    max_overlap: Share
    min_types: Annotated[int, Field(ge=1)]
    min_means: Share
    types: tuple[IndexedType, ...]

    nested: ClassVar[dict[str, Any]] = {"types": IndexedType}


class Criterion(Model):
    """One of the paper's criteria: components, or functions that become them."""

    id: str
    name: str
    components: tuple[Component, ...] = ()
    functions: Functions | None = None
    weight: Weight = 1.0

    nested: ClassVar[dict[str, Any]] = {"components": Component, "functions": Functions}

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if bool(self.components) == (self.functions is not None):
            raise ValueError("a criterion has either components or functions")
        return self


class Index(Model):
    """The whole index."""

    id: str
    name: str
    criteria: tuple[Criterion, ...]

    nested: ClassVar[dict[str, Any]] = {"criteria": Criterion}


class Profile(Model):
    """A named weighting with its options.

    `weights` by the id of a criterion, component or indicator; what is not named keeps the
    index's weight. `parameters` by the id of an indicator, laid over its own. `requires`:
    the criteria in which a partner needs `min_evidence` to be ranked at all.
    `aggregation` is the exponent of the power mean. `normalisation`: values become scores by
    the index's goalposts, or by a scale that is fitted to the pool. `top_share`: the part of
    the pool that is most capable in a criterion.
    """

    id: str
    name: str
    description: str
    rule: Literal["mean", "any-one"] = "mean"
    weights: dict[str, Weight] = {}
    parameters: dict[str, dict[str, Any]] = {}
    aggregation: Number = 1.0
    missing: Literal["floor", "skip"] = "floor"
    normalisation: Literal["goalposts", "min-max", "percentile"] = "goalposts"
    requires: tuple[str, ...] = ()
    min_evidence: Share = 0.5
    top_share: Share = 0.25
