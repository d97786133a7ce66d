from natopart.model.pool import pool
from natopart.scoring.contest import contest
from natopart.scoring.score import score
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
