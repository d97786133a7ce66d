"""Templates of a statement: what they are made of, and every mistake in its place."""

from __future__ import annotations

import pytest

from natopart.drafting.statement.template import Block, parse, placeholders
from natopart.problems import InvalidData

GOOD = "# Title\n\n{{draft-notice}}\n\n"
AS_IN = "write a placeholder as in {{date}}, or single braces"
BELOW = "put it into the text below"
ALONE = "put it on a line of its own, between blank lines"


def test_blocks() -> None:
    items = "- first\n  goes on\n- second\n"
    text = f"{GOOD}One\ntwo {{{{ date }}}}.\n{items}## Part\n{{{{functions}}}}\n"
    assert parse(text, "t.md") == (
        Block("heading", "Title", 1),
        Block("block", "draft-notice"),
        Block("paragraph", "One two {{ date }}."),
        Block("item", "first goes on"),
        Block("item", "second"),
        Block("heading", "Part", 2),
        Block("block", "functions"),
    )


def test_comments_windows_lines_and_a_mark_of_order_go() -> None:
    comment = "<!-- {{nothing}}\r\n more -->"
    text = f"\ufeff# Title\r\n\r\n{comment}\r\n{{{{draft-notice}}}}\r\n\r\na <!--b--> c\r\n"
    assert [block.text.split() for block in parse(text, "t.md")] == [
        ["Title"],
        ["draft-notice"],
        ["a", "c"],
    ]


def test_a_misspelt_notice_is_told_once() -> None:
    with pytest.raises(InvalidData) as raised:
        parse("# Title\n\n{{DRAFT-NOTICE}}\n", "t.md")
    assert [str(problem) for problem in raised.value.problems] == [
        "t.md:3:1: NP601 unknown placeholder 'DRAFT-NOTICE'; did you mean 'draft-notice'?"
    ]


def test_placeholders() -> None:
    assert list(placeholders("On {{ date }} we {x}")) == [
        ("text", "On "),
        ("placeholder", "date"),
        ("text", " we {x}"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On {{dat}}.",
            "t.md:5:4: NP601 unknown placeholder 'dat'; did you mean 'date'?",
        ),
        (
            "On {{DATE}}.",
            "t.md:5:4: NP601 unknown placeholder 'DATE'; did you mean 'date'?",
        ),
        (
            "On {{date.",
            f"t.md:5:4: NP602 '{{{{' has no counterpart on its line; {AS_IN}",
        ),
        (
            "On date}}.",
            f"t.md:5:8: NP602 '}}}}' has no counterpart on its line; {AS_IN}",
        ),
        (
            "See {{functions}}.",
            f"t.md:5:5: NP604 'functions' stands for whole paragraphs and not alone; {ALONE}",
        ),
        (
            "Text\n  {{functions}}",
            f"t.md:6:3: NP604 'functions' stands for whole paragraphs and not alone; {ALONE}",
        ),
        ("a <!-- b\nc", "t.md:5:3: NP605 the comment does not end; end it with '-->'"),
        (
            "## {{partners}} partners",
            f"t.md:5:4: NP607 'partners' is a number, which has no note in a heading; {BELOW}",
        ),
        ("a\x07b", "t.md:5:2: NP606 a control character; take the character out"),
        ("a\u202eb", "t.md:5:2: NP606 a control character; take the character out"),
    ],
)
def test_each_mistake_in_its_place(text: str, expected: str) -> None:
    with pytest.raises(InvalidData) as caught:
        parse(GOOD + text, "t.md")
    assert str(caught.value) == expected


def test_an_unknown_placeholder_far_from_any_lists_all() -> None:
    with pytest.raises(InvalidData) as caught:
        parse(f"{GOOD}{{{{zzz}}}}", "t.md")
    assert "there are allies, champions, comprehensive-approach, date" in str(caught.value)


@pytest.mark.parametrize("text", ["# Title\n\nText\n", "# Title\n\n<!-- {{draft-notice}} -->\n"])
def test_the_draft_notice_is_required(text: str) -> None:
    with pytest.raises(InvalidData) as caught:
        parse(text, "t.md")
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (1, "NP603")


@pytest.mark.parametrize("before", ["# Title\n\nText.\n\n", "# Title\n\n## Part\n\n", "Text.\n\n"])
def test_the_draft_notice_stands_directly_below_the_title(before: str) -> None:
    with pytest.raises(InvalidData) as caught:
        parse(f"{before}{{{{draft-notice}}}}\n", "t.md")
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (before.count("\n") + 1, "NP603")
    assert problem.hint == "put it directly below the title"


def test_without_a_title_the_draft_notice_is_first() -> None:
    first, *_ = parse("{{draft-notice}}\n\n# Late title\n", "t.md")
    assert first == Block("block", "draft-notice")


@pytest.mark.parametrize("text", ["", " \n\n", "<!-- all -->\n"])
def test_an_empty_template(text: str) -> None:
    with pytest.raises(InvalidData) as caught:
        parse(text, "t.md")
    assert [p.code for p in caught.value.problems] == ["NP606"]


def test_all_mistakes_at_once_each_with_its_line() -> None:
    with pytest.raises(InvalidData) as caught:
        parse("# {{dat}}\n\n{{x}} and {{\n", "t.md")
    told = [(p.line, p.column, p.code, p.excerpt) for p in caught.value.problems]
    assert told == [
        (1, 1, "NP603", "# {{dat}}"),
        (1, 3, "NP601", "# {{dat}}"),
        (3, 1, "NP601", "{{x}} and {{"),
        (3, 11, "NP602", "{{x}} and {{"),
    ]
