from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.program import run

CHICAGO = "chicago-2012-partnership-meeting"


def test_one_list_in_words_then_numbers_then_names() -> None:
    code, out, err = run("backtest", CHICAGO, "--draws", "99")
    assert (code, err) == (0, "")
    lines = out.split("\n")
    assert lines[0] == "Does the ranking find who was invited?"
    assert lines[2].startswith("Of the 13 on the list, ")
    assert "New Zealand: rank" in out
    assert "As of the day before each list" in out
    assert "99 draws, seed 1" in out


def test_json_says_what_was_asked_and_the_same_again() -> None:
    options = ("--format", "json", "--draws", "99", "--seed", "0", "--weights", "operations=2")
    first, again = (run("backtest", CHICAGO.upper(), *options).out for _ in range(2))
    assert first == again
    found = json.loads(first)
    assert found["schema"] == "natopart/backtest/1"
    stamp = found["stamp"]
    assert (stamp["draws"], stamp["seed"]) == (99, 0)
    assert stamp["as_of"] == "the day before each list"
    assert stamp["changes"] == ["weights operations=2"]
    (entry,) = found["references"]
    assert (entry["n"], entry["as_of"], entry["circular"]) == (13, "2012-05-20", False)
    assert entry["p_value"] is not None
    assert entry["profiles"]["default"]["average_precision"] != entry["average_precision"]


def test_csv_has_a_row_a_list_and_ranking() -> None:
    out = run("backtest", CHICAGO, "chicago-2012-isaf-meeting", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 2 * (1 + 6 + 3 + 6)
    assert {row["kind"] for row in rows} == {"score", "profiles", "criteria", "baselines"}
    assert [row["reference"] for row in rows[:16]] == ["chicago-2012-isaf-meeting"] * 16
    assert [bool(row["p_value"]) for row in rows if row["kind"] == "score"] == [False, True]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("chicago-2012-partnership-meetin",), f"did you mean '{CHICAGO}'?"),
        ((CHICAGO, "--draws", "0"), "the number of draws is 0; 1 to 1,000,000 is expected"),
        ((CHICAGO, "--seed", "-1"), "the seed is -1; 0 or a positive number is expected"),
        ((CHICAGO, "--profile", "defualt"), "did you mean 'default'?"),
        ((CHICAGO, "--pool", "swden"), "did you mean SWE (Sweden)?"),
        ((CHICAGO, "--weights", "operations"), "'operations' is no weight"),
        (("--pool", "NOR,DNK"), "the pool 'NOR,DNK' holds three of no list"),
    ],
)
def test_what_cannot_be_asked(options: tuple[str, ...], message: str) -> None:
    code, out, err = run("backtest", *options)
    assert (code, out) == (2, "")
    assert message in " ".join(err.split())
