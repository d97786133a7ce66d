"""The offer of help with security sector reform, in the Middle East and North Africa."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.saying import all_called, existing
from natopart.drafting.statement.tree import Evidence, Paragraph, Sentence, stated
from natopart.drafting.words import listed, sentence
from natopart.model.words import tool
from natopart.planning.running import running
from natopart.planning.standing import stopped

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds
    from natopart.model.view import View

FUNCTION = "security-sector-reform"
REGIONS = ("gulf", "levant", "north-africa")
"""The regions of the offer."""

ASKING = {
    "dci": ("asked for help in the form of the {tool}", "done so"),
    "ipcp": (
        "{an}{tool}{s} with the Alliance, in which such help can be asked for",
        "such {a}programme{s}",
    ),
}
"""The tools by which a partner has asked for help, then that by which it can ask for it.

What those have who are documented to have it, and how it is said again of others.
"""

PROGRAMMES = 3
"""So many programmes that run at the date are named."""


def reform(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield who there has asked and with what the Alliance can help; nothing where nobody has."""
    asking = tuple(_asking(grounds))
    if asking:
        yield Paragraph((*asking, *_programmes(grounds)))


def _asking(grounds: Grounds) -> Iterator[Sentence]:
    view, there = grounds.view, _there(grounds.view)
    waiting = [c for c in grounds.pool if c in there and not stopped(view, c)]
    for name in ASKING:
        facts = {c: e for c in waiting for e in _held(view, c, name)}
        waiting = [code for code in waiting if code not in facts]
        sure = {c: e for c, e in facts.items() if e.grade < "C"}
        doubtful = {c: e for c, e in facts.items() if e.grade >= "C"}
        if sure:
            yield _said(view, sure, name)
        if doubtful:
            yield _said(view, doubtful, name, doubtful=True, again=bool(sure))


def _there(view: View) -> frozenset[str]:
    """Return the countries of the regions of the offer."""
    regions = [name for name in REGIONS if name in view.dataset.regions]
    return frozenset(code for name in regions for code in view.of_region(name))


def _said(
    view: View, held: dict[str, Evidence], name: str, doubtful: bool = False, again: bool = False
) -> Sentence:
    many = len(held) > 1
    have = "have" if many else "has"
    if doubtful:
        have = f"{'are' if many else 'is'} reported to have"
    first, later = ASKING[name]
    some = {"a": "", "an": "", "s": "s"} if many else {"a": "a ", "an": "an ", "s": ""}
    what = (f"{later} too" if again else first).format(tool=tool(name), **some)
    text = f"{all_called(view, held)} {have} {what}."
    return Sentence(sentence(text), tuple(held.values()))


def _held(view: View, code: str, name: str) -> Iterator[Evidence]:
    """Yield a tool that a country holds, as documented, once."""
    for fact in view.tools(code):
        if fact.tool == name and view.documented(fact):
            label = f"{view.name(code)}: {tool(name)}"
            yield stated(fact, label, fact.start, view.begins(fact)[1])
            return


def _programmes(grounds: Grounds) -> Iterator[Sentence]:
    """Yield the programmes of NATO for it that run at the date."""
    found = [p for p in running(grounds.view, FUNCTION) if p.nato_run and p.kind != "trust-fund"]
    if found:
        shown = found[:PROGRAMMES]
        evidence = tuple(stated(p, p.name, p.start) for p in shown)
        names = listed([existing(p.name) for p in shown])
        yield Sentence(f"Such help can build on {names}.", evidence)
