"""What holds of coverage in every small world."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from natopart.planning.functions.coverage import Coverage, coverage
from natopart.planning.functions.matrix import functions
from tests import builders as make
from tests.property.worlds import exact
from tests.unit.planning.functions.sea import function, kind, view

NAMES = ("a", "b", "c", "d")
held = st.fixed_dictionaries({}, optional={name: st.integers(0, 9).map(float) for name in NAMES})


def covered(values: dict[str, float]) -> Coverage:
    """Return the coverage by AAA, which is documented to hold these amounts: b is a level."""
    kinds = [
        kind(
            name,
            *([make.figure("2012", AAA=values[name])] if name in values else []),
            kind="level" if name == "b" else "holding",
        )
        for name in NAMES
    ]
    world = view(capabilities=make.by_id(kinds), functions=make.by_id([function("sea", *NAMES)]))
    return coverage(world, "AAA", "sea")


@exact
@given(held)
def test_bounds_contain_coverage_and_unknown_is_never_zero(values: dict[str, float]) -> None:
    found = covered(values)
    low, high = found.bounds
    assert found.coverage is not None
    assert 0 <= low <= found.coverage <= high <= 1
    assert found.evidence == len(values) / len(NAMES)
    assert set(found.undocumented) == set(NAMES) - set(values)
    assert (high - low) * len(NAMES) == len(found.undocumented)


@exact
@given(held, st.sampled_from("acd"), st.integers(0, 9).map(float))
def test_one_more_documented_record_never_lowers_coverage(
    values: dict[str, float], name: str, amount: float
) -> None:
    values.pop(name, None)
    before, after = covered(values), covered({**values, name: amount})
    assert (after.coverage or 0.0) >= (before.coverage or 0.0)
    assert after.evidence > before.evidence
    assert before.bounds[0] <= after.bounds[0]
    assert after.bounds[1] <= before.bounds[1]


@exact
@given(st.permutations(["AAA", "BBB"]))
def test_the_order_of_a_pool_changes_nothing(pool: list[str]) -> None:
    assert functions(view(), pool) == functions(view(), ("AAA", "BBB"))
