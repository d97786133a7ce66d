"""Whom to consult: those who disagree with the Alliance and matter to a region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import NamedTuple

from natopart.model.reading import Figure, Reading
from natopart.model.view import View, once_a_view
from natopart.planning.known import expenditure
from natopart.planning.summit.agenda import Agenda
from natopart.planning.summit.order import Order, ordered
from natopart.scoring.measured import Measured, Posts
from natopart.scoring.measures.levels import agreement

SERIES = "un-ideal-point"
LEAST_DISTANCE = 1.0
"""Who votes further from the Allies' median disagrees: one standard deviation of all members."""
MAX_AGE = 3.0
"""Years for which an ideal point serves, as the index has it."""
LEAST_KNOWN = 2
"""A region of fewer countries with a known expenditure has no equal share."""


class Weight(NamedTuple):
    """The region in which a country carries most of an equal share, and how many times that."""

    region: str
    times: float
    expenditure: Figure


def by_consultation(view: View, pool: Sequence[str], agenda: Agenda) -> Order:
    """Return the partners that disagree and matter, the furthest from the Allies first.

    Disagree: more than one unit of the ideal points of the UN General Assembly (Bailey,
    Strezhnev and Voeten 2017) from the median of the Allies. Matter: a defence expenditure of
    at least an equal share of a region of challenges, Allies apart. Unknown is neither.
    """
    values, without = {}, {}
    for code in pool:
        far, carried = distance(view, code), weight(view, code)
        why = _why_not(far, carried)
        if why:
            without[code] = why
        else:
            values[code] = far.value or 0.0
    return ordered(agenda, values, without)


def _why_not(far: Reading, carried: Weight | None) -> str:
    if far.value is None:
        return "how it votes in the UN General Assembly is not known"
    if far.value <= LEAST_DISTANCE:
        return f"it votes near the Allies ({far.value:.2f} from their median, {far.as_of})"
    if carried is None:
        return "its defence expenditure, or that of its region, is not known"
    if carried.times < 1:
        return f"it carries less than an equal share of defence expenditure in {carried.region}"
    return ""


@once_a_view
def distance(view: View, code: str) -> Reading:
    """Return how far a country votes from the median Ally, in units of the ideal points."""
    asked = Measured(
        id=SERIES,
        name="Distance from the Allies in the General Assembly",
        measure="agreement",
        parameters={"series": SERIES},
        goalposts=Posts(0.0, LEAST_DISTANCE, ""),
        ends=(0.0, LEAST_DISTANCE),
        direction="less",
        max_age=MAX_AGE,
    )
    if SERIES not in view.dataset.series:
        return Reading(None, None, "", 0.0, False, "unknown")
    return agreement(view, code, asked)


def weight(view: View, code: str) -> Weight | None:
    """Return where a country weighs most; none where its expenditure or the others' is unknown."""
    return max(_weights(view, code), key=lambda w: w.times, default=None)


def _weights(view: View, code: str) -> Iterator[Weight]:
    own = expenditure(view, code)
    if own is None or own.value is None:
        return
    for region in view.dataset.regions.values():
        others = view.of_region(region.id) - view.allies
        found = (expenditure(view, c) for c in sorted(others))
        known = [figure.value for figure in found if figure and figure.value is not None]
        if code in others and len(known) >= LEAST_KNOWN and any(known):
            yield Weight(region.name, own.value / fmean(known), own)
