"""Deliverable (c): the champions, partnership focal points of the functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.claims import claims, of_types
from natopart.drafting.statement.hedging import thin
from natopart.drafting.statement.saying import called, existing, together
from natopart.drafting.statement.tree import Evidence, Paragraph, Sentence, stated
from natopart.drafting.statement.within import titled
from natopart.drafting.words import listed, sentence

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds
    from natopart.model.view import View
    from natopart.planning.champions.answer import Champion

GROUNDS = 6
"""So many of a champion's holdings, the best, stand in its note."""
REAL = 3
"""So many focal points that exist are named beside a champion."""


LEADS = (
    "we would welcome {name} as champion of {tasks}",
    "we encourage {name} to champion {tasks}",
    "{name} could answer for {tasks}",
)
BESIDE = (
    "It would work hand in hand with {names}.",
    "It could build on the work of {names}.",
    "It would do so side by side with {names}.",
)
"""How a champion is proposed, and beside which focal points; countries take turns."""


def champions(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield a paragraph for each country that champions anything, then forward presence."""
    of: dict[str, list[Champion]] = {}
    for champion in grounds.champions.champions:
        if champion.champion:
            of.setdefault(champion.champion, []).append(champion)
    for place, (code, held) in enumerate(of.items()):
        told = (*_country(grounds, place, code, held), *_real(grounds, place, code, held))
        if told:
            yield Paragraph(told, "item")
    presence = tuple(_presence(grounds))
    if presence:
        yield Paragraph(presence)


def _country(grounds: Grounds, place: int, code: str, held: list[Champion]) -> Iterator[Sentence]:
    """Yield the proposal alone: the functions above have told what the country brings."""
    names = [_task(grounds.view, c.function) for c in held]
    covered = [c.coverage for c in held if c.coverage]
    kinds = [name for c in covered for name in of_types(c.types)]
    found = claims(grounds.view, code, kinds)
    if found:
        little = "on the little that is documented, " if any(map(thin, covered)) else ""
        name, tasks = called(grounds.view, code), together(names)
        text = f"{little}{LEADS[place % len(LEADS)].format(name=name, tasks=tasks)}"
        yield Sentence(sentence(f"{text}."), tuple(c.evidence for c in found[:GROUNDS]))
        yield from _volunteering(grounds, code, [c.function for c in held if c.volunteer])


def _task(view: View, function: str) -> str:
    return titled(view, view.dataset.functions[function].name)


def _label(view: View, code: str, function: str) -> str:
    return f"{view.name(code)}: volunteer for {_task(view, function)}"


def _volunteering(grounds: Grounds, code: str, functions: list[str]) -> Iterator[Sentence]:
    """Yield for what a champion volunteers: as documented, else as this draft was asked."""
    view = grounds.view
    words = {
        function: stated(volunteer, _label(view, code, function), volunteer.start)
        for volunteer in view.dataset.volunteers.values()
        for function in functions
        if (volunteer.country, volunteer.function) == (code, function)
        if view.documented(volunteer) and not view.over(volunteer)
    }
    for function in functions:
        name = _task(view, function)
        if function in words:
            text = f"For {name} it has come forward itself, which we welcome."
            yield Sentence(text, (words[function],))
        else:
            label = f"{_label(view, code, function)}, an assumption made for this draft"
            assumed = Evidence(label, None, "", None, "D", ())
            text = f"For {name} this draft takes it to have come forward itself."
            yield Sentence(text, (assumed,))


def _real(grounds: Grounds, place: int, code: str, held: list[Champion]) -> Iterator[Sentence]:
    """Yield the focal points that exist for the functions of a champion, the nearest first.

    Those of which it is a member, then those that serve most of its functions, then those that
    a country of its region of the world leads, then the oldest; last those that nobody leads.
    """
    projects, tasks = grounds.view.dataset.projects, {c.function for c in held}
    region = {code: country.region for code, country in grounds.view.dataset.countries.items()}
    every = {real.project: real for c in held for real in c.real if real.project}

    def distance(name: str) -> tuple[bool, bool, int, bool, str]:
        project, outside = projects[name], code not in every[name].members
        served = len(tasks & set(project.functions))
        far = all(region.get(lead) != region[code] for lead in project.lead)
        return outside, not project.lead, -served, far, project.start or "9999"

    shown = [projects[name] for name in sorted(every, key=distance)[:REAL]]
    if shown:
        evidence = tuple(stated(project, project.name, project.start) for project in shown)
        names = listed([existing(project.name) for project in shown])
        yield Sentence(BESIDE[place % len(BESIDE)].format(names=names), evidence)


def _presence(grounds: Grounds) -> Iterator[Sentence]:
    """Yield who is present in each region that was asked for."""
    view = grounds.view
    for region in grounds.champions.options.regions:
        every = grounds.champions.presence.get(region, ())
        there = [pair for pair in every if pair[1] in grounds.functions]
        if not there:
            continue
        code, function = there[0]
        record = view.dataset.regions[region]
        facts = [g for g in record.groups if code in g.countries and g.grade != "D"]
        evidence = tuple(stated(g, f"{view.name(code)}: {record.name}") for g in facts)
        yield Sentence(
            f"For the region “{record.name}”, forward presence would rest with"
            f" {called(view, code)}, as champion of {_task(view, function)}.",
            evidence,
        )
