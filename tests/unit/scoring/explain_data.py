"""What the tests of explain and compare share: the shipped data, asked simply."""

from datetime import date
from functools import cache

from natopart.loading.dataset import load
from natopart.model.dataset import Dataset
from natopart.model.pool import pool
from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.scoring.compare import Comparison, compare
from natopart.scoring.explain import Explanation, explain

DAYS = ("2012-05-20", "2014-09-04", "2025-06-24")


@cache
def shipped() -> Dataset:
    return load()


@cache
def view(day: str) -> View:
    return shipped().as_of(date.fromisoformat(day))


def stamp(day: str, profile: str = "default", name: str = "partners") -> Stamp:
    return Stamp("0", "d", (), "natopart-1", profile, day, name)


@cache
def explained(
    code: str, day: str = "2012-05-20", profile: str = "default", p: float | None = None
) -> Explanation:
    weighed = shipped().profiles[profile]
    if p is not None:
        weighed = weighed.model_copy(update={"aggregation": p})
    members = pool(view(day), "partners")
    return explain(view(day), code, members, weighed, stamp(day, profile))


@cache
def compared(codes: tuple[str, ...], day: str = "2012-05-20") -> Comparison:
    members = pool(view(day), "partners")
    return compare(view(day), codes, members, shipped().profiles["default"], stamp(day))
