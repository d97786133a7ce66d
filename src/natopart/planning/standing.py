"""Whose cooperation with NATO is suspended or frozen, and the fact that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from natopart.model.view import FRAMEWORKS, View, once_a_view
from natopart.model.words import body

if TYPE_CHECKING:
    from natopart.model.country import Standing

MILITARY = "military-cooperation"
PRACTICAL = frozenset({*FRAMEWORKS, "practical-cooperation", MILITARY})
"""What a partner works in: where its part in one of these has stopped, it can lead nothing there
and is not invited."""

STOPPED = ("suspended", "frozen")


class Stopped(NamedTuple):
    """That a country's cooperation is suspended or frozen, in words, by its strongest fact.

    `frozen`: nothing of it is suspended and it is still a partner, so that one may talk with it.
    """

    why: str
    frozen: bool
    sources: tuple[str, ...]
    grade: str


@once_a_view
def stopped(view: View, code: str) -> Stopped | None:
    """Return how the cooperation of a country that is no Ally has stopped at the date, if it has.

    Practical or military cooperation, or a part in a partnership framework, that is suspended or
    frozen; of a former partner any cooperation. Grade D is left out. The strongest fact is told: what is
    practical first, then military, suspended before frozen, the better grade, the earlier start.
    """
    facts = [fact for fact in _facts(view, code) if _stops(view, fact, code)]
    if not facts:
        return None
    strongest = facts[0]
    former = view.is_suspended(code)
    frozen = not former and all(fact.status == "frozen" for fact in facts)
    return Stopped(_words(strongest), frozen, strongest.sources, view.begins(strongest)[1])


def partly(view: View, code: str) -> str:
    """Return in words what else of a country's cooperation has stopped, which bars it from nothing.

    As a package of help where cooperation goes on; mostly nothing.
    """
    facts = [fact for fact in _facts(view, code) if not _stops(view, fact, code)]
    return " and ".join(map(_words, facts))


def _facts(view: View, code: str) -> list[Standing]:
    """Return the documented standings that have stopped of a country that is no Ally."""
    if code in view.allies:
        return []
    held = (s for s in view.standings(code) if s.status in STOPPED and view.documented(s))
    return sorted(held, key=lambda fact: _weakness(view, fact))


def _stops(view: View, fact: Standing, code: str) -> bool:
    return fact.body in PRACTICAL or view.is_suspended(code)


def _weakness(view: View, fact: Standing) -> tuple[int, bool, str, str]:
    start, grade = view.begins(fact)
    kind = 1 if fact.body == MILITARY else 0 if fact.body in PRACTICAL else 2
    return kind, fact.status != "suspended", grade, str(start)


def _words(fact: Standing) -> str:
    since = f"has been {fact.status} since {fact.start}" if fact.start else f"is {fact.status}"
    return f"{_whose(fact.body)} {since}"


def _whose(name: str) -> str:
    words = body(name)
    if words.startswith("NATO's"):
        return f"{words} for it"
    return f"its {words} with NATO" if name.endswith("cooperation") else f"its {words}"
