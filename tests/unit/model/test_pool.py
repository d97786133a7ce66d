"""Who has contributed to an operation."""

from __future__ import annotations

from datetime import date

from natopart.model.operation import Asset
from natopart.model.pool import contributed, pool
from tests.builders import SOURCED, by_id, country, dataset, operation


def test_an_asset_that_was_only_offered_is_no_contribution() -> None:
    assets = (
        Asset(country="SWE", asset="frigate", start="2011", offered=True, **SOURCED),
        Asset(country="FIN", asset="frigate", start="2011", **SOURCED),
        Asset(country="IRL", asset="frigate", start="2013", **SOURCED),
    )
    mission = operation("guard", "2010", assets=assets)
    members = [country(code) for code in ("SWE", "FIN", "IRL")]
    view = dataset(*members, operations=by_id([mission])).as_of(date(2012, 5, 20))
    assert {code: contributed(view, code) for code in view.dataset.countries} == {
        "SWE": False,
        "FIN": True,
        "IRL": False,
    }
    assert pool(view, "contributors") == ("FIN",)
