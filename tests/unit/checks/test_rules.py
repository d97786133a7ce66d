"""The register of rules: its manual, its measures, what it says of the shipped data."""

from __future__ import annotations

from collections import Counter

import pytest

from natopart.checks import RULES
from natopart.loading.validate import problems
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
