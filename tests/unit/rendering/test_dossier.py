"""The page on one country in every format."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from natopart.drafting.dossier import Dossier, dossier
from natopart.drafting.line import Line, Section
from natopart.loading.dataset import load
from natopart.model.source import Source
from natopart.model.stamp import Stamp
from natopart.rendering.dossier import HEADER, answer, page
from natopart.rendering.plain import lines
from natopart.rendering.text import width

STAMP = Stamp("1", "abc", (), "index", "default", "2012-05-20", "partners")
SOURCE = Source(id="doc", title="A *document*", publisher="NATO", published="2012")


@cache
def sweden() -> Dossier:
    dataset = load()
    view = dataset.as_of(date(2012, 5, 20))
    return dossier(view, "SWE", ("FIN", "SWE"), dataset.profiles["default"], STAMP)


def small(*found: Line, section: str = "holdings") -> Dossier:
    return Dossier(STAMP, "SWE", "Sweden", "", (Section(section, "Title", found),), {"doc": SOURCE})


def text(found: Dossier, columns: int = 160) -> str:
    return "\n".join(line for line, _ in lines(page(found), columns))


def test_lines_of_one_group_date_and_evidence_stand_together() -> None:
    corvettes = Line("Corvettes: 5 hulls", 5, "hulls", "2012", "B", ("doc",), "Sea")
    found = small(
        corvettes,
        corvettes._replace(text="Frigates: none", value=0),
        Line("Ports", unit="unknown", group="Sea"),
    )
    told = "- Sea: Corvettes: 5 hulls, Frigates: none (2012) [B; 1]; not documented: Ports"
    assert told in text(found)
    assert "- 1. doc: A *document* (NATO, 2012)" in text(found)


def test_grade_d_is_marked() -> None:
    assert "- yes [D, not documented]" in text(small(Line("yes"), section="tools"))


def test_an_empty_section_says_so() -> None:
    assert "- nothing is documented" in text(small())


@pytest.mark.parametrize("columns", [80, 120])
def test_it_fits_the_terminal(columns: int) -> None:
    assert max(width(line) for line in text(sweden(), columns).split("\n")) <= columns


def test_json(tmp_path: Path) -> None:
    answer(sweden(), "json", tmp_path / "swe.json")
    found = json.loads((tmp_path / "swe.json").read_text(encoding="utf-8"))
    assert found["schema"] == "natopart/partner/1"
    assert found["stamp"]["as_of"] == "2012-05-20"
    assert (found["partner"], found["name"], found["in_pool"]) == ("SWE", "Sweden", True)
    lines = [line for section in found["sections"] for line in section["lines"]]
    assert {"text", "value", "unit", "as_of", "grade", "sources"} <= set(lines[0])
    assert all(source in found["sources"] for line in lines for source in line["sources"])


def test_csv_has_a_row_a_line(tmp_path: Path) -> None:
    answer(sweden(), "csv", tmp_path / "swe.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "swe.csv").read_text(encoding="utf-8"))))
    assert tuple(rows[0]) == HEADER
    assert len(rows) - 1 == sum(len(section.lines) for section in sweden().sections)


def test_markdown_escapes_what_the_data_hold(tmp_path: Path) -> None:
    found = small(Line("*bold* <b>", as_of="2012", grade="A", sources=("doc",)))
    answer(found, "markdown", tmp_path / "page.md")
    told = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert told.startswith("# Sweden as of 2012-05-20\n")
    assert "\\*bold\\* \\<b\\> (2012) \\[A; 1\\]" in told


def test_the_page_is_headed_as_a_draft() -> None:
    assert "Unofficial draft from public sources" in text(small())
