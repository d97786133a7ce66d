"""Text from data is data: nothing in it takes effect in any format."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest

from natopart.rendering import markdown, plain
from natopart.rendering.machine import as_csv
from natopart.rendering.page import Column, Grid, Heading, Items, Page, Paragraph
from tests.cli.program import CHICAGO, run
from tests.cli.test_environment import on_terminal

MARKUP = "[bold red]x[/] <script>alert(1)</script> **b** `c` | [l](javascript:x) &lt; # ~ $y$"
NAMES = {
    "SWE": MARKUP,
    "AUS": '=HYPERLINK("https://example.org","x")',
    "FIN": "+1+1",
    "AUT": "-2+3",
    "GEO": "@SUM(A1:A9)",
    "UKR": "Ukr\u202eaine\u2066\u200f\u200b",
    "NZL": "New\nZealand\n\n# Title",
    "JOR": "\t=1+1",
}
THIRTEEN = "chicago-2012-partnership-meeting"
COMMANDS = [
    ("score",),
    ("explain", "SWE"),
    ("compare", "SWE", "AUS", "FIN", "AUT", "GEO", "UKR"),
    ("partners",),
    ("partners", "show", "SWE"),
    ("backtest", THIRTEEN),
    ("functions",),
    ("summit", "--seats", "13", "--against", THIRTEEN),
    ("summit", "--agenda", "maritime-security", "--seats", "5"),
    ("functions", "show", "maritime-security"),
    ("projects",),
    ("projects", "show", "strategic-airlift-capability"),
    ("projects", "show", "airlift-pool"),
]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an overlay whose names, titles and notes are meant to do harm."""
    directory = tmp_path_factory.mktemp("hostile")
    quoted = {code: json.dumps(name) for code, name in NAMES.items()}
    records = "".join(f"{c}: {{name: {n}, note: {n}}}\n" for c, n in quoted.items())
    (directory / "partners.yaml").write_text(records, encoding="utf-8")
    source = "nato-isaf-placemat-2012-05-15"
    text = (
        f"{source}: {{title: {quoted['SWE']}, publisher: {quoted['AUS']}, url: 'javascript:1'}}\n"
    )
    (directory / "sources.yaml").write_text(text, encoding="utf-8")
    told = f"name: {quoted['SWE']}, definition: {quoted['AUS']}, note: {quoted['UKR']}"
    functions = f"maritime-security: {{{told}}}\n"
    (directory / "functions.yaml").write_text(functions, encoding="utf-8")
    (directory / "operations").mkdir()
    isaf = f"name: {quoted['SWE']}\nnote: {quoted['GEO']}\n"
    (directory / "operations" / "isaf.yaml").write_text(isaf, encoding="utf-8")
    (directory / "reference").mkdir()
    meeting = f"name: {quoted['SWE']}\ncircular: {quoted['NZL']}\nincomplete: {quoted['AUS']}\n"
    (directory / "reference" / f"{THIRTEEN}.yaml").write_text(meeting, encoding="utf-8")
    for name in ("projects/strategic-airlift-capability", "templates/airlift-pool"):
        text = f"name: {quoted['SWE']}\nnote: {quoted['NZL']}\n"
        (directory / name).parent.mkdir()
        (directory / f"{name}.yaml").write_text(text, encoding="utf-8")
    return directory


@pytest.fixture(scope="module", autouse=True)
def copies(tmp_path_factory: pytest.TempPathFactory) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def answer(hostile: Path, command: tuple[str, ...], form: str) -> str:
    dated = () if command[0] == "backtest" else CHICAGO  # a list has its own date
    code, out, err = run(*command, *dated, "--data", str(hostile), "--format", form)
    assert (code, err) == (0, "")
    return out


def hidden(text: str) -> set[str]:
    """Return the characters that a terminal acts on, the line's end apart."""
    return {c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")}


@pytest.mark.parametrize("command", COMMANDS)
def test_table(hostile: Path, command: tuple[str, ...]) -> None:
    out = answer(hostile, command, "table")
    assert hidden(out) == set()
    assert "[bold red]x[/] <script>" in " ".join(out.split())
    assert not re.search(r"^# Title", out, re.MULTILINE)


def test_terminal(hostile: Path) -> None:
    out = on_terminal("score", *CHICAGO, "--data", str(hostile), COLUMNS="200", TERM="xterm")
    assert "SWE [bold red]x[/] <script>" in out
    assert set(re.findall(r"\x1b.[^m]*m", out)) <= {"\x1b[0m", "\x1b[1m", "\x1b[2m"}
    assert hidden(out) <= {"\x1b"}


@pytest.mark.parametrize("command", COMMANDS)
def test_markdown(hostile: Path, command: tuple[str, ...]) -> None:
    out = answer(hostile, command, "markdown")
    assert hidden(out) == set()
    bare = re.sub(r"\\.", "", out)  # what is escaped has no effect
    assert "<" not in bare
    assert not re.search(r"[`*\[\]~$]", bare)
    assert not re.search(r"^# Title", out, re.MULTILINE)
    for table in re.findall(r"(?:^\|.*\n)+", bare, re.MULTILINE):
        assert len({line.count("|") for line in table.strip().split("\n")}) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_csv(hostile: Path, command: tuple[str, ...]) -> None:
    rows = list(csv.reader(io.StringIO(answer(hostile, command, "csv"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row if cell.startswith(FORMULA)):
        float(cell)


def test_csv_keeps_the_text_behind_the_apostrophe(hostile: Path) -> None:
    rows = csv.DictReader(io.StringIO(answer(hostile, ("score",), "csv")))
    names = {row["partner"]: row["name"] for row in rows}
    assert {code: names[code].removeprefix("'") for code in NAMES} == NAMES


def test_json_keeps_the_text(hostile: Path) -> None:
    found = json.loads(answer(hostile, ("score",), "json"))["results"]
    assert {r["partner"]: r["name"] for r in found if r["partner"] in NAMES} == NAMES


NASTY = "\x1b[31m\x07\x9b2J\u202ex\r\n<b>|`_\u2028end"
PAGE: Page = (
    Heading(NASTY),
    Paragraph(NASTY),
    Items(((0, NASTY),)),
    Grid((Column(NASTY), Column("b")), ((NASTY, "1"),)),
)


def test_blocks_of_a_page_escape_what_no_reader_lets_pass() -> None:
    text = "".join(f"{line}\n" for line, _ in plain.lines(PAGE, 80))
    assert hidden(text) == hidden(markdown.render(PAGE)) == set()
    assert "<b>" not in re.sub(r"\\.", "", markdown.render(PAGE))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_cell_is_no_formula(text: str) -> None:
    header, row, _ = as_csv([text], [[text]]).split("\n")
    assert header.strip('"') == row.strip('"') == f"'{text}"
