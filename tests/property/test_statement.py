"""Any text is a template or has mistakes, each of which stands where it is said to be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from natopart.drafting.statement.template import BLOCKS, INLINE, parse, placeholders
from natopart.problems import InvalidData

PIECES = st.sampled_from(
    [
        *("{{", "}}", "{", "}", "\n", "\n\n", "# ", "- ", "<!--", "-->", " ", "text"),
        *(f"{{{{{name}}}}}" for name in (*INLINE, *BLOCKS)),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS)
def test_a_text_parses_or_its_mistakes_have_places(text: str) -> None:
    try:
        blocks = parse(text, "t.md")
    except InvalidData as error:
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        for problem in error.problems:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
            assert problem.hint
    else:
        assert any(b.text == "draft-notice" for b in blocks if b.shape == "block")
        for block in blocks:
            if block.shape != "block":
                told = [name for kind, name in placeholders(block.text) if kind == "placeholder"]
                assert set(told) <= set(INLINE)


@given(TEXTS)
def test_the_same_text_gives_the_same_blocks_or_mistakes(text: str) -> None:
    def outcome() -> object:
        try:
            return parse(text, "t.md")
        except InvalidData as error:
            return error.problems

    assert outcome() == outcome()
