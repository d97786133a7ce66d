"""`loading.yaml.read`: what is refused and where, what is read, and that nothing is raised."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from natopart.loading import positions
from natopart.loading.scalars import CONTROL
from natopart.loading.yaml import MAX_BYTES, read

REFUSED: list[tuple[str | bytes, str, int, int]] = [
    ("a: [1, 2", "NP101", 1, 9),
    ("a: 1\n\tb: 2\n", "NP101", 2, 1),
    ("note: see: this", "NP101", 1, 10),
    ("a: 1\nb: 2\na: 3\n", "NP102", 3, 1),
    ("{x: 1, y: {b: 1, b: 2}}", "NP102", 1, 18),
    ("16: a\n0x10: b\n", "NP102", 2, 1),
    ("a: !!str 1\n", "NP103", 1, 4),
    ("a: !!python/object:os.system x\n", "NP103", 1, 4),
    ("- ! x\n", "NP103", 1, 3),
    ("- &a !t [1]\n", "NP103", 1, 3),
    ("%TAG !e! tag:x\n---\na: 1\n", "NP103", 1, 1),
    ("a: *b\n", "NP104", 1, 4),
    ("a: &b [1, *b]\n", "NP104", 1, 11),
    ("- &b 1\n- &b 2\n", "NP104", 2, 3),
    ("a: " + "[" * 20 + "]" * 20, "NP105", 1, 23),
    ("a: 1\nb: \x07\n", "NP107", 2, 4),
    ("a: é\u2028x\n", "NP107", 1, 5),
    ("a: \ud800\n", "NP107", 1, 4),
    ("a: x\ufeff\n", "NP107", 1, 5),
    ('a: "\\e[31m"\n', "NP107", 1, 4),
    (b"a: 1\nb: \xc3\xa9\xff\n", "NP107", 2, 5),
    (b"\xef\xbb\xbfb: \xff\n", "NP107", 1, 4),
    ("a: .nan\n", "NP108", 1, 4),
    ("a: -.INF\n", "NP108", 1, 4),
    ("a: 1e999\n", "NP108", 1, 4),
    ("a: " + "9" * 5000, "NP108", 1, 4),
    ("a: [1, 010]\n", "NP109", 1, 8),
    ("007: bond\n", "NP109", 1, 1),
    ("a: 1_000\n", "NP109", 1, 4),
    ("1.5: a\n", "NP110", 1, 1),
    ("a: {true: 1}\n", "NP110", 1, 5),
    ("~: 1\n", "NP110", 1, 1),
    ("? [a]\n: 1\n", "NP110", 1, 3),
    ("a: 1\n---\nb: 2\n", "NP111", 2, 1),
    ("---\n---\n", "NP111", 2, 1),
    ("", "NP112", 1, 1),
    ("# nothing\n---\n", "NP112", 1, 1),
    (b"\xef\xbb\xbf", "NP112", 1, 1),
    ("a: &x {b: 1}\nc:\n  <<: *x\n", "NP113", 3, 3),
]


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(positions, "Parser", positions.PureParser)


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED)
def test_refused(text: str | bytes, code: str, line: int, column: int) -> None:
    _, (problem,) = read(text, "data/x.yaml")
    assert (problem.path, problem.code) == ("data/x.yaml", code)
    assert (problem.line, problem.column) == (line, column)
    assert problem.message
    assert problem.hint
    assert not problem.warning


@pytest.mark.parametrize("blank", [b" ", " "], ids=["bytes", "text"])
def test_too_large_a_file_is_not_parsed(blank: str | bytes) -> None:
    document, (problem,) = read(blank * (MAX_BYTES + 1), "x")
    assert document is None
    assert (problem.code, problem.line) == ("NP106", 1)


def test_all_problems_of_a_file_in_the_order_of_their_places() -> None:
    document, problems = read("a: .nan\nb: {x: 1, x: 010}\nc: !t 1\na: 2\nd: [\n", "x")
    assert document is None
    assert [(p.line, p.column, p.code) for p in problems] == [
        (1, 4, "NP108"),
        (2, 11, "NP102"),
        (2, 14, "NP109"),
        (3, 4, "NP103"),
        (4, 1, "NP102"),
        (5, 5, "NP101"),
    ]


def test_a_duplicate_names_the_first_line_and_the_first_value_stands() -> None:
    document, (problem,) = read("a: 1\nb: 2\na: 3\n", "x")
    assert "'a'" in problem.message
    assert "line 1" in problem.message
    assert document is not None
    assert document.value == {"a": 1, "b": 2}


def test_a_refused_value_stands_as_its_text_and_a_refused_key_is_left_out() -> None:
    document, _ = read("a: 010\nb: !t 7\n1.5: x\n<<: {c: 1}\nd: 1\n", "x")
    assert document is not None
    assert document.value == {"a": "010", "b": "7", "d": 1}


def test_the_excerpt_is_the_line_made_printable() -> None:
    document, (problem,) = read("ok: 1\nname: \x1b[31mred\u202e\n", "x")
    assert problem.excerpt == "name: ?[31mred?"
    assert document is not None
    assert document.excerpt(1) == "ok: 1"
    assert document.excerpt(0) == document.excerpt(9) == ""


def test_plain_values() -> None:
    text = """
    country: NO
    on: yes
    time: 12:30
    date: 2012-05-20
    2012: 563.1
    none: [null, ~, , ]
    bools: [true, false]
    "010": '1e3'
    rate: 1e3
    block: |
      two
      lines
    """.replace(", , ]", "]")
    document, problems = read(text, "x")
    assert problems == ()
    assert document is not None
    assert document.value == {
        "country": "NO",
        "on": "yes",
        "time": "12:30",
        "date": "2012-05-20",
        2012: 563.1,
        "none": (None, None),
        "bools": (True, False),
        "010": "1e3",
        "rate": 1000.0,
        "block": "two\nlines\n",
    }


def test_an_alias_stands_for_its_value() -> None:
    document, problems = read("a: &x [1, {b: 2}]\nc: *x\n", "x")
    assert problems == ()
    assert document is not None
    assert document.value["c"] == (1, {"b": 2})


def test_bytes_and_text_read_the_same_and_a_byte_order_mark_is_skipped() -> None:
    expected = read("ä: ü\n", "x")
    assert read("ä: ü\n".encode(), "x") == read("\ufeffä: ü\n", "x") == expected
    assert expected[1] == ()


def _never_raises(text: str | bytes) -> None:
    document, problems = read(text, "x")
    assert document is not None or problems
    assert list(problems) == sorted(problems)
    assert all(p.line >= 1 and p.column >= 1 and p.excerpt.isprintable() for p in problems)
    if document is not None:
        assert document.position(("a", 0, 1)) >= (1, 1)
        assert document.position((0, "a"), key=True) >= (1, 1)
        assert not CONTROL.search(repr(document.value))


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_arbitrary_input_never_raises(text: str | bytes) -> None:
    _never_raises(text)


MARKS = [
    *"ab01 \n\t-?:,[]{}&*!|>'\"%@#.~\\_x",
    *("\n  ", "- ", ": ", "&a ", "*a", "---\n", "<<: ", '"\\', "!!str ", "%YAML 1."),
    *("\ufeff", "\x85", "\r\n", "0x", "1e9"),
]


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_text_full_of_marks_never_raises(text: str) -> None:
    _never_raises(text)


TEXTS = st.text(max_size=30).filter(lambda text: not CONTROL.search(text))
INTEGERS = st.integers(-(2**63), 2**63 - 1)
LEAVES = st.none() | st.booleans() | INTEGERS | st.floats(allow_nan=False, allow_infinity=False)


def _trees(keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    leaves = LEAVES | TEXTS
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=15,
    ).filter(lambda tree: _depth(tree) <= 20)


def _depth(tree: Any) -> int:
    if not isinstance(tree, list | dict):
        return 0
    children = tree.values() if isinstance(tree, dict) else tree
    return 1 + max(map(_depth, children), default=0)


def _frozen(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _frozen(value) for key, value in tree.items()}
    return tuple(map(_frozen, tree)) if isinstance(tree, list) else tree


@given(_trees(TEXTS))
def test_json_reads_as_itself(tree: Any) -> None:
    document, problems = read(json.dumps(tree, ensure_ascii=False), "x")
    assert problems == ()
    assert document is not None
    assert repr(document.value) == repr(_frozen(tree))


class _Dumper(yaml.SafeDumper):
    """Writes every text in the style asked for: PyYAML leaves `1e3` and `0o7` unquoted."""

    text_style = '"'

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=self.text_style)


_Dumper.add_representer(str, _Dumper.represent_text)


@given(_trees(TEXTS | INTEGERS), st.sampled_from(["'", '"', "|", ">"]), st.booleans())
def test_dumped_data_reads_as_itself(tree: Any, style: str, unicode: bool) -> None:
    dumper = type("Dumper", (_Dumper,), {"text_style": style})
    text = yaml.dump(tree, Dumper=dumper, allow_unicode=unicode, sort_keys=False)
    document, problems = read(text, "x")
    assert problems == ()
    assert document is not None
    assert repr(document.value) == repr(_frozen(tree))
