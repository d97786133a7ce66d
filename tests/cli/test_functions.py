"""natopart functions as a user meets it: the contract, overlays, names, errors."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from tests.cli.program import CHICAGO, run

pytestmark = pytest.mark.usefixtures("own_cache")

PAPER = {
    *("maritime-security", "operational-cooperation", "cyber-defence", "air-defence"),
    *("counter-piracy", "energy-security", "counter-terrorism", "education-and-training"),
    *("non-proliferation-and-missile-defence", "security-sector-reform"),
    "civil-military-cooperation",
}
"""The nine functions that the paper names, and two more."""


def asked(*options: str | Path) -> dict[str, Any]:
    code, out, err = run("functions", *map(str, options), "--format", "json")
    assert (code, err) == (0, "")
    return dict(json.loads(out))


def test_every_partner_in_every_function() -> None:
    found = asked(*CHICAGO)
    assert found["schema"] == "natopart/functions/1"
    assert {row["function"] for row in found["results"]} == PAPER
    assert len(found["results"]) == 41 * len(PAPER)


def test_coverage_bounds_and_evidence_are_those_of_the_shares() -> None:
    for row in asked(*CHICAGO)["results"]:
        shares, unknown = row["shares"], row["undocumented"]
        known = [shares[name] for name in shares if name not in unknown]
        counted = [share for share in shares.values() if share is not None]
        assert row["coverage"] == pytest.approx(fmean(counted))
        assert row["bounds"][0] == pytest.approx(sum(known) / len(shares))
        assert row["bounds"][1] == pytest.approx((sum(known) + len(unknown)) / len(shares))
        assert row["evidence"] == pytest.approx(len(known) / len(shares))
        assert row["bounds"][0] - 1e-12 <= row["coverage"] <= row["bounds"][1] + 1e-12


def test_a_figure_followed_to_its_file() -> None:
    # data/capabilities: Azerbaijan ratified on 2010-03-15 and had a CERT; not in Tallinn (a roll);
    # nothing on Locked Shields and Cyber Coalition; the first index edition came later
    (row,) = asked(*CHICAGO, "--function", "Cyber defence", "--partner", "azerbaijan")["results"]
    assert row["shares"] == {
        "global-cybersecurity-index": None,
        "ccdcoe-participation": 0,
        "cyber-exercise-participation": 0,
        "budapest-convention": 1,
        "cyber-coalition": 0,
        "national-cert": 1,
    }
    assert (row["coverage"], row["evidence"]) == (0.4, 0.5)
    assert row["bounds"] == pytest.approx([2 / 6, 5 / 6])


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """Return an overlay of one function, made in YAML alone, of types that others use."""
    text = (
        "ice-patrol:\n  name: Ice patrol\n  definition: Watching the ice.\n"
        "  capabilities: [frigate-or-destroyer, submarine, maritime-patrol-aircraft]\n"
        "  grade: D\n"
    )
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "functions.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "mine"


def test_a_function_of_an_overlay_appears_everywhere(overlay: Path) -> None:
    found = asked(*CHICAGO, "--data", overlay)
    assert {row["function"] for row in found["results"]} == PAPER | {"ice-patrol"}
    assert found["leaders"]["ice-patrol"]
    shown = run("functions", "show", "ice patrol", "--data", str(overlay), *CHICAGO)
    assert (shown.code, shown.out.split("\n")[0]) == (0, "Ice patrol")
    scored = run("score", "--function", "ice-patrol", "--data", str(overlay), *CHICAGO)
    assert scored.code == 0


def test_a_function_that_the_index_cannot_score_says_why(overlay: Path) -> None:
    file = overlay / "functions.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "frigate-or-destroyer, submarine, maritime-patrol-aircraft", "naval-base-access"
        ),
        encoding="utf-8",
    )
    assert asked(*CHICAGO, "--data", overlay)["leaders"]["ice-patrol"]
    code, _, err = run("score", "--function", "ice-patrol", "--data", str(overlay), *CHICAGO)
    assert code == 2
    assert "too few of its capability types are in the index" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--function", "cyber-defense"), "did you mean 'cyber-defence'?"),
        (("--function", ","), "--function names no function"),
        (("--partner", "swedn"), "did you mean SWE (Sweden)?"),
        (("--profile", "nope"), "unknown profile 'nope'"),
        (("--pool", "nobody"), "unknown country 'nobody'"),
        (("--as-of", "soon"), "'soon' is no date"),
        (("show", "martime-security"), "did you mean 'maritime-security'?"),
        (("--as-of", "2012", "show", "air-defence"), "give --as-of after 'show'"),
    ],
)
def test_a_mistake_is_told_with_the_nearest_name(arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("functions", *arguments)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())


def test_an_ally_may_be_asked_about() -> None:
    code, out, _ = run("functions", "--partner", "norway", "--function", "air-defence", *CHICAGO)
    assert code == 0
    assert "Coverage by Norway" in out


def test_a_date_without_documents_knows_nothing() -> None:
    rows = asked("--pool", "SWE", "--as-of", "1980")["results"]
    assert {row["evidence"] for row in rows} == {0}
    assert {(row["coverage"], *row["bounds"]) for row in rows} == {(0, 0, 1)}


def test_each_pair_is_a_row_of_the_csv() -> None:
    code, out, _ = run("functions", "--format", "csv", "--pool", "SWE,FIN", *CHICAGO)
    assert code == 0
    assert len(out.splitlines()) == 1 + 2 * len(PAPER)
    assert out.startswith("function,partner,name,coverage,low,high,evidence,undocumented,receives")
