"""From a ranking to its field: what is asked of all weights, and where they have no say."""

from __future__ import annotations

import pytest

import natopart
from natopart.model.view import View
from natopart.problems import UsageError
from natopart.scoring.weights.ranking import criterion_weights, ranked_field, standings
from tests.unit.scoring.weights.build import CRITERIA, chicago


@pytest.fixture(scope="module")
def view() -> View:
    return natopart.as_of(natopart.load(), "2012-05-20")


def test_standings_hold_the_rank_of_every_single_criterion(view: View) -> None:
    """The corners of the triangle are weights too, so that no rank there lies outside."""
    scores = natopart.score(view)
    found = standings(scores, view.dataset.index, view.dataset.profiles["default"])
    assert sum(standing.first for standing in found.values()) == pytest.approx(1)
    for code, standing in found.items():
        own = scores.of(code)
        assert own.rank is not None
        assert standing.best <= own.rank <= standing.worst
    assert set(found) == set(chicago())


def test_who_is_not_ranked_has_no_standing(view: View) -> None:
    scores = natopart.score(view, "all")
    found = standings(scores, view.dataset.index, view.dataset.profiles["default"])
    assert set(found) == {r.partner for r in scores.results if r.ranked}
    assert len(found) < len(scores.results)


def test_a_criterion_without_weight_is_not_in_the_field(view: View) -> None:
    profiles = view.dataset.profiles
    assert criterion_weights(view.dataset.index, profiles["core-group"]) == {"operations": 1}
    equal = criterion_weights(view.dataset.index, profiles["default"])
    assert equal == pytest.approx(dict.fromkeys(CRITERIA, 1 / 3))


def test_the_order_at_the_profiles_weights_is_the_ranking(view: View) -> None:
    scores = natopart.score(view)
    third = "operations=0.333333333..0.333333334", "financial=0.333333333..0.333333334"
    found = natopart.weigh(view, preferences=third)
    expected = dict(zip(found.partners, found.expected, strict=True))
    assert sorted(expected, key=lambda code: expected[code]) == [
        r.partner for r in scores.results if r.ranked
    ]


def test_where_the_weights_have_no_say(view: View) -> None:
    index, profiles = view.dataset.index, view.dataset.profiles
    with pytest.raises(UsageError, match="no say under the profile 'any-one'"):
        criterion_weights(index, profiles["any-one"])
    with pytest.raises(UsageError, match="no say in a ranking by financial"):
        ranked_field(natopart.score(view, by="financial"), {"financial": 1.0}, 1)


def test_who_lacks_a_criterion_is_excluded() -> None:
    from natopart import Component, Criterion, Goalposts, Index, Indicator

    posts = Goalposts(low=0, high=10, reason="A scale from 0 to 10.")
    parts = [
        Component(
            id=f"{name}-part",
            name=name,
            indicators=(Indicator(id=name, name=name, measure="series", goalposts=posts),),
        )
        for name in ("depth", "width")
    ]
    criteria = tuple(Criterion(id=p.name + "s", name=p.name, components=(p,)) for p in parts)
    index = Index(id="own", name="Own", criteria=criteria)
    scores = natopart.score_own(
        {"A": {"depth": 3, "width": 5}, "B": {"depth": 9}, "C": {"depth": 2, "width": 6}}, index
    )
    found = ranked_field(scores, {"depths": 0.5, "widths": 0.5}, 1)
    assert (found.partners, found.excluded) == (("A", "C"), ("B",))
