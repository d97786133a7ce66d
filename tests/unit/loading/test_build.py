"""`loading.build`: bounded nesting, aliases and time."""

from __future__ import annotations

from time import perf_counter

import pytest

from natopart.loading.build import MAX_ALIASES, MAX_DEPTH, MAX_EXPANDED, MAX_PROBLEMS
from natopart.loading.yaml import read


def _codes(text: str) -> list[str]:
    return [problem.code for problem in read(text, "x")[1]]


@pytest.mark.parametrize("opening", ["[", "{", "[{", "- ", "? ", "[a,", "{a: "])
def test_a_bomb_of_openings_is_answered_quickly(opening: str) -> None:
    began = perf_counter()
    (problem,) = read(opening * 100_000, "x")[1]
    assert problem.code in {"NP101", "NP105"}
    assert perf_counter() - began < 1


def test_nesting_is_read_to_the_limit_and_no_deeper() -> None:
    assert _codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert _codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["NP105"]


def test_an_alias_counts_with_the_depth_of_its_value() -> None:
    half = "[" * 11 + "]" * 11
    assert _codes(f"- &a {half}\n- {'[' * 8}*a{']' * 8}\n") == []
    assert _codes(f"- &a {half}\n- {'[' * 9}*a{']' * 9}\n") == ["NP105"]


def test_aliases_are_read_to_the_limit_and_no_further() -> None:
    text = "- &a x\n" + "- *a\n" * MAX_ALIASES
    assert _codes(text) == []
    assert _codes(text + "- *a\n") == ["NP104"]


def test_a_billion_laughs_are_refused() -> None:
    lines = ["- &a0 [x]"]
    lines += [f"- &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    assert _codes("\n".join(lines)) == ["NP104"]


def test_one_large_list_cannot_be_repeated_past_the_limit() -> None:
    items = ", ".join(["x"] * 2_000)
    assert _codes(f"- &a [{items}]\n" + "- *a\n" * 49) == []
    assert _codes(f"- &a [{items}]\n" + "- *a\n" * (MAX_EXPANDED // 2_000)) == ["NP104"]


def test_a_wide_list_of_aliases_to_a_wide_list_is_not_expanded() -> None:
    wide = ", ".join(["x"] * 90_000)
    began = perf_counter()
    assert _codes(f"- &a [{wide}]\n- &b [*a]\n- [*b, *b]\n") == ["NP104"]
    assert perf_counter() - began < 5


def test_a_quoted_or_aliased_merge_sign_is_text() -> None:
    document, problems = read("'<<': 1\nb: <<\n", "x")
    assert problems == ()
    assert document is not None
    assert document.value == {"<<": 1, "b": "<<"}


def test_reading_ends_after_a_thousand_problems_and_says_so() -> None:
    document, problems = read("- 01\n" * 5_000, "x")
    assert document is None
    assert MAX_PROBLEMS <= len(problems) <= MAX_PROBLEMS + 2
    assert ["the rest" in problem.hint for problem in problems].index(True) == MAX_PROBLEMS - 1


def test_a_binary_file_yields_few_problems() -> None:
    assert 1 <= len(read(b"\x00\x01\x02" * 10_000, "x")[1]) <= 21
