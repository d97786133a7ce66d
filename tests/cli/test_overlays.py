"""Change one thing in an overlay: what should move moves, all else stays to the last digit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import CHICAGO, run
from tests.cli.test_robustness import BASE

pytestmark = pytest.mark.usefixtures("own_cache")

Write = Callable[..., Path]
FACTS = ("score", "bounds", "evidence", "criteria", "ranked", "reason", "name")
"""What belongs to a partner alone; rank and what it is most capable in depend on the others."""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes an overlay: a file and its text."""

    def written(path: str, text: str, name: str = "mine") -> Path:
        file = tmp_path / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return tmp_path / name

    return written


def ranking(*options: str | Path) -> dict[str, Any]:
    done = run("score", *CHICAGO, "--format", "json", *map(str, options))
    assert (done.code, done.err) == (0, "")
    return dict(json.loads(done.out))


def partners(*options: str | Path) -> dict[str, Any]:
    """Return what belongs to each partner alone; the ranks in a criterion do not."""
    found = {}
    for result in ranking(*options)["results"]:
        own = {key: result[key] for key in FACTS}
        own["criteria"] = {
            name: {k: v for k, v in criterion.items() if k != "rank"}
            for name, criterion in result["criteria"].items()
        }
        found[result["partner"]] = own
    return found


def leaves(country: str, *options: str | Path) -> dict[str, Any]:
    """Return the indicators of a country: value, bounds, how found."""
    done = run("explain", country, *CHICAGO, "--format", "json", *map(str, options))
    found: dict[str, Any] = {}

    def walk(node: dict[str, Any]) -> None:
        if node["kind"] == "indicator":
            found[node["id"]] = (node["value"], node["value_bounds"], node["found"], node["as_of"])
        for child in node["children"]:
            walk(child)

    walk(json.loads(done.out)["tree"])
    return found


def moved(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    assert before.keys() == after.keys()
    return {key for key in before if before[key] != after[key]}


def test_one_figure(write: Write) -> None:
    block = "{as_of: 2012, sources: [regeringen-kosovo-2013], grade: C, values: {SWE: 90}}"
    mine = write("operations/kfor.yaml", f"personnel: [{block}]")
    before, after = partners(), partners("--data", mine)
    assert moved(before, after) == {"SWE"}
    assert after["SWE"]["score"] > before["SWE"]["score"]
    assert moved(before["SWE"]["criteria"], after["SWE"]["criteria"]) == {"operations"}
    assert moved(leaves("SWE"), leaves("SWE", "--data", mine)) == {
        "deployed-person-years",
        "burden",
    }


def test_one_date(write: Write) -> None:
    tool = "{tool: sofa, start: 2012-06, sources: [trb-2002-7], grade: A}"
    mine = write("partners.yaml", f"SWE: {{tools: [{tool}]}}")
    before, after = partners(), partners("--data", mine)
    assert moved(before, after) == {"SWE"}
    assert after["SWE"]["score"] < before["SWE"]["score"]
    assert moved(leaves("SWE"), leaves("SWE", "--data", mine)) == {"tools"}


def test_one_weight(write: Write) -> None:
    mine = write("criteria.yaml", "criteria: [{id: operations, weight: 2}]")
    before, after = partners(), partners("--data", mine)
    for code, partner in after.items():
        assert partner["criteria"] == before[code]["criteria"]
        o, f, s = (partner["criteria"][k]["score"] for k in ("operations", "financial", "specific"))
        assert partner["score"] == pytest.approx((2 * o + f + s) / 4, abs=1e-12)
    same = partners("--weights", "operations=2")
    for partner in (*after.values(), *same.values()):
        del partner["evidence"]  # by the weights of the index, not of a profile
    assert after == same


def test_one_goalpost(write: Write) -> None:
    wider = "goalposts: {low: 0, high: 100000, reason: Made up for a test.}"
    indicator = f"[{{id: deployed-person-years, {wider}}}]"
    part = f"[{{id: capabilities, indicators: {indicator}}}]"
    mine = write("criteria.yaml", f"criteria: [{{id: operations, components: {part}}}]")
    before, after = partners(), partners("--data", mine)
    for code in moved(before, after):
        assert moved(before[code]["criteria"], after[code]["criteria"]) == {"operations"}
        assert after[code]["score"] <= before[code]["score"]
    assert leaves("SWE") == leaves("SWE", "--data", mine)


def test_what_moves_no_score(write: Write) -> None:
    """The title of a source, a figure of the day after, a figure without a document."""
    placemat = "nato-isaf-placemat-2012-05-15"
    after = f"{{as_of: 2012-05-21, sources: [{placemat}], grade: A, values: {{SWE: 9000}}}}"
    undocumented = "{as_of: 2012-05-16, grade: D, values: {SWE: 9000}}"
    write("sources.yaml", f"{placemat}: {{title: Another, publisher: NATO}}")
    mine = write("operations/isaf.yaml", f"personnel: [{after}, {undocumented}]")
    assert ranking("--data", mine)["results"] == ranking()["results"]


def test_one_country_leaves(write: Write) -> None:
    member = "{body: pfp, start: 1994-05-09, end: 2012-05-01, sources: [trb-2002-7], grade: A}"
    mine = write("partners.yaml", f"SWE: {{memberships: [{member}]}}")
    before, after = partners(), partners("--data", mine)
    del before["SWE"]
    assert after == before


def test_a_later_overlay_wins_and_the_stamp_names_both(write: Write) -> None:
    one = write("criteria.yaml", "criteria: [{id: operations, weight: 5}]", "one")
    two = write("criteria.yaml", "criteria: [{id: operations, weight: 2}]", "two")
    both = ranking("--data", one, "--data", two)
    assert both["stamp"]["overlays"] == ["one", "two"]
    assert both["stamp"]["dataset"] != ranking()["stamp"]["dataset"]
    assert partners("--data", one, "--data", two) == partners("--data", two)
    out = run("score", "--data", str(one), "--data", str(two)).out
    assert "with one, two" in " ".join(out.split())


def test_an_overlay_that_says_nothing_changes_nothing_but_the_stamp(write: Write) -> None:
    assert ranking("--data", write("criteria.yaml", "{}"))["results"] == ranking()["results"]


def test_a_directory_without_a_file_is_no_overlay(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = run("score", "--data", str(tmp_path / "empty"))
    assert (code, out) == (2, "")
    assert "holds no YAML file" in err


def test_a_whole_dataset_replaces_the_shipped_one() -> None:
    found = ranking("--data", BASE)
    assert found["stamp"]["overlays"] == []
    assert {result["partner"] for result in found["results"]} == {"FIN", "SWE"}


def test_where_the_overlay_lies_does_not_matter(write: Write) -> None:
    text = "criteria: [{id: operations, weight: 2}]"
    one, two = write("criteria.yaml", text, "a/mine"), write("criteria.yaml", text, "b/mine")
    assert ranking("--data", one) == ranking("--data", two)
