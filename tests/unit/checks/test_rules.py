"""The register of rules: its manual, its measures, what it says of the shipped data."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from natopart.checks import RULES
from natopart.checks.roll_sum import roll_sum
from natopart.loading.validate import problems
from natopart.model.dataset import Dataset
from natopart.model.index import MEASURES
from natopart.scoring.measures import MEASURES as REGISTER
from tests.rules_page import PAGE, page


def test_measures_are_those_of_the_register() -> None:
    assert set(MEASURES) == set(REGISTER)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_rule_has_a_manual(rule: object) -> None:
    text = rule.__doc__ or ""
    for part in ("What it does:", "Why:", "Example:", "Remedy:"):
        assert f"\n    {part}" in text


def test_page_is_made_from_the_manuals() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.rules_page"


def test_shipped_data_hold_no_mistake_and_few_doubts() -> None:
    found = problems(())
    assert [str(problem) for problem in found if not problem.warning] == []
    assert max(Counter(problem.code for problem in found).values(), default=0) < 50


@pytest.mark.parametrize(("overlays", "warning"), [((), False), (("mine",), True)])
def test_a_roll_that_does_not_add_up_is_a_mistake_but_for_an_overlay(
    shipped: Dataset, overlays: tuple[str, ...], warning: bool
) -> None:
    isaf = shipped.operations["isaf"]
    roll = next(r for r in isaf.rolls if r.total and not r.omits)
    wrong = isaf.model_copy(update={"rolls": (roll.model_copy(update={"total": 1.0, "note": ""}),)})
    dataset = replace(shipped, operations={"isaf": wrong}, overlays=overlays)
    found = [finding for finding in roll_sum(dataset) if finding.path[-1] == "total"]
    assert [(finding.code, finding.warning) for finding in found] == [("NP414", warning)]
