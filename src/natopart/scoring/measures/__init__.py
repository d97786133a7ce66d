"""The register of measures: the names that an index may use and the functions they name.

A measure takes a view, a country and an indicator, and returns a `Reading`. A new one is a
function, a test and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from natopart.model.reading import Piece, Reading
from natopart.model.view import View
from natopart.scoring.measured import Measured
from natopart.scoring.measures.deployed import burden, deployed_person_years, pieces
from natopart.scoring.measures.giving import money, projects
from natopart.scoring.measures.holdings import holding
from natopart.scoring.measures.levels import agreement, series
from natopart.scoring.measures.participation import assets_and_roles, breadth
from natopart.scoring.measures.record import Record, reading
from natopart.scoring.measures.support import acts, tools

Measure: TypeAlias = Callable[[View, str, Measured], Reading]
Records: TypeAlias = Callable[[View, str, Measured], Record]

RECORDS: Mapping[str, Records] = {
    "acts": acts,
    "assets-and-roles": assets_and_roles,
    "breadth": breadth,
    "money": money,
    "projects": projects,
    "tools": tools,
}
"""The measures that ask about a list of items, which is what each of these returns."""


def _read(records: Records) -> Measure:
    return lambda view, code, indicator: reading(records(view, code, indicator))


MEASURES: Mapping[str, Measure] = {
    "agreement": agreement,
    "burden": burden,
    "deployed-person-years": deployed_person_years,
    "holding": holding,
    "series": series,
    **{name: _read(records) for name, records in RECORDS.items()},
}

Trace: TypeAlias = Callable[[View, str, Measured], tuple[Piece, ...]]

TRACES: Mapping[str, Trace] = {"deployed-person-years": pieces}
"""The measures whose readings are made of pieces, which only an explanation asks for."""
