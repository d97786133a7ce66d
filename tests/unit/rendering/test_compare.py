import json
from pathlib import Path

from natopart.rendering import compare
from natopart.rendering.page import Grid, Heading
from natopart.rendering.plain import lines
from natopart.scoring.contribution import leaves
from tests.unit.scoring.explain_data import compared

SIX = ("SWE", "AUS", "USA", "RUS", "UKR", "KOR")


def test_json_has_a_result_a_country_and_every_difference(tmp_path: Path) -> None:
    found = compared(("SWE", "USA"))
    compare.answer(found, "json", tmp_path / "x")
    content = json.loads((tmp_path / "x").read_text())
    assert content["schema"] == "natopart/compare/1"
    assert [r["partner"] for r in content["results"]] == ["SWE", "USA"]
    assert content["results"][1]["rank"] is None
    assert len(content["differences"]) == len(found.differences)
    tools = next(d for d in content["differences"] if d["indicator"] == "tools")
    assert tools["values"]["USA"] is None
    assert tools["figures"]["SWE"]


def test_csv_has_a_row_an_indicator_and_country(tmp_path: Path) -> None:
    found = compared(("SWE", "USA"))
    compare.answer(found, "csv", tmp_path / "x")
    rows = (tmp_path / "x").read_text().splitlines()
    assert len(rows) == 1 + sum(len(leaves(country.tree)) for country in found.countries)


def test_the_page_sets_scores_and_values_side_by_side() -> None:
    page = compare.page(compared(("SWE", "AUS")))
    titles = [block.text for block in page if isinstance(block, Heading)]
    assert titles == [
        "Sweden, Australia as of 2012-05-20",
        "What makes the difference",
        "Scores",
        "Values",
        "Sources",
    ]
    scores, values = (block for block in page if isinstance(block, Grid))
    assert [column.title for column in scores.columns] == ["", "SWE", "AUS"]
    assert any(
        row[0].startswith("Gross domestic product") and "bn" in row[1] for row in values.rows
    )


def test_six_countries_fit_eighty_columns() -> None:
    grids = [block for block in compare.page(compared(SIX)) if isinstance(block, Grid)]
    assert len(grids) == 2
    for grid in grids:
        assert all(len(text) <= 80 for text, _ in lines((grid,), 80))


def test_what_does_not_apply_is_left_blank() -> None:
    scores = next(b for b in compare.page(compared(("SWE", "USA"))) if isinstance(b, Grid))
    political = next(row for row in scores.rows if "Political support" in row[0])
    assert political[2] == ""
