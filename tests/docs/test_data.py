"""docs/data.md shows every file, record and key, with examples that stand in the files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from natopart.loading.assemble import assemble
from natopart.loading.compiled import KEPT
from natopart.loading.files import Raw
from natopart.loading.layout import SECTIONS, Section, section_of
from natopart.loading.location import shipped
from natopart.loading.merge import DATED_BLOCKS, IDENTITY, NESTED, YEARLY_BLOCKS
from natopart.loading.validate import problems
from natopart.model.fact import Fact, Model
from natopart.model.roll import Table
from tests.docs.pages import Example, chapters, examples, named, page, table

PAGE = page("data.md")
CHAPTERS = chapters(PAGE, "##")
RECORDS = {title.strip("`"): text for title, text in chapters(PAGE, "###").items()}
EXAMPLES = examples(PAGE)
SHIPPED = [e for e in EXAMPLES if e.kind == "data"]
GAP = "# ...\n"
COMMON = {*Fact.model_fields, "start", "end", "as_of", "values"}
"""The keys that are explained once for all facts."""

each = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)


def models(model: type[Model]) -> Iterator[type[Model]]:
    """Yield a model and those nested in it."""
    yield model
    for inner in model.nested.values():
        yield from models(inner)


@each
def test_every_key_of_every_record_is_told(section: Section) -> None:
    keys = {key for model in models(section.model) for key in model.model_fields}
    told = named(RECORDS[section.name])
    assert sorted(keys - told - COMMON - _elsewhere(section)) == []
    assert named(CHAPTERS["What every fact has"]) >= COMMON


def _elsewhere(section: Section) -> set[str]:
    """Return the keys of rolls, told in their own chapter, and what the file's form tells."""
    rolls = {"table", "key", "scope", "total", "count", "omits"}
    return {"operations": rolls, "rolls": {"rolls"}}.get(section.name, set())


@each
def test_every_section_has_a_place_and_an_example(section: Section) -> None:
    row = next(
        row for row in table(CHAPTERS["Where things lie"]) if f"[`{section.name}`]" in row[0]
    )
    assert tuple(cell.strip("` ") for cell in row[1].split(",")) == section.places
    assert any(section_of(e.path) is section for e in examples(RECORDS[section.name]))


def test_no_record_is_told_that_is_gone() -> None:
    rows = table(CHAPTERS["Where things lie"])
    assert [row[0].split("`")[1] for row in rows] == [section.name for section in SECTIONS]


@pytest.mark.parametrize("example", SHIPPED, ids=lambda e: f"{e.path}:{e.text[:30].strip()}")
def test_the_examples_stand_in_the_files(example: Example) -> None:
    rest = (shipped() / example.path).read_text(encoding="utf-8")
    for part in filter(None, example.text.split(GAP)):
        before, found, rest = rest.partition(part)
        assert found, f"not in {example.path}, or not in this order:\n{part}"
        assert not before or before.endswith("\n")


@pytest.mark.parametrize(
    "example",
    [e for e in SHIPPED if not e.text.startswith(" ")],
    ids=lambda e: f"{e.path}:{e.text[:30].strip()}",
)
def test_the_examples_are_valid(example: Example) -> None:
    """Parts that an excerpt leaves out are no mistake; all else must be as the reader wants it."""
    raw = Raw(example.path, example.path, example.text.encode())
    found = assemble([[raw]]).problems
    assert [p for p in found if p.code not in ("NP201", "NP304")] == []


def test_the_overlay_examples_make_a_valid_overlay(tmp_path: Path) -> None:
    overlay = tmp_path / "my-overlay"
    for example in EXAMPLES:
        if example.kind == "overlay":
            file = overlay / example.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(example.text, encoding="utf-8")
    assert problems((overlay,)) == ()


def test_what_replaces_what_is_the_program_s() -> None:
    rows = table(CHAPTERS["Overlays"])
    told = {row[0]: tuple(row[1].replace("`", "").split(", ")) for row in rows}
    assert told == IDENTITY
    assert named(CHAPTERS["Overlays"]) >= NESTED | DATED_BLOCKS | YEARLY_BLOCKS


def test_every_table_of_rolls_is_named() -> None:
    assert set(get_args(Table)) <= named(RECORDS["rolls"])


def test_the_number_of_copies_is_the_program_s() -> None:
    assert KEPT == 4
    assert "at most four" in CHAPTERS["The compiled copy"]
