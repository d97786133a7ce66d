"""How a country stands with NATO at the date, in words with their sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.view import FRAMEWORKS, View
from natopart.model.words import body, plain

if TYPE_CHECKING:
    from natopart.model.country import Membership, Standing
    from natopart.model.fact import Period


class Statement(NamedTuple):
    """A sentence that can be quoted, with what it rests on; no grade where it rests on none."""

    text: str
    sources: tuple[str, ...] = ()
    grade: str | None = None


def status(view: View, code: str) -> tuple[Statement, ...]:
    """Return how a country stands at the date: Ally, frameworks, former ones, standings.

    Nothing that began later is told, nor an end that lies ahead.
    """
    found = [*_memberships(view, code), *(_standing(view, s) for s in view.standings(code))]
    if not view.frameworks(code) and code not in view.allies:
        day = view.day.isoformat()
        found.insert(0, Statement(f"Neither an Ally nor in a partnership framework on {day}"))
    footnote = view.footnote(code)
    if footnote:
        found.append(Statement(f"NATO's footnote to the name: {footnote.rstrip('.')}"))
    return tuple(found)


def why_outside(view: View, code: str, pool: str) -> str:
    """Return why a country is not in a pool, as a clause without capital or full stop."""
    ally = view.membership(code, "nato")
    if ally:
        return f"an Ally {_since(view, ally)}"
    if view.is_suspended(code):
        stopped = (s for s in view.standings(code) if s.status in ("suspended", "frozen"))
        return "; ".join(_stands(view, s) for s in stopped)
    if view.is_partner(code):
        return f"a partner, but not one of the pool '{pool}'"
    return f"in no partnership framework on {view.day.isoformat()}"


def _memberships(view: View, code: str) -> Iterator[Statement]:
    for m in view.dataset.countries[code].memberships:
        if m.body in (*FRAMEWORKS, "nato") and view.begun(m):
            yield Statement(_membership(view, m), m.sources, view.begins(m)[1])


def _membership(view: View, m: Membership) -> str:
    what = "An Ally" if m.body == "nato" else f"In the {body(m.body)}"
    if view.over(m):
        return f"{what} from {m.start or 'an unknown date'} to {m.end}"
    return f"{what} {_since(view, m)}"


def _standing(view: View, s: Standing) -> Statement:
    text = _stands(view, s)
    return Statement(f"{text[0].upper()}{text[1:]}", s.sources, view.begins(s)[1])


def _stands(view: View, s: Standing) -> str:
    return f"{body(s.body)} {plain(s.status)} {_since(view, s)}"


def _since(view: View, fact: Period) -> str:
    if fact.start:
        return f"since {fact.start}"
    begins, _ = view.begins(fact)
    return f"since {begins.isoformat()} at the latest" if begins else "since an unknown date"
