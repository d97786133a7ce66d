"""The parts of a statement one by one, on the shipped dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import pytest

import natopart
from natopart.drafting.statement.champions import champions
from natopart.drafting.statement.grounds import Grounds
from natopart.drafting.statement.hedging import thin
from natopart.drafting.statement.lacking import lacking
from natopart.drafting.statement.limits import limits
from natopart.drafting.statement.operations import operations
from natopart.drafting.statement.projects import projects
from natopart.drafting.statement.reform import reform
from natopart.drafting.statement.saying import existing
from natopart.drafting.statement.tree import Paragraph
from natopart.drafting.statement.usual import PROJECTS, usual
from natopart.model.view import View
from natopart.planning.champions.answer import Champions
from natopart.planning.champions.answer import Options as Demands
from natopart.planning.cluster.proposal import Missing, Options, Proposal
from natopart.planning.functions.coverage import coverage
from tests.builders import STAMP

FORUM, REFORM = "comprehensive-approach-forum", "security-sector-reform-mena"
NOBODY = Champions((), 0.0, {}, (), (), (), (), Demands())

Part = Callable[[Grounds], Iterable[Paragraph]]


@cache
def view_of(day: str) -> View:
    return natopart.as_of(natopart.load(), day)


@cache
def circle(project: str) -> Proposal:
    return natopart.propose(view_of("2012-05-20"), project, options=Options(doubts=False))


def grounds(day: str, pool: str = "partners", *proposals: Proposal) -> Grounds:
    view = view_of(day)
    return Grounds(view, STAMP, natopart.pool(view, pool), proposals, NOBODY)


def said(part: Part, of: Grounds) -> str:
    return " ".join(s.text for paragraph in part(of) for s in paragraph.sentences)


# ---- operations ----


def test_who_serves_by_grade_c_is_told_and_hedged() -> None:
    text = said(operations, grounds("2014-09-04"))
    kfor = "In the Kosovo Force, by what is reported, eight partners serve beside the Allies,"
    most = "Austria with 430 people (11 April 2014), Switzerland with 220 people (June 2014) and"
    assert f"{kfor} foremost {most} Ukraine with 160 people" in text
    assert "In the International Security Assistance Force, 17 partners serve" in text


def test_where_no_roll_is_complete_the_largest_are_told_by_what_is_reported() -> None:
    text = said(operations, grounds("2012-05-20"))
    kfor = "In the Kosovo Force, by what is reported, those who serve beside the Allies include"
    assert f"{kfor} Austria with 460 people (May 2012), Switzerland with 220 people" in text


def test_partners_are_counted_only_where_nobody_who_serves_is_left_out() -> None:
    assert "In the Kosovo Force, nine partners serve" in said(operations, grounds("2008"))
    some = said(operations, grounds("2008", "AUT,CHE,FIN"))
    assert "In the Kosovo Force, those who serve beside the Allies include Austria" in some
    # Moldova's last figure, of February 2024, holds no more, and the roll of 2024 is as long.
    assert "In the Kosovo Force, those who serve" in said(operations, grounds("2025-06-24"))


# ---- projects ----


def test_only_projects_with_a_circle_are_numbered_and_come_first() -> None:
    none = circle(REFORM)._replace(members=())
    first, last = projects(grounds("2012-05-20", "partners", none, circle(FORUM)))
    assert first.sentences[0].text.startswith("The first, under the name “Planning forum")
    told = "“Security sector reform in the Middle East and North Africa” no circle can be proposed"
    assert told in last.sentences[0].text
    assert not list(projects(grounds("2012-05-20", "partners", none)))


@pytest.mark.parametrize(
    ("requirement", "missing", "told"),
    [
        ("helicopters", 1, "one of twelve transport and multi-role helicopters"),
        ("helicopters", 12, "twelve transport and multi-role helicopters"),
        ("donors", 3, "three members that give at least 100 million US dollars a year in"),
        ("engineers", 2, "two of three members that have engineers who clear mines and dispose"),
        ("peacekeepers", 3, "three members that have people in missions of the United Nations."),
    ],
)
def test_what_is_lacking_is_said_by_what_a_member_does(
    requirement: str, missing: float, told: str
) -> None:
    short = circle(FORUM)._replace(uncovered=(Missing(requirement, missing, {}),))
    (sentence,) = lacking(view_of("2012-05-20"), short)
    assert f"it would still lack {told}" in sentence.text


def test_what_members_hold_and_would_not_all_give_is_lacking_by_their_part_of_it() -> None:
    """The Americans have thousands of helicopters, and would give two of them."""
    short = circle(FORUM)._replace(uncovered=(Missing("helicopters", 1, {}),))
    (sentence,) = lacking(view_of("2012-05-20"), short)
    assert sentence.text.startswith("With the part of their holdings that members would give, it")
    (donors,) = lacking(
        view_of("2012-05-20"), short._replace(uncovered=(Missing("donors", 3, {}),))
    )
    assert donors.text.startswith("As far as is documented, it would still lack three members")


def test_one_member_and_units_bought_together_are_lacking() -> None:
    framed = circle(FORUM).framed
    one, shared = framed.requirements[:2]
    one = one._replace(capability="naval-base-access", units=1.0)
    shared = shared._replace(capability="strategic-transport-aircraft", serve="share")
    shared = shared._replace(unit="flight hours per year", units=3500.0, threshold=None)
    short = circle(FORUM)._replace(
        framed=framed._replace(requirements=(one, shared)),
        uncovered=(Missing(one.id, 1, {}), Missing(shared.id, 900, {})),
    )
    (sentence,) = lacking(view_of("2012-05-20"), short)
    assert sentence.text == (
        "As far as is documented, it would still lack one member that opens its ports to Allied"
        " navies and 900 of 3,500 flight hours per year of heavy transport aircraft."
    )


def test_the_usual_projects_are_those_of_the_agenda() -> None:
    data = natopart.load()
    assert usual(data, data.functions) == PROJECTS
    assert usual(data, ("security-sector-reform", "cyber-defence")) == (REFORM,)
    assert usual(data, ("maritime-security", "cyber-defence")) == (
        *("cyber-defence", "maritime-security"),
    )
    assert usual(data, ()) == ()


def test_a_member_that_is_helped_in_the_function_is_not_said_to_bring_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "draw on Austria and Sweden" in said(projects, forum())
    helped = {("AUT", "civil-military-cooperation")}
    monkeypatch.setattr(
        "natopart.drafting.statement.projects.receives", lambda _, *pair: pair in helped
    )
    assert "draw on Sweden" in said(projects, forum())


def forum() -> Grounds:
    return grounds("2012-05-20", "partners", circle(FORUM))


def test_no_limit_of_grade_d_is_told() -> None:
    view = view_of("2012-05-20")
    told = " ".join(s.text for p in limits(view, ("AUT", "UKR"), ()) for s in p.sentences)
    assert "neutrality of Austria" in told
    weak = {name: x.model_copy(update={"grade": "D"}) for name, x in view.dataset.limits.items()}
    seen = replace(view.dataset, limits=weak).as_of(view.day)
    assert not list(limits(seen, ("AUT", "UKR"), ()))


# ---- champions and reform ----


def test_the_focal_points_beside_a_champion_are_the_nearest() -> None:
    for day, text in (
        ("2014-09-04", "side by side with the Cold Weather Operations COE, the Air"),
        ("2025-06-24", "side by side with the Mountain Warfare COE, the Security Force"),
    ):
        answer = natopart.champions(view_of(day))
        assert text in said(champions, grounds(day)._replace(champions=answer))


def test_a_focal_point_of_which_the_champion_is_a_member_comes_first() -> None:
    answer = natopart.champions(view_of("2025-06-24"), "CHE,AUT,IRL,JPN,KOR", most=3)
    for champion in answer.champions:
        own = [r.name for r in champion.real if r.project and champion.champion in r.members]
        alone = answer._replace(champions=(champion,))
        text = said(champions, grounds("2025-06-24")._replace(champions=alone))
        others = [r.name for r in champion.real if r.project and r.name not in own]
        places = [text.find(existing(name)) for name in own]
        later = [place for name in others if (place := text.find(existing(name))) >= 0]
        assert all(0 <= place < min(later, default=len(text)) for place in places[:3])


def test_forward_presence_is_told_of_the_agenda_alone_and_rests_on_where_a_country_lies() -> None:
    regions = ("gulf", "north-africa")
    every = natopart.champions(view_of("2012-05-20"), regions=regions)
    (presence,) = list(champions(grounds("2012-05-20")._replace(champions=every)))[-1:]
    assert [s.text.startswith("For the region “") for s in presence.sentences] == [True, True]
    assert all(e.sources for s in presence.sentences for e in s.evidence)
    assert all(s.evidence for s in presence.sentences)
    cyber = tuple(c for c in every.champions if c.function == "cyber-defence")
    short = every._replace(champions=cyber)
    text = said(champions, grounds("2012-05-20")._replace(champions=short))
    assert "forward presence" not in text


def test_little_evidence_or_wide_bounds_are_thin() -> None:
    covered = coverage(view_of("2012-05-20"), "KOR", "maritime-security")
    assert not thin(covered)
    assert thin(covered._replace(evidence=0.49))
    assert thin(covered._replace(bounds=(0.2, 0.71)))
    assert not thin(covered._replace(bounds=(0.2, 0.7)))


def test_who_is_reported_to_have_asked_too_is_told_without_saying_it_all_again() -> None:
    text = said(reform, grounds("2025-06-24"))
    assert "Building Initiative. Iraq is reported to have done so too. Bahrain and Kuwait" in text
    assert "the United Arab Emirates are reported to have such programmes too. Such help" in text
    assert text.count("in which such help can be asked for") == 1
    programmes = "the Defence Education Enhancement Programme, the project “Female leaders in"
    assert f"Such help can build on {programmes} security and defence” and the" in text
    alone = said(reform, grounds("2014-09-04", "IRQ,JOR"))
    assert "Iraq has an Individual Partnership and Cooperation Programme with" in alone
    assert "Jordan is reported to have such a programme too." in alone
