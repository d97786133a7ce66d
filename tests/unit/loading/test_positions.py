"""`loading.positions`: where values stand, and lines for display."""

from __future__ import annotations

import pytest

from natopart.loading.positions import SHOWN, Lines
from natopart.loading.yaml import read

TEXT = """\
# comment
id: isaf
values:
  SWE: {2011: 1.5, 2012: 2}
  "é": x
list:
- one
- two: &t [1, 2]
  three:
- *t
0x10: hex
"""


@pytest.mark.parametrize(
    ("keys", "key", "place"),
    [
        ((), False, (2, 1)),
        (("id",), False, (2, 5)),
        (("id",), True, (2, 1)),
        (("values",), True, (3, 1)),
        (("values",), False, (4, 3)),
        (("values", "SWE", 2012), False, (4, 26)),
        (("values", "SWE", 2012), True, (4, 20)),
        (("values", "é"), False, (5, 8)),
        (("list", 1), True, (8, 3)),
        (("list", 1, "two", 1), False, (8, 15)),
        (("list", 1, "three"), False, (9, 9)),
        (("list", 2, 1), False, (8, 15)),
        ((16,), True, (11, 1)),
        (("values", "FIN", 2012), False, (4, 3)),
        (("values", "SWE", "2012"), True, (4, 8)),
        (("list", 7), False, (7, 1)),
        (("list", -1), False, (7, 1)),
        (("id", 0), False, (2, 5)),
        (("nothing",), False, (2, 1)),
    ],
)
def test_position(keys: tuple[str | int, ...], key: bool, place: tuple[int, int]) -> None:
    document, problems = read(TEXT, "x")
    assert problems == ()
    assert document is not None
    assert document.position(keys, key=key) == place


def test_of_a_key_given_twice_the_first_is_found() -> None:
    document, _ = read("a: 1\nb: 2\na: 3\n", "x")
    assert document is not None
    assert document.position(("a",)) == (1, 4)


def test_positions_count_characters_and_all_line_breaks() -> None:
    document, _ = read("\ufeffä: 1\r\nж: [ü, 𐍈, x]\rc: 3\n", "x")
    assert document is not None
    assert document.position(("ж", 2)) == (2, 11)
    assert document.position(("c",)) == (3, 4)
    assert document.excerpt(2) == "ж: [ü, 𐍈, x]"


def test_a_line_is_shown_in_part_where_it_is_long() -> None:
    lines = Lines("x" * 5_000 + "\nshort\n")
    assert lines.shown(1) == "x" * SHOWN
    assert lines.shown(2) == "short"


def test_place_and_end() -> None:
    lines = Lines("ab\r\ncd\n\n")
    assert lines.place(0) == (1, 1)
    assert lines.place(5) == (2, 2)
    assert lines.end == (2, 3)
