"""`loading.scalars`: what an unquoted scalar means."""

from __future__ import annotations

import pytest

from natopart.loading.scalars import Refused, meaning, short


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        ("0", 0),
        ("-0", 0),
        ("+12", 12),
        ("-7", -7),
        ("9223372036854775807", 2**63 - 1),
        ("-9223372036854775808", -(2**63)),
        ("0o17", 15),
        ("0xFf", 255),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
        ("0.0", 0.0),
        ("1e05", 100000.0),
    ],
)
def test_words_and_numbers(text: str, value: object) -> None:
    assert meaning(text) == value
    assert type(meaning(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "no", "yes", "on", "off", "y", "n", "nUll", "nan", "inf", ".inf.", "=", "<<"),
        *("12:30", "190:20:30", "2012-05-20", "2012-05", "1.2.3", "1,000", "1 000", "5 %", "५"),
        *("-0x1", "0X1", "0xg", "e3", "1e", "+", "-", ".", ".."),
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert meaning(text) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "NP108") for text in (".nan", ".NaN", ".inf", "+.Inf", "-.INF", "-1e400")),
        *((text, "NP108") for text in ("9223372036854775808", "0x1" + "0" * 16, "1" * 9999)),
        *((text, "NP109") for text in ("010", "00", "-01", "+0777", "00.5", "01e3", "08")),
        *((text, "NP109") for text in ("1_000", "1_000.5", "1_0e3", "0b11", "0x1_f", "0o9")),
    ],
)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        meaning(text)
    assert caught.value.code == code
    assert caught.value.hint


def test_short_is_one_printable_line() -> None:
    assert short("a\x1b\nb") == "'a??b'"
    assert short("x" * 100) == f"'{'x' * 60}...'"
