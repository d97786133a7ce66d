"""Every country explained: its place, its neighbour, its sources."""

import pytest

from natopart.model.pool import pool
from natopart.scoring.contribution import differences, leaves
from natopart.scoring.explain import cited
from natopart.scoring.score import score
from tests.unit.scoring.explain_data import DAYS, explained, shipped, stamp, view


@pytest.mark.parametrize("day", DAYS)
def test_every_country_is_explained_also_outside_the_pool(day: str) -> None:
    members = pool(view(day), "partners")
    for code in sorted(shipped().countries)[:: 1 if day == DAYS[0] else 4]:
        found = explained(code, day)
        assert (found.result is not None) == (code in members) == (not found.outside)
        assert found.tree.contribution == pytest.approx(found.tree.score or 0.0)
        assert found.status
        for reading in (leaf.reading for leaf in leaves(found.tree)):
            assert reading is not None
            assert set(cited(reading)) <= set(found.sources)


def test_the_place_is_that_of_the_ranking() -> None:
    day = DAYS[0]
    scores = score(
        view(day), pool(view(day), "partners"), shipped().profiles["default"], stamp(day)
    )
    found = explained("SWE")
    assert found.result is not None
    assert found.result.rank == scores.rank_of("SWE")
    assert found.result.criteria == scores.of("SWE").criteria
    assert found.ranked == sum(r.ranked for r in scores.results)
    assert found.tree.score == scores.of("SWE").score


def test_no_ranked_partner_is_nearer_than_the_neighbour() -> None:
    day = DAYS[0]
    scores = score(
        view(day), pool(view(day), "partners"), shipped().profiles["default"], stamp(day)
    )
    for code in ("SWE", "JOR", "AUS"):
        near = explained(code).neighbour
        assert near is not None
        assert near.partner != code
        own = scores.of(code).score or 0.0
        others = [r for r in scores.results if r.ranked and r.partner != code]
        nearest = min(abs((r.score or 0.0) - own) for r in others)
        assert abs(near.score - own) == pytest.approx(nearest, abs=1e-12)


def test_two_indicators_separate_the_neighbours_most() -> None:
    found = explained("SWE")
    assert found.neighbour is not None
    other = explained(found.neighbour.partner)
    apart = differences({"SWE": found.tree, other.partner: other.tree})
    assert found.neighbour.differences == apart[:2]
    largest = sorted((d.spread for d in apart), reverse=True)[:2]
    assert [d.spread for d in apart[:2]] == pytest.approx(largest)


def test_any_one_ranks_by_places_and_leaves_outsiders_without_a_neighbour() -> None:
    inside = explained("SWE", profile="any-one")
    assert inside.neighbour is not None
    assert inside.result is not None
    assert inside.result.bounds is None
    assert explained("USA", profile="any-one").neighbour is None


def test_another_exponent_tells_effects() -> None:
    found = explained("SWE", p=2.0)
    assert not found.additive
    assert found.tree.contribution == found.tree.score
    top = found.tree.children[0]
    rest = [(c.weight or 0.0, c.score or 0.0) for c in found.tree.children[1:]]
    without = (sum(w * s**2 for w, s in rest) / sum(w for w, _ in rest)) ** 0.5
    assert top.contribution == pytest.approx((found.tree.score or 0.0) - without)


def test_limits_are_those_in_force() -> None:
    assert "arms-embargo" in {limit.kind for limit in explained("RUS", "2014-09-04").limits}
    assert "arms-embargo" not in {limit.kind for limit in explained("RUS").limits}
