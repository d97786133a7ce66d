"""docs/method-clusters.md tells constants, rules and examples as the program has them."""

from __future__ import annotations

import re
from typing import Any

from natopart.model.dataset import Dataset
from natopart.model.template import Circle, Requirement, Template
from natopart.planning.cluster import game as cost_game
from natopart.planning.cluster.core import objection, stand_alone
from natopart.planning.cluster.game import Game
from natopart.planning.cluster.orders import EXACT
from natopart.planning.cluster.shares import RULES, Bill, Payer, Rule, Tariff, share_out
from tests.docs.pages import DOCS, chapters, number, page, table
from tests.docs.test_links import anchors
from tests.published.test_sac import sac_check

PAGE = page("method-clusters.md")
CHAPTERS = chapters(PAGE, "##")
EXAMPLE = Game(5, 2, {"A": 4, "B": 6, "C": 11}, 10)


def default(model: Any, field: str) -> float:
    return float(model.model_fields[field].default)


def test_the_constants_are_the_program_s() -> None:
    assert {row[0]: number(row[1]) for row in table(CHAPTERS["Constants"])} == {
        "largest share": round(default(Template, "max_share"), 4),
        "availability": default(Requirement, "availability"),
        "target": default(Template, "target"),
        "tolerance": default(Template, "tolerance"),
        "weight of habits": default(Template, "habit_weight"),
        "least size": default(Circle, "min_size"),
        "greatest size": default(Circle, "max_size"),
        "exact players": EXACT,
        "draws": cost_game.DRAWS,
        "part of a lot": cost_game.TINY,
    }


def test_every_rule_is_told() -> None:
    assert [row[0] for row in table(CHAPTERS["Cost rules"])] == list(RULES)
    titles = " ".join(chapters(CHAPTERS["Cost rules"], "###"))
    assert set(re.findall(r"`([a-z-]+)`", titles)) == set(RULES)


def shared(rule: Rule) -> Bill:
    return share_out(rule, EXAMPLE, [Payer(c) for c in "ABC"], Tariff(2008))


def test_the_example_is_computed() -> None:
    bills = [shared(rule) for rule in ("usage", "equal", "shapley")]
    expected = [
        (
            c,
            f"{EXAMPLE.units[c]:g}",
            f"{float(EXAMPLE.cost(c)):g}",
            *(f"{bill.shares[place].money:.2f}" for bill in bills),
        )
        for place, c in enumerate("ABC")
    ]
    rows = table(CHAPTERS["Who would object"])
    assert rows[:3] == expected
    assert rows[3] == ("all", "21", "65", "65.00", "65.00", "65.00")


def test_who_objects_in_the_example() -> None:
    told = " ".join(CHAPTERS["Who would object"].split())
    pays = {}
    for rule in ("usage", "equal", "shapley"):
        paid = shared(rule).amounts
        assert stand_alone(EXAMPLE, paid) == ()
        found = objection(EXAMPLE, paid)
        assert found is not None
        pays[rule] = (found.coalition, f"{float(sum(paid[c] for c in found.coalition)):.2f}")
    assert pays == {"usage": (("B", "C"), "52.62"), "equal": (("A", "B"), "43.33")} | {
        "shapley": (("A", "B"), "30.00")
    }
    assert "under `usage` B and C pay 52.62, under `equal` A and B 43.33" in told


def test_the_posts_of_the_airlift_are_computed(shipped: Dataset) -> None:
    found = sac_check(shipped)
    assert table(CHAPTERS["The Strategic Airlift Capability"]) == [
        (
            p.country,
            f"{found.hours[p.country]:,.0f}",
            f"{p.quota:.2f}",
            str(p.posts),
            "not known" if p.real is None else f"{p.real:g}",
        )
        for p in found.posts
    ]


def test_every_link_leads_somewhere() -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", PAGE):
        path, _, anchor = link.partition("#")
        target = DOCS / (path or "method-clusters.md")
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link
