from functools import cache

import pytest

from natopart.model.index import Profile
from natopart.model.pool import pool
from natopart.scoring.contest import Contest, contest
from natopart.scoring.evaluate import Readings
from natopart.scoring.score import Scores, score, score_table
from tests.unit.scoring.explain_data import shipped, stamp, view

DAY = "2012-05-20"


@cache
def members() -> tuple[str, ...]:
    return pool(view(DAY), "partners")


def default(**changes: str) -> Profile:
    return shipped().profiles["default"].model_copy(update=changes)


def held(profile: Profile, *asked: str) -> Contest:
    return contest(view(DAY), members(), profile, stamp(DAY), asked)


def ranking(profile: Profile) -> Scores:
    return score(view(DAY), members(), profile, stamp(DAY))


def test_those_asked_beside_the_pool_change_no_rank() -> None:
    plain = ranking(default())
    beside = held(default(), "USA", "SWE")
    places = [(r.partner, r.rank, r.rank_range, r.score) for r in plain.results]
    assert [(r.partner, r.rank, r.rank_range, r.score) for r in beside.scores.results] == places
    assert beside.result("USA") is None
    assert beside.root("USA").score is not None


def test_the_rank_with_the_same_readings_is_the_rank() -> None:
    field = held(default())
    assert field.rank_if("SWE", field.cells["SWE"]) == field.scores.rank_of("SWE")
    best = field.scores.results[0].partner
    assert field.rank_if("SWE", field.cells[best]) == 1
    assert field.rank_if("USA", field.cells[best]) is None


@pytest.mark.parametrize("rule", ["min-max", "percentile"])
@pytest.mark.parametrize("missing", ["floor", "skip"])
def test_a_fitted_contest_is_the_ranking_of_the_pool(rule: str, missing: str) -> None:
    how = default(normalisation=rule, missing=missing)
    plain = ranking(how)
    field = held(how, "USA", "SWE")
    assert [(r.partner, r.score) for r in field.scores.results] == [
        (r.partner, r.score) for r in plain.results
    ]
    assert field.root("SWE").score == plain.of("SWE").score
    assert field.score_if("SWE", field.cells["SWE"]) == plain.of("SWE").score
    assert field.tree != field.grown


READING = "deployed-person-years"


def with_more(field: Contest, how: Profile) -> tuple[Readings, Scores]:
    """Return the readings of Mongolia with far more service, and the ranking of such a pool."""
    own = field.cells["MNG"]
    better = {**own, READING: own[READING]._replace(value=1e6, upper=1e6)}
    cells = {**{code: field.cells[code] for code in members()}, "MNG": better}
    return better, score_table(cells, field.names, field.grown, how, stamp(DAY))


@pytest.mark.parametrize("rule", ["goalposts", "min-max", "percentile"])
def test_the_rank_with_other_readings_is_that_of_a_pool_that_has_them(rule: str) -> None:
    how = default(normalisation=rule)
    field = held(how)
    better, alone = with_more(field, how)
    assert field.rank_if("MNG", better) == alone.rank_of("MNG") != field.scores.rank_of("MNG")
    assert field.score_if("MNG", better) == alone.of("MNG").score


@pytest.mark.parametrize("rule", ["min-max", "percentile"])
def test_other_readings_move_a_fitted_scale_for_everyone(rule: str) -> None:
    how = default(normalisation=rule)
    field = held(how)
    _, alone = with_more(field, how)
    first = max(members(), key=lambda code: field.cells[code][READING].value or 0.0)
    before, after = (s.of(first).tree.find(READING) for s in (field.scores, alone))
    assert before is not None
    assert after is not None
    assert (after.score or 0.0) < (before.score or 0.0) == 1.0
