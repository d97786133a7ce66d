"""Rules look everywhere: a section that the walk forgets is one that no rule sees."""

from __future__ import annotations

import natopart
from natopart.checks.walk import records
from natopart.loading.layout import SECTIONS


def test_the_walk_visits_every_section() -> None:
    visited = {spot.section for spot, _ in records(natopart.load())}
    assert visited == {section.name for section in SECTIONS}
