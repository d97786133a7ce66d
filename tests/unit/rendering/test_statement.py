"""A statement in every format: notes defined once and used once, hostile text, stable bytes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from natopart.drafting.statement.notes import run
from natopart.drafting.statement.tree import (
    Evidence,
    Name,
    Paragraph,
    Section,
    Sentence,
    Statement,
)
from natopart.model.source import Source
from natopart.problems import UsageError
from natopart.rendering.statement import answer
from tests.builders import STAMP

SHIPS = Evidence("Sweden: Submarines", 5, "hulls", "2012", "B", ("a", "b"))
NOTE = Evidence("Turkey recognises it by its constitutional name.", None, "", None, "A", ("a",))
HOSTILE = "<b>*x*</b> [y](z) ~s~\x1b[31m\u202e =1\ufffe"


def statement(text: str = "Sweden and Macedonia have met.") -> Statement:
    told = (Sentence(text, (SHIPS,)), Sentence("We, in Macedonia, agree."))
    first = Paragraph(told, "paragraph", 1)
    notice = Paragraph((Sentence("Unofficial draft."),), "notice")
    items = tuple(Paragraph((Sentence(f"Item {n}.", (SHIPS,)),), "item") for n in (1, 2))
    return Statement(
        stamp=STAMP.__class__("1", "d", (), "i", "default", "2012-05-20", "partners"),
        title="Statement",
        sections=(Section("", "", (notice, first)), Section("list", "List", items)),
        names=(Name("Macedonia", NOTE),),
        sources=(
            Source(id="a", title="The Balance", publisher="P", published="2012-03"),
            Source(id="b", title="Navies", publisher="Q"),
        ),
    )


def file(told: Statement, form: str, path: Path) -> bytes:
    answer(told, form, path)
    return path.read_bytes()


def test_markdown(tmp_path: Path) -> None:
    cited = (
        "Sweden: Submarines, 5 hulls, 2012 (grade B). Sources: The Balance (P, 2012-03)"
        r" \[a\]; Navies (Q) \[b\]."
    )
    assert file(statement(), "markdown", tmp_path / "s.md").decode() == (
        "# Statement\n\n"
        "*Unofficial draft.*\n\n"
        "1. Sweden and Macedonia[^1] have met.[^2] We, in Macedonia, agree.\n\n"
        "## List\n\n"
        "- Item 1.[^3]\n- Item 2.[^4]\n\n"
        "[^1]: Turkey recognises it by its constitutional name.\n\n"
        f"[^2]: {cited}\n\n[^3]: {cited}\n\n[^4]: {cited}\n"
    )


def test_the_terminal_has_the_same_text(tmp_path: Path) -> None:
    text = file(statement(), "table", tmp_path / "s.txt").decode()
    assert "1. Sweden and Macedonia[1] have met.[2] We, in Macedonia, agree." in text
    assert "- [1] Turkey recognises it" in text


def test_json_is_the_tree(tmp_path: Path) -> None:
    told = json.loads(file(statement(), "json", tmp_path / "s.json"))
    assert told["schema"] == "natopart/statement/1"
    paragraph = told["results"][0]["paragraphs"][1]
    assert (paragraph["number"], paragraph["kind"]) == (1, "paragraph")
    assert paragraph["sentences"][0]["evidence"] == [
        {
            "label": "Sweden: Submarines",
            "value": 5,
            "unit": "hulls",
            "as_of": "2012",
            "grade": "B",
            "sources": ["a", "b"],
        }
    ]
    assert list(told["sources"]) == ["a", "b"]


def test_a_name_inside_another_word_gets_no_note() -> None:
    told = statement("Macedonians and Macedonia met.")
    assert run(told).paragraphs[1][:2] == ("Macedonians and Macedonia", run(told).paragraphs[1][1])


def test_many_sources_are_named_by_their_ids_after_the_sixth(tmp_path: Path) -> None:
    names = tuple("abcdefgh")
    sources = tuple(Source(id=n, title=n.upper(), publisher="P") for n in names)
    evidence = (SHIPS._replace(sources=names),)
    section = Section("s", "S", (Paragraph((Sentence("Text.", evidence),)),))
    told = statement()._replace(sections=(section,), sources=sources)
    text = file(told, "markdown", tmp_path / "s.md").decode()
    assert r"F (P) \[f\]; and g, h." in text


@pytest.mark.parametrize("form", ["markdown", "table"])
def test_text_from_the_data_has_no_effect(form: str, tmp_path: Path) -> None:
    text = file(statement(HOSTILE), form, tmp_path / "s").decode()
    assert "\x1b" not in text
    assert "\u202e" not in text
    if form == "markdown":
        assert "<b>" not in text
        assert r"\[y\](z)" in text


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    data = file(statement(HOSTILE), "docx", tmp_path / "s.docx")
    assert data == file(statement(HOSTILE), "docx", tmp_path / "t.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    found = docx.Document(io.BytesIO(data))
    texts = [p.text for p in found.paragraphs]
    assert texts[:2] == ["Statement", "Unofficial draft."]
    assert texts[2].startswith("1. <b>*x*</b> [y](z) ~s~?[31m? =1?")
    assert "Notes" not in texts
    properties = found.core_properties
    assert (properties.author, properties.created.isoformat()[:10]) == ("natopart", "2012-05-20")


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_word_has_true_footnotes(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    data = file(statement(HOSTILE), "docx", tmp_path / "s.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        notes, body = (
            ElementTree.fromstring(parts.read(f"word/{name}.xml"))  # noqa: S314  # our own
            for name in ("footnotes", "document")
        )
        assert b'PartName="/word/footnotes.xml"' in parts.read("[Content_Types].xml")
        assert b'Target="footnotes.xml"' in parts.read("word/_rels/document.xml.rels")
    marked = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    told = {
        note.get(f"{W}id"): "".join(text.text or "" for text in note.iter(f"{W}t"))
        for note in notes.iter(f"{W}footnote")
        if note.get(f"{W}type") is None
    }
    assert marked == list(told)
    assert len(marked) == 4
    assert told[marked[0]].startswith(" Sweden: Submarines, 5 hulls, 2012 (grade B). Sources: The")
    kinds = [note.get(f"{W}type") for note in notes][:2]
    assert kinds == ["separator", "continuationSeparator"]


def test_word_goes_to_a_file_alone() -> None:
    pytest.importorskip("docx")
    for where in (None, Path("-"), Path("/dev/stdout")):
        with pytest.raises(UsageError, match="goes to a file alone"):
            answer(statement(), "docx", where)


def test_word_without_its_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(UsageError, match=r"pip install 'natopart\[docx\]'"):
        answer(statement(), "docx", tmp_path / "s.docx")
    assert not (tmp_path / "s.docx").exists()
