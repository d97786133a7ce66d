"""Sentences: numbers, lists and capital letters."""

from __future__ import annotations

from collections.abc import Sequence

from natopart.model.words import plain


def sentence(text: str) -> str:
    """Return a text with a capital first letter, the rest unchanged."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """Return a number in a sentence: thousands apart by commas, no needless decimals.

    From a million on it is in millions, billions (thousand millions) or trillions.
    """
    for power, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= power:
            return f"{value / power:,.1f}".removesuffix(".0") + f" {name}"
    if value and abs(value) < 1:
        return f"{value:.2g}"
    text = f"{value:,.1f}" if abs(value) < 10_000 else f"{value:,.0f}"
    return text.removesuffix(".0")


def amount(value: float, unit: str) -> str:
    """Return a number with its unit, of one thing in the singular."""
    return f"{number(value)} {units(value, unit)}".rstrip()


def units(value: float, unit: str) -> str:
    """Return the unit of so much, of one thing in the singular."""
    words = unit if any(c.isdigit() for c in unit) else plain(unit)
    if value != 1:
        return words
    first, *rest = words.split() or [""]
    one = "person" if first == "personnel" else _singular(first)
    return " ".join((one, *rest))


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def listed(names: Sequence[str]) -> str:
    """Return names between commas, the last after `and`."""
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last
