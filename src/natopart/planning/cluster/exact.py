"""Numbers as they are written, and their division into whole parts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor


def exact(number: float | Fraction) -> Fraction:
    """Return a number exactly as its shortest decimal writes it: 0.1 is a tenth.

    Raises:
        ValueError: the number is not finite.
    """
    return number if isinstance(number, Fraction) else Fraction(str(number))


def apportion(total: int, keys: Mapping[str, Fraction]) -> dict[str, int]:
    """Return the whole parts of `total` in proportion to the keys, in the order of the codes.

    By largest remainder (Hamilton): each gets its quota rounded down, and those with the largest
    remainders one more, ties by code. The parts add up to the total; none lies a whole one or
    more from its quota.

    Raises:
        ValueError: a key or the total is negative, or a total above 0 meets no key above 0.

    Reference: Balinski and Young, Fair Representation (2nd ed. 2001), chapter 3.
    """
    whole = sum(keys.values(), Fraction(0))
    if total < 0 or any(key < 0 for key in keys.values()):
        raise ValueError("a total and its keys must not be negative")
    if not whole:
        if total:
            raise ValueError("there is no key above 0 to divide by")
        return dict.fromkeys(sorted(keys), 0)
    quotas = {name: total * keys[name] / whole for name in sorted(keys)}
    parts = {name: floor(quota) for name, quota in quotas.items()}
    left = total - sum(parts.values())
    for name in sorted(quotas, key=lambda name: (parts[name] - quotas[name], name))[:left]:
        parts[name] += 1
    return parts
