"""The chapters of docs/findings.md on functions, champions, whom to invite and what to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import natopart
from natopart.drafting.statement.tree import Statement, sentences
from natopart.model.view import View
from natopart.planning.champions.answer import Champion, Champions
from natopart.planning.champions.eligible import Barred
from natopart.planning.summit.answer import Summit
from natopart.rendering.text import listed

DAYS = ("2012-05-20", "2025-06-24")
THIRTEEN = "chicago-2012-partnership-meeting"
_NO_FUNCTION = " No agenda of functions does better: a meeting driven by functions would have had another list."
CLOSE = 0.03
"""A margin below it is no more than one capability type held or not."""


def chapter(dataset: natopart.Dataset) -> Iterator[str]:
    """Yield the chapter."""
    views = {day: natopart.as_of(dataset, day) for day in DAYS}
    chosen = {day: natopart.champions(view) for day, view in views.items()}
    yield "## From scores to a summit"
    yield ""
    yield (
        "`natopart functions --as-of DATE` says who covers a function, `natopart champions --as-of DATE`"
        " gives each a champion so that the sum of coverage is the greatest with at most two each"
        " ([method-plans.md](method-plans.md))."
    )
    yield ""
    yield "| function | " + " | ".join(f"champion {day}, coverage, margin" for day in DAYS) + " |"
    yield "| --- |" + " --- |" * len(DAYS)
    for name, function in dataset.functions.items():
        cells = (_champion(views[day], _of(chosen[day], name)) for day in DAYS)
        yield f"| {function.name} | {' | '.join(cells)} |"
    yield ""
    yield from _champions(views, chosen)
    yield from _lacking(views[DAYS[0]])
    yield from _summits(views)
    yield ""
    yield from _statements(views)


def _statements(views: dict[str, View]) -> Iterator[str]:
    yield "## What a statement could say"
    yield ""
    drafts = {day: natopart.statement(view) for day, view in views.items()}
    yield (
        "`natopart statement --as-of DATE` drafts the text that a meeting with partners could end with"
        " ([method-plans.md](method-plans.md#statement)). On maritime security, on security sector reform"
        " and on who asks for help in it, without the notes:"
    )
    yield ""
    for day, draft in drafts.items():
        functions = _paragraphs(draft, "functions")
        asked = _paragraphs(draft, "security-sector-reform")[-1:]
        told = [
            p for p in functions if p.startswith(("On maritime security", "On security sector"))
        ]
        yield from (line for text in (*told, *asked) for line in (f"> *{day}*: {text}", ""))
    yield from _measured(drafts)
    yield ""


def _measured(drafts: Mapping[str, Statement]) -> Iterator[str]:
    for day, draft in drafts.items():
        claims = [s for s in sentences(draft.sections) if s.evidence]
        evidence = [e for s in claims for e in s.evidence]
        old = [s for s in claims if "last reported" in s.text]
        weak = [s for s in claims if any(e.grade == "C" for e in s.evidence)]
        yield (
            f"- **{day}**: {len(claims)} sentences rest on {len(evidence)} figures and facts of"
            f" {len(draft.sources)} documents. {len(old)} tell what was last reported more than three"
            f" years before, {len(weak)} rest on something of grade C at least in part."
        )
    yield (
        "- **It is no communiqué.** It says who has what, not who offers it; the documents of 2012 tell more"
        " of fleets and less of intentions. Where a desk officer knows better, an overlay does too."
    )


def _paragraphs(draft: Statement, section: str) -> list[str]:
    found = (part for part in draft.sections if part.id == section)
    return [" ".join(s.text for s in p.sentences) for part in found for p in part.paragraphs]


def _of(chosen: Champions, function: str) -> Champion:
    return next(champion for champion in chosen.champions if champion.function == function)


def _champion(view: View, own: Champion) -> str:
    if own.champion is None or own.coverage is None:
        return "nobody"
    return f"{view.name(own.champion)}, {own.coverage.coverage or 0:.2f}, {own.margin or 0:.2f}"


def _champions(views: dict[str, View], chosen: dict[str, Champions]) -> Iterator[str]:
    close = [c for own in chosen.values() for c in own.champions if (c.margin or 0) < CLOSE]
    total = sum(len(own.champions) for own in chosen.values())
    passed = sorted({(d, b.country) for d, own in chosen.items() for b in _passed(own)})
    yield (
        f"- **Champions are often one of several.** {len(close)} of the {total} margins are below"
        f" {CLOSE}: the runner-up would do nearly as well. Coverage counts what a country holds, not"
        " whether it wants to lead; the paper's partners *self-identify*, and no volunteer is"
        " documented."
    )
    names = listed(f"{views[day].name(code)} ({day[:4]})" for day, code in passed)
    yield (
        f"- **Who is helped does not lead.** Covered more and passed over, as help in the function is"
        f" documented or cooperation was suspended: {names}."
    )


def _passed(chosen: Champions) -> Iterator[Barred]:
    for champion in chosen.champions:
        yield from champion.passed


def _lacking(view: View) -> Iterator[str]:
    found = natopart.functions(view)
    sure = [x for x in found.lacking if x.shortage in ("none", "short")]
    capabilities = view.dataset.capabilities
    names = listed(capabilities[x.capability].name.lower() for x in sure) if sure else "none"
    yield (
        f"- **What Allies lack and partners hold** is hardly to be known. Capability types of which"
        f" Allies are documented in 2012 to hold too little: {names}; for"
        f" {len(found.lacking) - len(sure)} more the holdings of too many Allies are not on record. The claim that partners fill gaps of the"
        " Alliance is not shown by these data, nor refuted."
    )


def _summits(views: dict[str, View]) -> Iterator[str]:
    for day, view in views.items():
        wishes = natopart.Wishes(seats=13, against=THIRTEEN if day == DAYS[0] else None)
        found = natopart.summit(view, wishes)
        command = f"natopart summit --as-of {day} --seats 13"
        yield (
            f"- **{len(found.allies)}+13 on {day}** (`{command}`):"
            f" {_named(view, [g.partner for g in found.invited])}. Whatever the weights of the criteria"
            f" {_named(view, found.core)} are among them; {len(found.contenders)} more are under some."
            f"{_beside(view, found)}"
        )
    yield from _agenda(views[DAYS[0]])


def _beside(view: View, found: Summit) -> str:
    if found.beside is None:
        return ""
    seated = {seat for seats in view.dataset.meetings[THIRTEEN].seats for seat in seats.countries}
    both = [guest.partner for guest in found.invited if guest.partner in seated]
    return f" {len(both)} of these sat at the table the day after."


def _agenda(view: View) -> Iterator[str]:
    seats = view.dataset.meetings[THIRTEEN].seats
    codes = tuple(sorted({code for own in seats for code in own.countries}))
    found = natopart.summit(view, natopart.Wishes(invite=codes))
    assert found.served is not None
    yield (
        "- **Which agenda would have called for the thirteen?** Of every criterion and all sets of one"
        f" to three functions *{', '.join(found.agenda.ids)}* finds them best (average precision"
        f" {found.served.average_precision:.2f}; `natopart summit --as-of {view.day} --invite"
        f" {','.join(codes)}`), and would not have seated {_named(view, found.unseated)}."
        f"{_NO_FUNCTION if found.agenda.kind == 'criterion' else ''}"
    )


def _named(view: View, codes: Sequence[str]) -> str:
    return listed((view.name(code) for code in codes), most=13)
