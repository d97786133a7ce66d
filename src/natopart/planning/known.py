"""What is known of a country that plans ask for: a holding, its economy, its defence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from natopart.model.reading import Figure, Reading
from natopart.model.view import View, once_a_view
from natopart.scoring.measured import Measured, Posts
from natopart.scoring.measures.holdings import holding
from natopart.scoring.measures.levels import latest_in_series

if TYPE_CHECKING:
    from natopart.model.capability import CapabilityType

GDP, EXPENDITURE = "gdp-current-usd", "milex-current-usd"
SERIES_AGE = 3.0
"""Years for which a yearly value serves where the index does not say: as data/criteria.yaml."""

_CODE = re.compile(r"(\d+)=(.+?)(?=\s+\d+=|$)")
YES_OR_NO = "1=yes 0=no"
"""The unit of what a country has or has not, where nobody says how much of it."""

LASTING_AGE, HELD_AGE = 15.0, 6.0
"""Years for which a type that is not in the index is known, by the index's rule: what lasts
until it is ended (a membership, an access, a standing unit or school), and what is counted."""


def meaning(unit: str, value: float) -> str:
    """Return what a value of a coded unit such as `1=yes 0=no` means, empty for other units."""
    codes: dict[float, str] = {float(code): means for code, means in _CODE.findall(unit)}
    return codes.get(value, "none" if codes and not value else "")


@once_a_view
def held(view: View, code: str, capability: str) -> Reading:
    """Return how much of a capability type a country holds at the date.

    The evidence is 0 where that is unknown; a roll's silence is a known zero. As old as the
    index lets it be, else as old as its rule for such a type.
    """
    kind = view.dataset.capabilities[capability]
    asked = Measured(
        id=capability,
        name=kind.name,
        measure="holding",
        parameters={"capability": capability},
        goalposts=Posts(0.0, kind.formation, kind.formation_reason),
        ends=(0.0, kind.formation),
        max_age=_type_ages(view).get(capability, _age(kind)),
    )
    return holding(view, code, asked)


def gdp(view: View, code: str) -> Figure | None:
    """Return the gross domestic product of the latest complete year in current US dollars."""
    return _yearly(view, code, GDP)


def expenditure(view: View, code: str) -> Figure | None:
    """Return the defence expenditure of the latest complete year in current US dollars."""
    return _yearly(view, code, EXPENDITURE)


@once_a_view
def _yearly(view: View, code: str, series: str) -> Figure | None:
    if series not in view.dataset.series:
        return None
    return latest_in_series(view, code, series, _series_ages(view).get(series, SERIES_AGE))


def _age(kind: CapabilityType) -> float:
    lasting = kind.kind in {"event", "access"} or kind.unit == YES_OR_NO
    return LASTING_AGE if lasting else HELD_AGE


@once_a_view
def _type_ages(view: View) -> dict[str, float]:
    criteria = view.dataset.index.criteria
    return {t.capability: t.max_age for c in criteria if c.functions for t in c.functions.types}


@once_a_view
def _series_ages(view: View) -> dict[str, float | None]:
    return {
        indicator.parameters["series"]: indicator.max_age
        for criterion in view.dataset.index.criteria
        for component in criterion.components
        for indicator in component.indicators
        if indicator.measure == "series"
    }
