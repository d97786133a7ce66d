"""What partners give to the operations that NATO leads at the date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.saying import bare, called, dated, spelt, the
from natopart.drafting.statement.tree import Evidence, Paragraph, Sentence, computed
from natopart.drafting.words import listed
from natopart.scoring.service import services

if TYPE_CHECKING:
    from natopart.drafting.statement.grounds import Grounds
    from natopart.model.reading import Figure
    from natopart.model.view import View

SHOWN = 3
"""So many countries are named in an operation."""
ROLL_YEARS = 1.0
"""A complete roll of an operation tells who serves for so long."""


class _Serving(NamedTuple):
    """A country in an operation: how many, as documented."""

    country: str
    figure: Evidence


class _Operation(NamedTuple):
    """Who of the pool serves in an operation, the largest contingent first.

    `others`: partners outside the pool serve there too, or may serve by figures that hold no more.
    """

    serving: list[_Serving]
    others: set[str]


def operations(grounds: Grounds) -> Iterator[Paragraph]:
    """Yield one paragraph with a sentence for each operation in which partners serve at the date.

    Only those count whose latest figure still holds, is above 0 and of grade A to C.
    """
    view = grounds.view
    found = _found(grounds)
    told = tuple(
        _sentence(view, name, found[name])
        for name in view.dataset.operations
        if name in found and found[name].serving
    )
    if told:
        yield Paragraph(told)


def _found(grounds: Grounds) -> dict[str, _Operation]:
    view = grounds.view
    found: dict[str, _Operation] = {}
    for code in filter(view.is_partner, view.dataset.countries):
        for part in services(view, code):
            latest = part.latest
            if not part.running or latest is None or not latest.value:
                continue
            there = found.setdefault(part.operation, _Operation([], set()))
            if part.fresh and code in grounds.pool:
                figure = _figure(f"{view.name(code)}: {part.name}", latest)
                there.serving.append(_Serving(code, figure))
            else:
                there.others.add(code)
    for operation in found.values():
        operation.serving.sort(key=lambda s: (-(s.figure.value or 0), s.country))
    return found


def _figure(label: str, latest: Figure) -> Evidence:
    return Evidence(label, latest.value, latest.unit, latest.as_of, latest.grade, latest.sources)


def _sentence(view: View, operation: str, found: _Operation) -> Sentence:
    """Return who serves: counted where a complete roll of the last year tells all, else some."""
    name, who = view.dataset.operations[operation].name, found.serving
    most = _contingents(view, who[:SHOWN])
    short = bare(name)
    where = short if short.startswith("Operation ") else the(short)
    all_told = _complete(view, operation) and not found.others
    figures = tuple(s.figure for s in (who if all_told else who[:SHOWN]))
    hedged = "by what is reported, " if any(f.grade >= "C" for f in figures) else ""
    if not all_told:
        text = f"In {where}, {hedged}those who serve beside the Allies include {most}."
        return Sentence(text, figures)
    number = computed(f"partners with personnel in {name}", len(who), "countries", figures)
    verb, noun = ("serve", "partners") if len(who) > 1 else ("serves", "partner")
    foremost = f", foremost {most}" if len(who) > SHOWN else f": {most}"
    text = f"In {where}, {hedged}{spelt(len(who))} {noun} {verb} beside the Allies{foremost}."
    return Sentence(text, (number, *figures))


def _complete(view: View, operation: str) -> bool:
    """Say whether a roll of the last year lists all who serve in an operation, leaving out none."""
    rolls = view.rolls_on("personnel", operation)
    return any(view.speaks(roll, ROLL_YEARS) and not roll.omits for roll, _ in rolls)


def _contingents(view: View, who: Sequence[_Serving]) -> str:
    """Return countries with their people; the date once at the end where it is the same."""
    dates = {serving.figure.as_of for serving in who}
    shared = dates.pop() if len(dates) == 1 and len(who) > 1 else None
    said = [_contingent(view, serving, shared) for serving in who]
    return f"{listed(said)} ({dated(shared)})" if shared else listed(said)


def _contingent(view: View, serving: _Serving, shared: str | None) -> str:
    figure = serving.figure
    people = f"{spelt(figure.value or 0)} {'person' if figure.value == 1 else 'people'}"
    on = f" ({dated(figure.as_of)})" if figure.as_of and not shared else ""
    return f"{called(view, serving.country)} with {people}{on}"
