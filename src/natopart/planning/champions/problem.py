"""The assignment as numbers: who may champion what, how well, and what is demanded beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")

Kind: TypeAlias = Literal["most", "region", "volunteer"]


class Demand(NamedTuple):
    """A demand that can be given up: `name` is the region, or the function volunteered for."""

    kind: Kind
    name: str = ""


class Problem(NamedTuple):
    """Every function needs one champion among its eligible pairs; `optional` ones may have one.

    `worth` is the coverage, above 0, of each eligible (function, country); nobody champions
    more than `most` functions; each region has a champion among its countries; `fixed` are
    the volunteers by function, each an eligible pair.
    """

    functions: tuple[str, ...]
    worth: Mapping[tuple[str, str], float]
    most: int
    regions: Mapping[str, frozenset[str]] = {}
    fixed: Mapping[str, str] = {}
    optional: tuple[str, ...] = ()


def demands(problem: Problem) -> tuple[Demand, ...]:
    """Return what could be given up: the most functions of one country, regions, volunteers."""
    regions = (Demand("region", name) for name in problem.regions)
    return (Demand("most"), *regions, *(Demand("volunteer", name) for name in problem.fixed))


def without(problem: Problem, demand: Demand) -> Problem:
    """Return the problem in which one demand is given up."""
    if demand.kind == "most":
        return problem._replace(most=len(problem.functions))
    if demand.kind == "region":
        return problem._replace(regions=_less(problem.regions, demand.name))
    return problem._replace(fixed=_less(problem.fixed, demand.name))


def barring(problem: Problem, function: str, country: str) -> Problem:
    """Return the problem in which a country cannot have one function, a volunteer neither."""
    worth = {pair: w for pair, w in problem.worth.items() if pair != (function, country)}
    return problem._replace(worth=worth, fixed=_less(problem.fixed, function))


def _less(mapping: Mapping[str, T], name: str) -> dict[str, T]:
    return {key: value for key, value in mapping.items() if key != name}
