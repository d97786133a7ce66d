import pytest

from natopart.problems import UsageError
from tests.unit.scoring.explain_data import compared, explained


def test_countries_stand_in_the_order_asked_each_once() -> None:
    found = compared(("SWE", "AUS", "SWE"))
    assert [country.partner for country in found.countries] == ["SWE", "AUS"]


def test_the_tree_is_that_of_explain() -> None:
    found = compared(("SWE", "USA"))
    assert found.countries[0].tree == explained("SWE").tree
    assert found.countries[1].tree == explained("USA").tree
    assert found.countries[1].result is None
    assert found.countries[1].outside == "an Ally since 1949-04-04"


def test_differences_add_up_to_the_difference_of_the_scores() -> None:
    found = compared(("SWE", "AUS"))
    gap = sum(d.contributions["SWE"] - d.contributions["AUS"] for d in found.differences)
    first, second = (country.tree.score or 0.0 for country in found.countries)
    assert gap == pytest.approx(first - second, abs=1e-12)
    spreads = [d.spread for d in found.differences]
    assert spreads == pytest.approx(sorted(spreads, reverse=True), abs=1e-12)


def test_what_does_not_apply_has_no_reading() -> None:
    tools = next(d for d in compared(("SWE", "USA")).differences if d.indicator == "tools")
    assert tools.readings["USA"] is None
    assert tools.contributions["USA"] == 0.0


@pytest.mark.parametrize(
    "codes",
    [("SWE",), ("SWE", "SWE"), ("SWE", "AUS", "AUT", "FIN", "CHE", "IRL", "MLT")],
)
def test_fewer_than_two_or_more_than_six_is_wrong_usage(codes: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="two to 6 different countries"):
        compared(codes)
