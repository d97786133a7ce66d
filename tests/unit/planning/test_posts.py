"""Posts and whole parts by largest remainder."""

from __future__ import annotations

from fractions import Fraction

import pytest

from natopart.planning.cluster.exact import apportion, exact
from natopart.planning.cluster.posts import apportioned


def test_numbers_are_what_is_written() -> None:
    assert exact(0.1) == Fraction(1, 10)
    assert exact(1e22) == 10**22
    with pytest.raises(ValueError, match="Invalid literal"):
        exact(float("nan"))


def test_largest_remainders_get_the_rest() -> None:
    keys = {"CCC": 21, "AAA": 43, "BBB": 36}  # quotas of ten: 2.1, 4.3, 3.6
    fractions = {name: Fraction(key) for name, key in keys.items()}
    assert apportion(10, fractions) == {"AAA": 4, "BBB": 4, "CCC": 2}


def test_ties_go_to_the_first_code() -> None:
    keys = dict.fromkeys(("CCC", "AAA", "BBB"), Fraction(1))
    assert apportion(4, keys) == {"AAA": 2, "BBB": 1, "CCC": 1}
    assert list(apportion(4, keys)) == ["AAA", "BBB", "CCC"]


def test_nothing_to_divide() -> None:
    assert apportion(0, {"AAA": Fraction(0)}) == {"AAA": 0}
    assert apportion(0, {}) == {}
    with pytest.raises(ValueError, match="no key"):
        apportion(1, {"AAA": Fraction(0)})
    with pytest.raises(ValueError, match="no key"):
        apportion(1, {})


@pytest.mark.parametrize(("total", "key"), [(-1, 1), (1, -1)])
def test_nothing_negative(total: int, key: int) -> None:
    with pytest.raises(ValueError, match="negative"):
        apportion(total, {"AAA": Fraction(key)})


def test_posts_stand_beside_the_real_ones() -> None:
    first, second = apportioned(3, {"BBB": 1, "AAA": 1}, {"BBB": 2})
    assert (first.country, first.quota, first.posts, first.real) == ("AAA", 1.5, 2, None)
    assert first.difference is None
    assert (second.posts, second.difference) == (1, 1)


def test_no_posts_without_keys() -> None:
    assert [p.quota for p in apportioned(0, {"AAA": 0})] == [0.0]
