"""natopart statement from the command line: options, templates, mistakes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from natopart.loading.statement import shipped
from tests.cli.program import CHICAGO, run

QUICK = ("--project", "comprehensive-approach-forum")
"""One project whose circle is found at once."""
REMEDY = "put {{draft-notice}} on a line of its own, below the title"


def test_markdown_has_each_footnote_once() -> None:
    code, out, _ = run("statement", *CHICAGO, *QUICK, "--format", "markdown")
    assert code == 0
    text, _, notes = out.partition("\n[^1]: ")
    used = re.findall(r"\[\^(\d+)\]", text)
    defined = re.findall(r"^\[\^(\d+)\]: ", f"[^1]: {notes}", re.MULTILINE)
    assert used == defined == [str(n) for n in range(1, len(used) + 1)]
    assert len(used) > 50
    assert "*Unofficial draft from public sources" in text


def test_options_are_told_in_the_text_and_the_stamp(tmp_path: Path) -> None:
    template = tmp_path / "own.md"
    template.write_text("# Meeting\n\n{{draft-notice}}\n\n{{champions}}\n", encoding="utf-8")
    arguments = ("--region", "gulf", "--volunteer", "sweden=education-and-training", "--max", "3")
    code, out, _ = run(
        *("statement", *CHICAGO, *QUICK, *arguments, "--format", "json"),
        *("--template", str(template)),
    )
    told = json.loads(out)
    text = " ".join(
        s["text"] for r in told["results"] for p in r["paragraphs"] for s in p["sentences"]
    )
    assert code == 0
    assert told["title"] == "Meeting"
    assert "this draft takes it to have come forward itself" in text
    assert "forward presence would rest with" in text
    assert told["stamp"]["changes"][:4] == [
        *("projects comprehensive-approach-forum", "max 3", "region gulf"),
        "volunteer SWE=education-and-training",
    ]
    assert told["stamp"]["changes"][4].startswith("template ")


def test_an_overlay_is_named_in_the_draft_and_its_function_is_told(tmp_path: Path) -> None:
    overlay = tmp_path / "mine"
    overlay.mkdir()
    (overlay / "functions.yaml").write_text(
        "mountain-rescue:\n  name: Mountain rescue {2030}\n  definition: Help on a mountain.\n"
        "  capabilities: [helicopter-transport, insarag-usar-team]\n  sources: [nato-isaf-topic]\n"
        "  grade: B\n",
        encoding="utf-8",
    )
    (overlay / "volunteers.yaml").write_text(
        "aut-rescue:\n  country: AUT\n  function: mountain-rescue\n  start: 2012-01\n"
        "  sources: [nato-isaf-topic]\n  grade: B\n",
        encoding="utf-8",
    )
    template = tmp_path / "own.md"
    text = "# Meeting\n\n{{draft-notice}}\n\n{{functions}}\n\n{{champions}}\n"
    template.write_text(text, encoding="utf-8")
    code, out, _ = run(
        *("statement", *CHICAGO, *QUICK, "--data", str(overlay), "--template", str(template)),
        *("--format", "markdown"),
    )
    assert code == 0
    assert "It also rests on data laid over the shipped ones" in out
    braces = r"\{2030\}"
    assert re.search(rf"\d+\. On mountain rescue {re.escape(braces)}, [a-z ]+ [A-Z]", out)
    assert f"For mountain rescue {braces} it has come forward itself, which we welcome." in out
    assert f"Austria: volunteer for mountain rescue {braces}, 2012-01" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--project", "airlift-poool"), "unknown project 'airlift-poool'; did you mean 'airlift-"),
        (("--region", "gulff"), "did you mean 'gulf'?"),
        (("--volunteer", "SWE=cyber"), "did you mean 'cyber-defence'?"),
        (("--template", "nowhere.md"), "cannot open 'nowhere.md'"),
        (("--pool", "nobody"), "unknown country 'nobody'"),
        (("--pool", "FRA"), "the pool 'FRA' holds no partner as of 2012-05-20; name partners"),
    ],
)
def test_mistakes(arguments: tuple[str, str], told: str) -> None:
    code, out, err = run("statement", *CHICAGO, *QUICK, *arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_an_agenda_names_the_functions_of_the_meeting() -> None:
    agenda = ("--agenda", "cyber-defence,counter-piracy", "--format", "markdown")
    code, out, _ = run("statement", *CHICAGO, *QUICK, *agenda)
    assert code == 0
    assert re.findall(r"^\d+\. On ([a-z-]+)", out, re.MULTILINE) == ["cyber", "counter-piracy"]
    assert len(re.findall(r"^- .*champion", out, re.MULTILINE)) == 2
    assert "with projects comprehensive-approach-forum and agenda cyber-defence,counter-" in out
    mistakes = {
        "cyber": "did you mean 'cyber-defence'?",
        "": "the agenda is empty",
        ",": "the agenda is empty",
        "consultation": "a statement is about functions",
    }
    for wrong, told in mistakes.items():
        code, _, err = run("statement", *CHICAGO, *QUICK, "--agenda", wrong)
        assert code == 2
        assert told in err


def test_a_small_pool_is_told_how_many_functions_each_would_have_to_champion() -> None:
    code, out, err = run("statement", *CHICAGO, *QUICK, "--pool", "AUT,SWE")
    assert (code, out) == (1, "")
    assert err.rstrip().endswith("; try --max 6 or more, or name more partners")
    assert run("statement", *CHICAGO, *QUICK, "--pool", "AUT,SWE", "--max", "11").code == 0


def test_a_template_that_does_not_parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.md").write_text("# Title\n\nOn {{dat}}\n", encoding="utf-8")
    code, out, err = run("statement", *CHICAGO, "--template", "own.md")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        f"own.md:1:1: NP603 the placeholder 'draft-notice' is missing; {REMEDY}",
        "own.md:3:4: NP601 unknown placeholder 'dat'; did you mean 'date'?",
        "2 errors",
    ]
    Path("own.md").write_bytes(b"# T\n\n\xff")
    assert "own.md:3:1: NP606 not UTF-8" in run("statement", "--template", "own.md").err


def test_init_writes_the_shipped_template_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    assert run("init", "--template", str(path)).code == 0
    assert path.read_text(encoding="utf-8") == shipped()
    assert run("init", "--template", str(path)).code == 2
    both = str(tmp_path / "both")
    same = run("init", "--project", both, "--template", str(tmp_path / "." / "both"))
    assert (same.code, (tmp_path / "both").exists()) == (2, False)
    assert run("init").code == 2


def test_a_file_that_ends_in_docx_is_word(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    path = tmp_path / "draft.docx"
    assert run("statement", *CHICAGO, *QUICK, "--output", str(path)).code == 0
    assert path.read_bytes()[:2] == b"PK"
