"""The agenda that serves a list best, against an enumeration by hand."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest

import natopart
from natopart.model.pool import pool
from natopart.planning.functions.coverage import coverage
from natopart.planning.summit.serving import serving
from natopart.scoring.contest import contest
from tests.unit.scoring.explain_data import shipped, stamp, view

DAY = "2012-05-20"
THIRTEEN = [
    *("ARE", "AUS", "AUT", "CHE", "FIN", "GEO", "JOR"),
    *("JPN", "KOR", "MAR", "NZL", "QAT", "SWE"),
]


def precision(totals: Any, inside: Any) -> float:
    """Return the average precision, ties together, counted member by member."""
    front = totals[np.newaxis, :] >= totals[inside][:, np.newaxis] - 1e-12
    return float(((front & inside).sum(axis=1) / front.sum(axis=1)).mean())


@pytest.mark.parametrize("members", [THIRTEEN, ["JOR", "EGY", "KWT"]])
def test_no_agenda_tried_by_hand_is_better(members: list[str]) -> None:
    names, codes = sorted(shipped().functions), pool(view(DAY), "partners")
    field = contest(view(DAY), codes, shipped().profiles["default"], stamp(DAY), ())
    found = serving(field, members)
    covers = {
        f: np.array([coverage(view(DAY), c, f).coverage or 0.0 for c in codes]) for f in names
    }
    inside = np.isin(codes, members)
    best = max(
        precision(np.sum([covers[f] for f in ids], axis=0), inside)
        for size in (1, 2, 3)
        for ids in combinations(names, size)
    )
    assert found.tried == 11 + 55 + 165 + 3
    if found.order.agenda.kind == "functions":
        assert found.average_precision == pytest.approx(best)
    else:
        assert found.average_precision >= best - 1e-12


def test_few_functions_before_many() -> None:
    """SWE and FIN lead one function together: no second one is needed to find them."""
    told = natopart.summit(view(DAY), natopart.Wishes(invite=("AUT", "FIN", "SWE")))
    assert (told.agenda.ids, told.served and told.served.average_precision) == (
        ("education-and-training",),
        1.0,
    )
