import pytest

from natopart.model.pool import pool
from natopart.scoring.contest import contest
from natopart.scoring.score import score, score_table
from tests.unit.scoring.explain_data import shipped, stamp, view

DAY = "2012-05-20"
PROFILE = shipped().profiles["default"]
POOL = pool(view(DAY), "partners")


def test_those_asked_beside_the_pool_change_no_rank() -> None:
    plain = score(view(DAY), POOL, PROFILE, stamp(DAY))
    beside = contest(view(DAY), POOL, PROFILE, stamp(DAY), ("USA", "SWE"))
    places = [(r.partner, r.rank, r.rank_range, r.score) for r in plain.results]
    assert [(r.partner, r.rank, r.rank_range, r.score) for r in beside.scores.results] == places
    assert beside.result("USA") is None
    assert beside.root("USA").score is not None


def test_the_rank_with_the_same_readings_is_the_rank() -> None:
    field = contest(view(DAY), POOL, PROFILE, stamp(DAY), ())
    assert field.rank_if("SWE", field.cells["SWE"]) == field.scores.rank_of("SWE")
    best = field.scores.results[0].partner
    assert field.rank_if("SWE", field.cells[best]) == 1
    assert field.rank_if("USA", field.cells[best]) is None


@pytest.mark.parametrize("rule", ["min-max", "percentile"])
@pytest.mark.parametrize("missing", ["floor", "skip"])
def test_a_fitted_contest_is_the_ranking_of_the_pool(rule: str, missing: str) -> None:
    how = PROFILE.model_copy(update={"normalisation": rule, "missing": missing})
    plain = score(view(DAY), POOL, how, stamp(DAY))
    field = contest(view(DAY), POOL, how, stamp(DAY), ("USA", "SWE"))
    assert [(r.partner, r.score) for r in field.scores.results] == [
        (r.partner, r.score) for r in plain.results
    ]
    assert field.root("SWE").score == plain.of("SWE").score
    assert field.score_if("SWE", field.cells["SWE"]) == plain.of("SWE").score
    assert field.tree != field.grown


@pytest.mark.parametrize("rule", ["min-max", "percentile"])
def test_the_rank_with_other_readings_is_that_of_a_pool_that_has_them(rule: str) -> None:
    how = PROFILE.model_copy(update={"normalisation": rule})
    field = contest(view(DAY), POOL, how, stamp(DAY), ())
    name = "deployed-person-years"
    better = {**field.cells["IRL"], name: field.cells["IRL"][name]._replace(value=1e6, upper=1e6)}
    pool = {**{code: field.cells[code] for code in POOL}, "IRL": better}
    alone = score_table(pool, field.names, field.grown, how, stamp(DAY))
    assert field.rank_if("IRL", better) == alone.rank_of("IRL")
    assert field.score_if("IRL", better) == alone.of("IRL").score
    first = max(POOL, key=lambda code: field.cells[code][name].value or 0.0)
    before, after = (s.of(first).tree.find(name) for s in (field.scores, alone))
    assert before is not None
    assert after is not None
    assert (after.score or 0.0) < (before.score or 0.0) == 1.0
