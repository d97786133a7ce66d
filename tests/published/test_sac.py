"""The Strategic Airlift Capability from its own figures: shares by hours, posts, who objects."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import pytest

from natopart.model.dataset import Dataset
from natopart.model.project import Project
from natopart.planning.cluster.core import objection, stand_alone
from natopart.planning.cluster.game import Game
from natopart.planning.cluster.posts import Posts, apportioned
from natopart.planning.cluster.shares import Bill, Payer, Tariff, share_out

TWELVE = ("BGR", "EST", "FIN", "HUN", "LTU", "NLD", "NOR", "POL", "ROU", "SVN", "SWE", "USA")


class Sac(NamedTuple):
    """What the twelve declared, pay of a cost and man."""

    hours: dict[str, float]
    bill: Bill
    posts: tuple[Posts, ...]


def figure(project: Project, name: str, as_of: str | None = None) -> float:
    """Return the figure of a project by name, and by date where there are several."""
    found = [f.value for f in project.figures if f.figure == name and f.as_of == as_of]
    assert len(found) == 1, (name, as_of)
    return found[0]


def sac_check(data: Dataset) -> Sac:
    """Return the shares of the twelve by declared hours, and their posts beside the real ones.

    The cost is what the Dutch paid for a yearly hour, times all hours; the posts are those of
    the wing at its activation. Observers never joined.
    """
    project, wing = (
        data.projects[name] for name in ("strategic-airlift-capability", "heavy-airlift-wing")
    )
    hours = {
        m.country: m.share for m in project.members if m.role != "observer" and m.share is not None
    }
    price = figure(project, "investment-per-yearly-hour-nld", "2009-11-06")
    payers = [Payer(country) for country in hours]
    bill = share_out("usage", Game(0, price, hours), payers, Tariff(2009, "EUR"))
    total = figure(wing, "personnel", "2009-07")
    real = {m.country: m.share for m in wing.members if m.share is not None}
    return Sac(hours, bill, apportioned(int(total), hours, real))


@pytest.fixture(scope="module")
def sac(shipped: Dataset) -> Sac:
    return sac_check(shipped)


def test_the_twelve_and_their_hours(sac: Sac) -> None:
    assert tuple(sorted(sac.hours)) == TWELVE
    assert sum(sac.hours.values()) == 3165


def test_shares_by_hours_are_those_that_were_published(shipped: Dataset, sac: Sac) -> None:
    project = shipped.projects["strategic-airlift-capability"]
    percent = {share.country: 100 * share.part for share in sac.bill.shares}
    assert round(percent["NLD"], 1) == figure(project, "nld-share", "2011-10-13")
    assert round(percent["FIN"], 1) == figure(project, "fin-share", "2016-08")
    assert round(percent["HUN"]) == figure(project, "hun-share", "2009-07")
    # Slovenia was told 1.8; 60 of 3,165 hours is 1.896.
    assert percent["SVN"] == pytest.approx(figure(project, "svn-share", "2009-07"), abs=0.1)
    expected = {country: 100 * hours / 3165 for country, hours in sac.hours.items()}
    assert percent == pytest.approx(expected)


def test_the_money_adds_up_and_the_dutch_pay_what_they_paid(shipped: Dataset, sac: Sac) -> None:
    project = shipped.projects["strategic-airlift-capability"]
    money = {share.country: share.money for share in sac.bill.shares}
    assert money["NLD"] == figure(project, "nld-investment", "2009-11-06")
    assert sum(share.cents for share in sac.bill.shares) == 276_400 * 3165 * 100


def test_posts_beside_the_real_ones(sac: Sac) -> None:
    told = {p.country: (round(p.quota, 2), p.posts, p.real) for p in sac.posts}
    assert told == {
        "BGR": (2.69, 3, None),
        "EST": (1.86, 2, None),
        "FIN": (4.14, 4, 4),  # of about 145, undated
        "HUN": (2.07, 2, None),
        "LTU": (1.86, 2, 1),  # one loadmaster is named; there may be more
        "NLD": (20.7, 21, None),
        "NOR": (16.56, 17, 17),  # January 2013
        "POL": (6.21, 6, 6),
        "ROU": (8.28, 8, None),
        "SVN": (2.48, 2, 2),
        "SWE": (22.76, 23, 25),  # with civilians; "a little over 20" in 2011
        "USA": (41.39, 41, 43),
    }
    assert sum(p.posts for p in sac.posts) == 131


def test_in_lots_of_one_aircraft_six_nations_would_fill_two(shipped: Dataset, sac: Sac) -> None:
    """A third of the capacity is a lot. Nobody would be cheaper alone, but a group would.

    All twelve need three aircraft and leave 335 hours idle; no group fills two better than
    these six, whose 2,325 hours leave 8.
    """
    project = shipped.projects["strategic-airlift-capability"]
    capacity = figure(project, "hours-capacity", "2011-10-13")
    game = Game(0, 1, sac.hours, capacity / 3)
    assert float(game.cost(TWELVE)) == pytest.approx(capacity)
    paid = share_out("usage", game, [Payer(c) for c in TWELVE], Tariff(2009)).amounts
    assert stand_alone(game, paid) == ()
    found = objection(game, paid)
    assert found is not None
    assert found.coalition == ("BGR", "NLD", "POL", "SVN", "SWE", "USA")
    assert float(found.excess) == pytest.approx(3500 * 2325 / 3165 - 2 * 3500 / 3)
    groups = [g for n in range(1, 12) for g in combinations(TWELVE, n)]
    filled = {sum(sac.hours[c] for c in group) for group in groups}
    assert max(hours for hours in filled if hours <= 2 * 3500 / 3) == 2325
    assert max(hours for hours in filled if hours <= 3500 / 3) == 1165  # a smaller gain
