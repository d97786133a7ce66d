"""Countries that identified themselves for a function."""

from __future__ import annotations

from natopart.model.fact import Country, Period


class Volunteer(Period):
    """A country that offered, from `start` to `end`, to champion a function."""

    id: str
    country: Country
    function: str
