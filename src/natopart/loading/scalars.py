"""What an unquoted YAML scalar means: the core schema of YAML 1.2 without its traps.

Also which characters a text may hold, and how it is shown in a message.
"""

from __future__ import annotations

import re
from math import isfinite

CONTROL = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML forbids, and the line separators and byte order marks that nobody sees."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_NUMBER = re.compile(
    r"""(?P<decimal>[-+]?(?:0|[1-9][0-9]*))
    |0o(?P<octal>[0-7]+)
    |0x(?P<hex>[0-9a-fA-F]+)
    |(?P<float>[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)
    |(?P<infinite>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))
    |(?P<ambiguous>[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9_]+)?|0[box][0-9a-fA-F_]+)""",
    re.VERBOSE,
)
_BASES = {"decimal": 10, "octal": 8, "hex": 16}
_LONGEST = 22
"""The digits of the longest whole number of 64 bits, in base 8, with a sign's room."""


class Refused(ValueError):
    """A scalar without a safe meaning: the `code`, `message` and `hint` of the problem."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def meaning(text: str) -> str | int | float | bool | None:
    """Return what the unquoted scalar `text` means; what is no number, word or blank is text.

    Raises:
        Refused: a number that can be read in two ways, is not finite or exceeds 64 bits.
    """
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text) if text[0] in _NUMBER_STARTS else None
    if match is None:
        return text
    kind = match.lastgroup or ""
    number = _number(match[kind], kind)
    if number is None:
        raise _refusal(text, kind)
    return number


def _number(digits: str, kind: str) -> int | float | None:
    """Return the number; None where it must be refused."""
    if kind == "float":
        real = float(digits)
        return real if isfinite(real) else None
    if kind not in _BASES or len(digits) > _LONGEST:
        return None
    whole = int(digits, _BASES[kind])
    return whole if -(2**63) <= whole < 2**63 else None


def _refusal(text: str, kind: str) -> Refused:
    shown = short(text)
    if kind == "ambiguous":
        hint = "write a number without leading zeros and '_'; put text in quotation marks"
        return Refused("NP109", f"{shown} can be read as a number in two ways", hint)
    if kind == "infinite":
        return Refused("NP108", f"{shown} is not a finite number", "write null for an unknown")
    return Refused("NP108", f"the number {shown} is too large", "put text in quotation marks")


def printable(text: str) -> str:
    """Return `text` with every unprintable or undecodable character replaced by '?'."""
    return "".join(c if c.isprintable() and c != "\ufffd" else "?" for c in text)


def short(value: object) -> str:
    """Return `value` in quotation marks for a message: printable, at most 60 characters."""
    text = str(value)
    return f"'{printable(text[:60])}{'...' if len(text) > 60 else ''}'"
