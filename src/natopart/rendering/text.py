"""Text from data is data: nothing in it takes effect in any output."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!$])")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def visible(text: str) -> str:
    """Return the text on one line, control and invisible formatting characters replaced by ?."""
    plain = text.replace("\r\n", " ").replace("\n", " ")
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join("?" if unicodedata.category(c) in _HIDDEN else c for c in plain)


def spreadsheet(text: str) -> str:
    """Return the text so that a spreadsheet takes it as text, not as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def markdown(text: str) -> str:
    """Return the text with everything that Markdown or HTML would take for markup escaped."""
    return _MARKDOWN.sub(r"\\\1", visible(text)).replace("&", "&amp;")


def width(text: str) -> int:
    """Return the number of cells that a terminal needs for the text."""
    if text.isascii():
        return len(text)
    return sum(_cells(c) for c in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def number(value: float | None, digits: int = 2) -> str:
    """Return a number for the eye, thousands apart by commas; a dash where there is none."""
    if value is None:
        return "–"
    if value and abs(value) < 10**-digits / 2:
        return f"{value:.1e}"
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text and abs(value) >= 1000 else text


def score(value: float | None) -> str:
    """Return a score with three decimals, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def percent(share: float) -> str:
    """Return a share in percent; only what is nothing reads 0, only what is all reads 100 %."""
    if share in (0, 1):
        return f"{share * 100:.0f} %"
    if share < 0.001:
        return "<0.1 %"
    return ">99.9 %" if share > 0.999 else f"{share * 100:.1f} %"


ALL = 100
"""So many names are written out where everybody is to be named."""


def listed(names: Iterable[str], most: int = 12) -> str:
    """Return names between commas, those beyond so many only counted; "nobody" for none."""
    every = list(names)
    rest = f" and {len(every) - most} more" if len(every) > most else ""
    return (", ".join(every[:most]) or "nobody") + rest
