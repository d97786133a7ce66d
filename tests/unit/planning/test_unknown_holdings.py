"""Unknown holdings that could change the answer: by hand, where no chance finds the case."""

from __future__ import annotations

from natopart.planning.cluster.doubt import could_change
from natopart.planning.cluster.problem import Candidate, Constraints, Demand, Problem
from natopart.planning.cluster.solve import solve

PAIRS = Constraints(target=0.5, tolerance=0.1, min_size=2, max_size=2)


def problem(**candidates: tuple[float, float]) -> Problem:
    """Return a problem of ten units of one thing: what each country offers, and its score."""
    return Problem(
        (Demand("units", 10, 1, 10),),
        tuple(Candidate(c, True, {"units": q}, s) for c, (q, s) in sorted(candidates.items())),
        {},
        PAIRS,
    )


def test_a_better_circle_of_less_merit_leaves_the_proposal_short() -> None:
    # A and B serve 6 of 10; were X to offer 10, A and X would serve all, and 9 would be enough
    asked = problem(AAA=(3, 0.5), BBB=(3, 0.5), XXX=(0, 0.0))
    found = solve(asked)
    assert found.members == ("AAA", "BBB")
    assert could_change(asked, found, "XXX", {"units": 10})
    assert not could_change(asked, found, "XXX", {"units": 3})


def test_a_circle_below_the_floor_of_the_others_changes_nothing() -> None:
    # D and E serve all, so that 9 is enough; B and C serve 9 with more merit. B and X would
    # serve 8.5 with most merit, which is not enough.
    asked = problem(BBB=(5, 0.5), CCC=(4, 0.5), DDD=(6, 0.1), EEE=(4, 0.1), XXX=(0, 0.9))
    asked = asked._replace(
        constraints=PAIRS._replace(incompatible=frozenset({("BBB", "DDD"), ("DDD", "XXX")}))
    )
    found = solve(asked)
    assert found.members == ("BBB", "CCC")
    assert not could_change(asked, found, "XXX", {"units": 3.5})
    assert could_change(asked, found, "XXX", {"units": 4})
