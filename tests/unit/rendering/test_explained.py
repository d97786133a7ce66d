"""The page of explain: its parts in order, and what they say."""

import pytest

from natopart.rendering.explain import page
from natopart.rendering.page import Grid, Heading, Paragraph
from natopart.rendering.plain import lines
from natopart.scoring.explain import Explanation
from tests.unit.scoring.explain_data import explained

PARTS = [
    "What can be quoted",
    "What is unknown and could move the rank most",
    "Status",
    "Political limits",
    "Nearest in the ranking",
    "How the score comes about",
    "What it rests on",
    "Sources",
]


def text(found: Explanation) -> str:
    return "\n".join(line for line, _ in lines(page(found), 100_000))


def test_the_parts_stand_in_their_order() -> None:
    titles = [block.text for block in page(explained("SWE")) if isinstance(block, Heading)]
    assert titles == ["Sweden (SWE) as of 2012-05-20", *PARTS]


def test_what_can_be_quoted_of_sweden_in_isaf() -> None:
    said = text(explained("SWE"))
    assert "500 in International Security Assistance Force (2012-05-15)" in said
    assert "[A: nato-isaf-placemat-2012-05-15]" in said
    assert "nato-isaf-placemat-2012-05-15: ISAF: Key Facts and Figures" in said


@pytest.mark.parametrize(
    ("code", "day", "start"),
    [
        ("SWE", "2012-05-20", "Rank "),
        (
            "SWE",
            "2025-06-24",
            "Not in the pool 'partners': an Ally since 2024-03-07. Scored alone.",
        ),
    ],
)
def test_the_place_stands_below_the_title(code: str, day: str, start: str) -> None:
    place = page(explained(code, day))[1]
    assert isinstance(place, Paragraph)
    assert place.text.startswith(start)


def test_the_tree_shows_dashes_for_what_does_not_count() -> None:
    grid = next(block for block in page(explained("SWE")) if isinstance(block, Grid))
    assert [column.title for column in grid.columns][-2:] == ["adds", "known"]
    uncounted = [row for row in grid.rows if row[3] == row[4]]
    assert uncounted
    assert grid.rows[0][4] == grid.rows[0][1]
    assert grid.rows[1][0].startswith("  ")


def test_effects_are_called_effects_under_another_exponent() -> None:
    grid = next(block for block in page(explained("SWE", p=2.0)) if isinstance(block, Grid))
    assert grid.columns[4].title == "effect"
    assert "what the score would lose without it" in text(explained("SWE", p=2.0))


def test_a_long_list_of_figures_shows_five_and_how_many_more() -> None:
    said = text(explained("SWE"))
    begun = said.split("Assets and roles given to NATO-led operations: ")[-1].split("\n- ")[0]
    shown = [line for line in begun.split("\n")[1:] if line.startswith("  - ")]
    assert len(shown) == 6
    assert shown[-1].startswith("  - and ")
    assert shown[-1].endswith(" more")


def test_no_service_and_no_limit_are_said() -> None:
    said = text(explained("USA", "2012-05-20", "any-one"))
    assert "none is known" in said
    assert "No part in a NATO-led operation is documented." in text(explained("AFG"))
