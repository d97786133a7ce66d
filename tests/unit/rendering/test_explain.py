import json
from pathlib import Path

import pytest

from natopart.rendering import explain
from natopart.rendering.plain import lines
from tests.unit.scoring.explain_data import explained


def test_the_contract_comes_first_in_the_content() -> None:
    content = explain.content(explained("SWE"))
    assert {"partner", "name", "tree"} <= set(content)
    assert (content["partner"], content["name"]) == ("SWE", "Sweden")
    assert content["tree"]["kind"] == "index"


def test_outside_the_pool_there_is_no_rank_but_a_reason() -> None:
    content = explain.content(explained("SWE", "2025-06-24"))
    assert (content["rank"], content["ranked"]) == (None, False)
    assert content["reason"] == "an Ally since 2024-03-07"


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "table"])
def test_every_format_is_written_twice_the_same(form: str, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for path in (first, second):
        explain.answer(explained("SWE"), form, path)
    assert first.read_bytes() == second.read_bytes() != b""


def test_json_is_headed_by_schema_and_stamp(tmp_path: Path) -> None:
    explain.answer(explained("SWE"), "json", tmp_path / "x")
    found = json.loads((tmp_path / "x").read_text())
    assert list(found)[:4] == ["schema", "stamp", "partner", "name"]
    assert found["schema"] == "natopart/explain/1"


@pytest.mark.parametrize("code", ["SWE", "AFG", "USA", "RUS"])
@pytest.mark.parametrize("columns", [80, 120])
def test_no_source_id_is_cut(code: str, columns: int) -> None:
    found = explained(code)
    words = {
        word.strip("[],;:.")
        for text, _ in lines(explain.page(found), columns)
        for word in text.split()
    }
    assert not any("…" in word for word in words)
    for service in found.services:
        assert set(service.joined.sources[:5]) <= words
