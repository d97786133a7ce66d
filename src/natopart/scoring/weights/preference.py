"""What somebody holds of the weights, as text, and the weights that it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from natopart.problems import UsageError, unknown
from natopart.scoring.weights.plane import TRIANGLE, Plane, Shape, cut, flipped, unit

LARGEST_FACTOR = 1_000_000
_ORDER = re.compile(
    r"(?P<one>[^<>=*]+)(?P<sign>>=|<=)(?:(?P<factor>[^<>=*]+)\*)?(?P<other>[^<>=*]+)"
)
_RANGE = re.compile(r"(?P<one>[^<>=]+)=(?P<low>[^<>=]+?)(?:\.\.(?P<high>[^<>=]+))?")


class Preference(NamedTuple):
    """A condition on the weights, as it was written, and the half-planes that it is."""

    text: str
    planes: tuple[Plane, ...]


def preferred(texts: Iterable[str], criteria: tuple[str, ...]) -> tuple[Preference, ...]:
    """Return preferences of either kind from their texts.

    Raises:
        UsageError: where one is not understood.
    """
    return tuple(
        order(text, criteria) if "<" in text or ">" in text else within(text, criteria)
        for text in texts
    )


def order(text: str, criteria: tuple[str, ...]) -> Preference:
    """Return a preference such as `operations>=financial` or `financial<=2*specific`.

    Raises:
        UsageError: where it is not written so, or a criterion or the factor is none.
    """
    found = _ORDER.fullmatch(text.strip())
    if not found:
        raise UsageError(f"'{text}' is no preference; write it as in operations>=financial")
    factor = _number(found["factor"] or "1", text)
    if not 0 < factor <= LARGEST_FACTOR:
        raise UsageError(f"the factor in '{text}' is not above 0 and at most {LARGEST_FACTOR}")
    one, other = (_place(found[name], criteria) for name in ("one", "other"))
    if one == other:
        raise UsageError(f"'{text}' compares a criterion with itself")
    parts = [0.0, 0.0, 0.0]
    parts[one], parts[other] = 1.0, -factor
    plane = unit(parts)
    return Preference(text.strip(), (plane if found["sign"] == ">=" else flipped(plane),))


def within(text: str, criteria: tuple[str, ...]) -> Preference:
    """Return a preference such as `operations=0.2..0.6`, shares of the whole weight, or `=0.5`.

    Raises:
        UsageError: where it is not written so, a criterion is none, or the range is not
            within 0 and 1.
    """
    found = _RANGE.fullmatch(text.strip())
    if not found:
        raise UsageError(
            f"'{text}' is no preference; write it as in operations>=financial, or shares from 0 to"
            " 1 as in operations=0.2..0.6"
        )
    place = _place(found["one"], criteria)
    low = _number(found["low"], text)
    high = low if found["high"] is None else _number(found["high"], text)
    if not 0 <= low <= high <= 1:
        raise UsageError(f"'{text}' is no range of shares: 0 <= low <= high <= 1 is expected")
    at_least, at_most = [-low] * 3, [high] * 3
    at_least[place] += 1
    at_most[place] -= 1
    return Preference(text.strip(), (unit(at_least), unit(at_most)))


def region(preferences: Sequence[Preference], criteria: tuple[str, ...]) -> Shape:
    """Return the weights that all preferences leave, of the criteria there are.

    Of two criteria the weights are a segment, of one a point; a preference may leave as little.

    Raises:
        UsageError: where nothing is left; it names the fewest that clash. Three suffice.

    Reference: Helly, Über Mengen konvexer Körper (1923).
    """
    whole = TRIANGLE[: len(criteria)]
    left = cut(whole, _planes(preferences))
    if left:
        return left
    clash = next(
        chosen
        for size in range(1, len(preferences) + 1)
        for chosen in combinations(preferences, size)
        if not cut(whole, _planes(chosen))
    )
    words = " and ".join(f"'{preference.text}'" for preference in clash)
    raise UsageError(f"no weights are left by {words}")


def _planes(preferences: Iterable[Preference]) -> Iterable[Plane]:
    return (plane for preference in preferences for plane in preference.planes)


def _place(word: str, criteria: tuple[str, ...]) -> int:
    name = word.strip().lower()
    if name not in criteria:
        raise unknown("criterion", word.strip(), criteria, spelt=name)
    return criteria.index(name)


def _number(word: str, text: str) -> float:
    try:
        return float(word)
    except ValueError as error:
        raise UsageError(f"'{word.strip()}' in '{text}' is no number") from error
