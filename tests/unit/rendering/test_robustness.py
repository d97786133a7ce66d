from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from natopart.model.dataset import Dataset
from natopart.rendering import robustness as render
from natopart.scoring.robustness import Doubts, Robustness
from tests.draws import STILL, sure

FEW = ("AUS", "FIN", "JOR", "RUS", "SWE")
SOURCES = ("figures", "weights")


@pytest.fixture(scope="module")
def found(shipped: Dataset) -> Robustness:
    return sure(shipped, shipped.profiles["default"], Doubts(1000, 50, vary=SOURCES), members=FEW)


def text(found: Robustness, form: str, where: Path, top: int = 2) -> str:
    render.answer(found, top, form, where / "answer")
    return (where / "answer").read_text(encoding="utf-8")


def strict(found: Robustness, where: Path) -> dict[str, Any]:
    """Return the JSON, in which there is no NaN."""

    def fail(word: str) -> None:
        raise ValueError(word)

    content: dict[str, Any] = json.loads(text(found, "json", where), parse_constant=fail)
    return content


def test_the_contract(found: Robustness, tmp_path: Path) -> None:
    content = strict(found, tmp_path)
    assert content["schema"] == "natopart/robustness/1"
    stamp = content["stamp"]
    assert (stamp["draws"], stamp["seed"], stamp["varied"]) == (1000, 1, list(SOURCES))
    weights = content["weights"]
    wanted = {"partners", "acceptability", "pairwise", "best", "worst", "expected", "central"}
    assert wanted | {"dominates"} <= set(weights)
    assert all(len(w) == 3 and sum(w) == pytest.approx(1) for w in weights["central"].values())
    drawn = content["monte_carlo"]
    wanted = {"partners", "acceptability", "top", "expected", "range90", "pairwise"}
    assert wanted | {"standard_error"} <= set(drawn)
    for own in (weights, drawn, *content["alone"].values()):
        assert own["partners"] == sorted(FEW)
        for matrix in (own["acceptability"], own["pairwise"]):
            assert [len(row) for row in matrix] == [5] * 5
        assert [sum(row) for row in own["acceptability"]] == pytest.approx([1] * 5, abs=1e-9)
        assert [sum(c) for c in zip(*own["acceptability"], strict=True)] == pytest.approx([1] * 5)
    assert tuple(content["alone"]) == SOURCES


def test_the_chance_of_the_first_n(found: Robustness, tmp_path: Path) -> None:
    top = strict(found, tmp_path)["monte_carlo"]["top"]
    assert list(top) == ["1", "2", "3", "5", "10"]
    assert [sum(top[n]) for n in top] == pytest.approx([1, 2, 3, 5, 5])
    assert top["10"] == pytest.approx([1] * 5)


def test_every_effect_is_of_an_output_and_a_factor(found: Robustness, tmp_path: Path) -> None:
    rows = strict(found, tmp_path)["sobol"]
    assert {row["output"] for row in rows} == {*FEW, "mean-rank-shift"}
    assert list(dict.fromkeys(row["factor"] for row in rows))[:2] == list(SOURCES)
    assert len(rows) == 6 * 6
    for row in rows:
        assert set(row) == {"output", "factor", "first", "first90", "total", "total90"}
        assert (row["total"] is None) == (row["total90"] == [None, None])


def test_what_does_not_vary_has_no_index(shipped: Dataset, tmp_path: Path) -> None:
    one = sure(shipped, shipped.profiles["default"], Doubts(1, 100, vary=SOURCES), members=("SWE",))
    assert {row["total"] for row in strict(one, tmp_path)["sobol"]} == {None}
    assert "None of what is varied moves a rank." in text(one, "markdown", tmp_path)


def test_the_weights_depend_on_no_seed(shipped: Dataset, found: Robustness, tmp_path: Path) -> None:
    how = shipped.profiles["default"]
    other = sure(shipped, how, Doubts(1000, 0, seed=9, vary=("weights",)), members=FEW)
    one, two = (strict(own, tmp_path) for own in (found, other))
    assert one["weights"] == two["weights"]
    assert one["monte_carlo"] != two["monte_carlo"]


def test_without_draws_there_is_nothing_of_them(shipped: Dataset, tmp_path: Path) -> None:
    own = sure(shipped, shipped.profiles["default"], STILL, members=FEW)
    content = strict(own, tmp_path)
    assert (content["monte_carlo"], content["alone"], content["sobol"]) == (None, {}, [])
    assert "in doubt" not in text(own, "markdown", tmp_path)
    header = next(csv.reader(io.StringIO(text(own, "csv", tmp_path))))
    assert header[4:] == ["exact_best", "exact_worst", "exact_expected", "exact_first"]


def test_any_one_says_that_weights_have_no_say(shipped: Dataset, tmp_path: Path) -> None:
    own = sure(shipped, shipped.profiles["any-one"], Doubts(1, 0, vary=SOURCES), members=FEW)
    assert strict(own, tmp_path)["weights"] is None
    assert "The weights of the criteria have no say" in text(own, "markdown", tmp_path)


def test_csv_has_a_row_a_ranked_partner_by_rank(found: Robustness, tmp_path: Path) -> None:
    header, *rows = csv.reader(io.StringIO(text(found, "csv", tmp_path)))
    assert all(len(row) == len(header) for row in rows)
    assert len(header) == len(set(header))
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    for source in ("draws", *SOURCES):
        assert f"{source}_top_2" in header


def test_what_is_certain_comes_first(found: Robustness, tmp_path: Path) -> None:
    page = text(found, "markdown", tmp_path, 3)
    assert page.index("each in 19 of 20 draws or more") < page.index("| rank")
    assert "Under all weights of the criteria" in page


def test_a_first_place_that_is_certain_is_not_told_as_doubtful(
    shipped: Dataset, tmp_path: Path
) -> None:
    one = sure(
        shipped, shipped.profiles["default"], Doubts(1000, 0, vary=SOURCES), members=("SWE",)
    )
    page = text(one, "markdown", tmp_path)
    assert "in doubt, Sweden is sure to be first, each in 19 of 20 draws or more." in page
    assert "it is open" not in page
