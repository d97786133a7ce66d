"""Deliverable (c): the champions, partnership focal points of the functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.claims import claims, of_types, predicate
from natopart.drafting.statement.hedging import thin
from natopart.drafting.statement.saying import called, inside
from natopart.drafting.statement.tree import Paragraph, Sentence, stated
from natopart.drafting.words import listed, sentence

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds
    from natopart.planning.champions.answer import Champion

REAL = 3
"""So many focal points that exist are named beside a champion."""


def champions(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield a paragraph for each country that champions anything, then forward presence."""
    of: dict[str, list[Champion]] = {}
    for champion in grounds.champions.champions:
        if champion.champion:
            of.setdefault(champion.champion, []).append(champion)
    for code, held in of.items():
        told = (*_country(grounds, code, held), *_real(grounds, held))
        if told:
            yield Paragraph(told, "item")
    presence = tuple(_presence(grounds))
    if presence:
        yield Paragraph(presence)


def _country(grounds: Grounds, code: str, held: list[Champion]) -> Iterator[Sentence]:
    names = [inside(grounds.view.dataset.functions[c.function].name) for c in held]
    covered = [c.coverage for c in held if c.coverage]
    kinds = [name for c in covered for name in of_types(c.types)]
    found = predicate(claims(grounds.view, code, kinds))
    if found is None:
        return
    little = "on the little that is documented, " if any(map(thin, covered)) else ""
    name, tasks = called(grounds.view, code), listed(names)
    if all(c.volunteer for c in held):
        text = f"{little}we welcome {name}, taken here to volunteer for {tasks}, which {found.text}"
    else:
        text = f"{little}we would welcome {name} as champion of {tasks}: {found.on}it {found.verbs}"
    yield Sentence(sentence(f"{text}."), found.evidence)


def _real(grounds: Grounds, held: list[Champion]) -> Iterator[Sentence]:
    """Yield the focal points that exist for the functions of a champion."""
    every = {real.name: real for c in held for real in c.real if real.project}
    shown = list(every.values())[:REAL]
    if shown:
        projects = grounds.view.dataset.projects
        evidence = tuple(
            stated(projects[real.project], real.name, projects[real.project].start)
            for real in shown
            if real.project
        )
        names = listed([real.name for real in shown])
        yield Sentence(f"It would work hand in hand with what exists: {names}.", evidence)


def _presence(grounds: Grounds) -> Iterator[Sentence]:
    """Yield who is present in each region that was asked for."""
    view = grounds.view
    for region in grounds.champions.options.regions:
        there = grounds.champions.presence.get(region)
        if not there:
            continue
        code, function = there[0]
        record = view.dataset.regions[region]
        facts = [g for g in record.groups if code in g.countries and g.grade != "D"]
        evidence = tuple(stated(g, f"{view.name(code)}: {record.name}") for g in facts)
        task = inside(view.dataset.functions[function].name)
        yield Sentence(
            f"For the region “{record.name}”, forward presence would rest with"
            f" {called(view, code)}, as champion of {task}.",
            evidence,
        )
