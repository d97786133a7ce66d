"""`loading.syntax`: the parser's complaints in plain words, the same from both parsers."""

from __future__ import annotations

import pytest

from natopart.loading import positions
from natopart.loading.yaml import read

COMPLAINTS: list[tuple[str, int, int, str]] = [
    ("a:\n\tb: 1", 2, 1, "a tab stands"),
    ("a: |\n\tx", 2, 1, "a tab stands"),
    ("a: 1\n b: 2", 2, 3, "a colon stands"),
    ("a: @x", 1, 4, "a value cannot begin with '@'"),
    ("a: '5 %'\nb: % of", 2, 4, "a value cannot begin with '%'"),
    ('a: "\\U00110000"', 1, 7, "no known escape"),
    ("a: 'x\nb: 1\nc: 2\n", 1, 4, "never closed"),
    ('"a\n---\nb"', 1, 1, "never closed"),
    ("a: [1,\n\n", 1, 7, "the file ends before a bracket is closed"),
    ("{a: 1", 1, 6, "the file ends before a bracket is closed"),
    ("a: [1,\n  2\nb: 3\n", 3, 2, "begin in line 1"),
    ("{a: 1]", 1, 6, "a comma or a bracket is missing"),
    ("[a, , b]", 1, 5, "',' stands where a value is expected"),
    ("a: }", 1, 4, "'}' stands where a value is expected"),
    ("a: 'it's'", 1, 8, "something follows a value"),
    ("- a\nb: 1", 2, 1, "does not line up with the list or mapping that begins in line 1"),
    ("a:\n  - b\n c: 1", 3, 2, "does not line up"),
    ("a: 1\nb\nc: 2", 2, 1, "a key without a colon"),
    ("**bold**", 1, 1, "no name follows"),
    ("a: &\n", 1, 4, "no name follows"),
    ("a: |3x\n b", 1, 4, "the head of a text block"),
]


@pytest.fixture(params=["libyaml", "python"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(positions, "Parser", positions.PureParser)


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(("text", "line", "column", "words"), COMPLAINTS)
def test_complaint(text: str, line: int, column: int, words: str) -> None:
    document, (problem,) = read(text, "x")
    assert document is None
    assert (problem.code, problem.line, problem.column) == ("NP101", line, column)
    assert words in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a: !<\n", "NP103", "tags are not read"),
        ("a: !e!x 1\n", "NP103", "tags are not read"),
        ("%FOO x\n--- a", "NP101", "begins with '%'"),
        ("%YAML 1.3\n--- a", "NP101", "begins with '%'"),
        ("a: 1\n...\nb: 2", "NP101", "something follows the end"),
        ("[" * 2000, "NP105", "nested too deeply"),
    ],
)
@pytest.mark.skipif(positions.Parser is positions.PureParser, reason="what libyaml says")
def test_complaints_of_libyaml(text: str, code: str, words: str) -> None:
    _, (problem,) = read(text, "x")
    assert problem.code == code
    assert words in problem.message
