"""Champions in every format: the table of a small world, and text that is meant to do harm."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from natopart.model.view import View
from natopart.planning.champions.answer import Champions, Options
from natopart.planning.champions.champions import champions
from natopart.rendering import plain
from natopart.rendering.champions import HEADER, answer, content
from natopart.rendering.champions_page import page
from natopart.rendering.markdown import render
from tests import builders as make
from tests.builders import STAMP
from tests.unit.planning.champions.world import (
    FUNCTIONS,
    POOL,
    embargo,
    region,
    view,
    volunteer,
)

HARM = "=1+1 [red]x[/] <script>a</script> **b**\u202e\nnew"


def asked(**parts: Any) -> tuple[Champions, View]:
    told = {
        "limits": make.by_id([embargo("no-arms", "BBB"), embargo("calm", "AAA", kind="other")]),
        "volunteers": make.by_id([volunteer("CCC", "sea"), volunteer("BBB", "land")]),
        **parts,
    }
    seen = view(**told)
    return champions(seen, POOL, Options(regions=("south",))), seen


def text(found: Champions, seen: View) -> str:
    lines = (line for line, _ in plain.lines(page(found, seen, STAMP), 160))
    return "\n".join(lines)


def test_the_table() -> None:
    shown = text(*asked())
    assert shown.startswith(
        "Aaa (AAA), Ccc (CCC) champion 3 of 3 functions, with a sum of coverage of 1.25: no other"
        " choice with at most 2 functions each, as demanded, covers more.\n"
    )
    rows = [" ".join(line.split()) for line in shown.split("\n")[2:6]]
    assert rows == [
        "function champion coverage bounds evidence runner-up margin",
        "Sea CCC* 0.50 0.50 to 0.50 1.00 AAA 0.00",
        "Land AAA 0.50 0.50 to 0.50 1.00 CCC 0.25",
        "Air AAA 0.25 0.25 to 0.25 1.00 CCC 0.00",
    ]
    for said in (
        "- Sea: CCC, it volunteers; it covers 0.50 of it (from 0.50 to 0.50); second of the 2",
        "  - DDD covers more and may not champion it: its practical cooperation",
        "- South, as demanded: CCC (Sea)",
        "- at most 2 each: 0.000",
        "- CCC volunteers for Sea: 0.500",
        "- no-arms bars BBB (no arms): 0.250 [A: s]",
        "- AAA, other: no arms [A: s]",
        "- BBB for Land: it is under an arms embargo (no-arms: no arms)",
    ):
        assert said in shown, said


def test_nobody_at_all() -> None:
    seen = view()
    shown = text(champions(seen, ("DDD",), Options()), seen)
    assert shown.startswith("Nobody in the pool may champion any of the 3 functions.\n")


def test_json() -> None:
    found, seen = asked()
    plain_values = content(found, seen)
    assert json.loads(json.dumps(plain_values)) == plain_values
    assert [row["champion"] for row in plain_values["results"]] == ["CCC", "AAA", "AAA"]
    assert plain_values["presence"] == {"south": "CCC", "west": "AAA"}
    assert plain_values["presence_all"]["west"] == [
        {"champion": "AAA", "function": "land"},
        {"champion": "AAA", "function": "air"},
    ]
    assert plain_values["demands"] == {"most": 2, "regions": ["south"], "ignore_limits": False}
    assert plain_values["prices"] == [
        {"kind": "most", "name": "", "price": 0.0},
        {"kind": "region", "name": "south", "price": 0.0},
        {"kind": "volunteer", "name": "sea", "price": 0.5},
    ]
    assert [(x["id"], x["bars"]) for x in plain_values["limits_applied"]] == [("no-arms", ["BBB"])]


def test_csv(tmp_path: Path) -> None:
    found, seen = asked()
    answer(found, seen, STAMP, "csv", tmp_path / "all.csv")
    read = csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text(encoding="utf-8")))
    rows = list(read)
    assert tuple(rows[0]) == HEADER
    assert [(r["function"], r["champion"], r["coverage"], r["volunteer"]) for r in rows] == [
        ("sea", "CCC", "0.5", "true"),
        ("land", "AAA", "0.5", "false"),
        ("air", "AAA", "0.25", "false"),
    ]


@pytest.fixture
def hostile() -> tuple[Champions, View]:
    functions = {k: make.changed(f, name=HARM) for k, f in FUNCTIONS.items()}
    limits = [
        embargo("no-arms", "BBB", effect=HARM),
        embargo("x", "AAA", kind="other", effect=HARM),
    ]
    places = [make.changed(region("south", "CCC"), name=HARM)]
    return asked(functions=functions, limits=make.by_id(limits), regions=make.by_id(places))


def test_text_of_the_data_takes_no_effect(hostile: tuple[Champions, View], tmp_path: Path) -> None:
    found, seen = hostile
    shown = text(found, seen)
    assert "\u202e" not in shown
    assert "[red]x[/]" in shown
    assert not re.search(r"^new", shown, re.MULTILINE)
    bare = re.sub(r"\\.", "", render(page(found, seen, STAMP)))
    assert "<script" not in bare
    assert "**b" not in bare
    answer(found, seen, STAMP, "csv", tmp_path / "all.csv")
    cells = csv.reader(io.StringIO((tmp_path / "all.csv").read_text(encoding="utf-8")))
    assert not any(cell.startswith("=") for row in cells for cell in row)
