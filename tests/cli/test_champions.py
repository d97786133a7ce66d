"""natopart champions on the command line: forgiving names, clear errors, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import natopart
from natopart.model.dataset import Dataset
from tests.cli.program import CHICAGO, run

SMALL = (*CHICAGO, "--pool", "SWE,FIN,AUT,JPN,KOR,AUS,GEO,AZE,KWT")


def test_names_are_forgiving_and_python_answers_alike(shipped: Dataset) -> None:
    options = ("--volunteer", "Sweden=Cyber defence", "--region", "Asia Pacific", "--region")
    code, out, err = run("champions", *SMALL, *options, "asia-pacific", "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["schema"] == "natopart/champions/1"
    assert told["stamp"]["changes"] == ["region asia-pacific", "volunteer SWE=cyber-defence"]
    view = natopart.as_of(shipped, "2012-05-20")
    found = natopart.champions(view, SMALL[-1], ("asia-pacific",), (("Sweden", "cyber-defence"),))
    assert [r["champion"] for r in told["results"]] == [c.champion for c in found.champions]
    assert told["value"] == found.value
    assert {r["function"]: r["champion"] for r in told["results"]}["cyber-defence"] == "SWE"


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("--volunteer SWE", 2, "'SWE' is no volunteer; write it as in SWE="),
        ("--volunteer SWE=cyber", 2, "unknown function 'cyber'; did you mean 'cyber-defence'?"),
        ("--volunteer SWD=cyber-defence", 2, "did you mean SWE (Sweden)?"),
        ("--region golf", 2, "unknown region 'golf'; did you mean 'gulf'?"),
        ("--max 0", 2, "--max"),
        ("--pool SWE --as-of 2012-13", 2, "is no date"),
        (
            "--volunteer SWE=cyber-defence --volunteer FIN=cyber-defence",
            *(2, "Sweden and Finland both volunteer for Cyber defence"),
        ),
        ("--volunteer NOR=cyber-defence", 1, "it is an Ally"),
        ("--volunteer AZE=cyber-defence", 1, "arms embargo (osce-embargo-arm-aze"),
        (
            "--volunteer GEO=education-and-training",
            *(1, "it receives help in the function (Defence Education Enhancement Programme)"),
        ),
        ("--volunteer UKR=cyber-defence", 1, "Ukraine cannot champion Cyber defence: it is not"),
        ("--region sahel", 1, "a champion from Sahel (nobody there may champion any)"),
        ("--max 1", 1, "nobody champions more than 1 (8 countries may champion)"),
    ],
)
def test_what_cannot_be_asked_and_what_is_impossible(options: str, code: int, said: str) -> None:
    outcome = run("champions", *SMALL, *options.split())
    assert (outcome.code, outcome.out) == (code, "")
    assert said in " ".join(outcome.err.split())
    assert "Traceback" not in outcome.err


def test_what_ended_is_no_focal_point_from_the_compiled_copy_either() -> None:
    """The joint task force of 2014 ended, nobody says when: it is told until 2020."""
    for day, told in (("2016", True), ("2025", False), ("2025", False)):
        found = run("champions", "--as-of", day, "--format", "json").out
        assert ("very-high-readiness-joint-task-force" in found) is told


def test_a_pool_too_small_is_told_the_remedy() -> None:
    done = run("champions", *CHICAGO, "--pool", "SWE,FIN")
    assert (done.code, done.out) == (1, "")
    assert done.err.rstrip().endswith("; try --max 6 or more, or name more partners")
    assert run("champions", *CHICAGO, "--pool", "SWE,FIN", "--max", "6").code == 0


def test_a_function_without_a_champion_ends_with_1() -> None:
    code, out, err = run("champions", "--as-of", "2014-09-04", "--pool", "RUS")
    assert (code, err) == (1, "")
    assert out.startswith("Nobody in the pool may champion any of the 11 functions.")


def test_python_names_what_is_unknown(shipped: Dataset) -> None:
    view = natopart.as_of(shipped, "2012-05-20")
    with pytest.raises(natopart.UsageError, match="unknown region 'golf'"):
        natopart.champions(view, regions=("golf",))
    with pytest.raises(natopart.UsageError, match="unknown function 'cyber'"):
        natopart.champions(view, volunteers=(("SWE", "cyber"),))
    with pytest.raises(natopart.UsageError, match="most is 0"):
        natopart.champions(view, most=0)


@pytest.mark.usefixtures("own_cache")
def test_a_function_and_a_volunteer_of_an_overlay_appear(tmp_path: Path) -> None:
    overlay = tmp_path / "own"
    overlay.mkdir()
    (overlay / "sources.yaml").write_text(
        "offer: {title: T, publisher: P, published: 2012-01-02}\n", encoding="utf-8"
    )
    (overlay / "functions.yaml").write_text(
        "air-policing: {name: Air policing, definition: D, capabilities: [combat-aircraft],"
        " sources: [offer], grade: A}\n",
        encoding="utf-8",
    )
    (overlay / "volunteers.yaml").write_text(
        "swe: {country: SWE, function: air-policing, start: 2012-01, sources: [offer], grade: A}\n",
        encoding="utf-8",
    )
    code, out, _ = run("champions", *SMALL, "--data", str(overlay), "--format", "json")
    added = json.loads(out)["results"][-1]
    assert code == 0
    assert (added["function"], added["champion"], added["volunteer"]) == (
        *("air-policing", "SWE", True),
    )
