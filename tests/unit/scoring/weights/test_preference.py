"""Preferences as text, and the weights that they leave."""

from __future__ import annotations

import pytest

from natopart.problems import UsageError
from natopart.scoring.weights.plane import TRIANGLE, share
from natopart.scoring.weights.preference import preferred, region
from tests.unit.scoring.weights.build import CRITERIA

LEFT = [
    ((), 1),
    (("operations>=financial",), 1 / 2),
    (("financial<=operations",), 1 / 2),
    ((" Operations >= financial ",), 1 / 2),
    (("operations>=2*financial",), 1 / 3),
    (("operations>=financial", "financial>=specific"), 1 / 6),
    (("operations=0.5..1",), 1 / 4),
    (("operations=0..0.5", "financial=0..0.5", "specific=0..0.5"), 1 / 4),
    (("operations=0.5",), 0),
]


@pytest.mark.parametrize(("texts", "part"), LEFT)
def test_the_share_that_is_left(texts: tuple[str, ...], part: float) -> None:
    found = region(preferred(texts, CRITERIA), CRITERIA)
    assert share(found, TRIANGLE) == pytest.approx(part)


def test_a_factor_multiplies_what_it_stands_before() -> None:
    """Where operations weigh at least twice financial, all on operations is left."""
    left = region(preferred(["operations>=2*financial"], CRITERIA), CRITERIA)
    assert (1, 0, 0) in left
    assert (0, 1, 0) not in left


def test_a_range_without_width_is_a_segment() -> None:
    found = region(preferred(["operations=0.5"], CRITERIA), CRITERIA)
    assert sorted(found) == [(0.5, 0, 0.5), (0.5, 0.5, 0)]


def test_two_ranges_without_width_are_a_point() -> None:
    (found,) = region(preferred(["operations=0.2", "financial=0.3"], CRITERIA), CRITERIA)
    assert found == pytest.approx((0.2, 0.3, 0.5))


WRONG = {
    "operatons>=financial": "unknown criterion 'operatons'; did you mean 'operations'",
    "financial>=spcific": "did you mean 'specific'",
    "operations>financial": "is no preference; write it as in operations>=financial",
    "operations>=financial>=specific": "is no preference",
    "operations>=x*financial": "'x' in 'operations>=x*financial' is no number",
    "operations>=0*financial": "not above 0",
    "operations>=nan*financial": "not above 0",
    "operations>=operations": "with itself",
    "operations": "is no preference; write it as in operations>=financial",
    "operations=": "is no preference",
    "operations=half": "'half' in 'operations=half' is no number",
    "operations=0.6..0.2": "0 <= low <= high <= 1",
    "operations=0.2..1.2": "0 <= low <= high <= 1",
    "operations=nan": "0 <= low <= high <= 1",
}


@pytest.mark.parametrize(("text", "words"), WRONG.items())
def test_what_is_not_understood_is_told(text: str, words: str) -> None:
    with pytest.raises(UsageError) as told:
        preferred([text], CRITERIA)
    assert words in str(told.value)


def test_the_fewest_preferences_that_clash_are_named() -> None:
    texts = ["specific=0..0.9", "operations=0.6..1", "financial>=operations"]
    with pytest.raises(UsageError, match=r"^no weights are left by 'operations=0.6..1' and 'fin"):
        region(preferred(texts, CRITERIA), CRITERIA)


def test_three_that_clash_only_together() -> None:
    texts = ["operations=0..0.3", "financial=0..0.3", "specific=0..0.3"]
    with pytest.raises(UsageError, match=r"0\.\.0\.3' and 'fin.* and 'specific"):
        region(preferred(texts, CRITERIA), CRITERIA)
