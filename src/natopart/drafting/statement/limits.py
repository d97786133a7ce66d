"""The political limits of the countries that a statement names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting.statement.saying import all_called, called
from natopart.drafting.statement.tree import Evidence, Paragraph, Sentence, stated
from natopart.drafting.words import listed, sentence
from natopart.model.words import region

if TYPE_CHECKING:
    from natopart.model.support import Limit
    from natopart.model.view import View

STANCES: Mapping[str, str] = {
    "neutrality": "we respect the neutrality of {names}",
    "non-alignment": "we respect the non-alignment of {names}",
}
"""The kinds of which the word says enough; what it means in each country is in the note."""

BOUNDS: Mapping[str, str] = {
    "constitutional": "we respect the law of {names}",
    "no-combat": "we respect the bounds to the use of force that are set by {names}",
}
"""The kinds that are told with what they demand."""

PAIR = "blocked-pair"

PLACES: Mapping[str, str] = {
    "gulf": "the Gulf",
    "levant": "the Levant",
    "nordic": "the North of Europe",
    "south-caucasus": "the South Caucasus",
    "western-balkans": "the Western Balkans",
}
"""The regions of the world that are not said by their name alone."""


class _Held(NamedTuple):
    """A limit with the countries named that it touches."""

    limit: Limit
    countries: tuple[str, ...]

    @property
    def effect(self) -> str:
        return self.limit.effect.removesuffix(".")


def limits(view: View, named: Collection[str], proposed: Collection[str]) -> Iterator[Paragraph]:
    """Yield what binds named partners, by limits of grade A to C, kind by kind.

    One between two countries is told where both are proposed for something, for only then
    does it touch what the statement says.
    """
    every = tuple(_touching(view, named, proposed))
    for grades, hedged in (("AB", ""), ("C", "by what is reported and not confirmed, ")):
        found = [held for held in every if held.limit.grade in grades]
        told = (*_stances(view, found), *_bounds(view, found), *_others(view, found))
        told = tuple(s._replace(text=sentence(f"{hedged}{s.text}.")) for s in told)
        if told:
            yield Paragraph(told)


def _touching(view: View, named: Collection[str], proposed: Collection[str]) -> Iterator[_Held]:
    partners = sorted(code for code in named if code not in view.allies)
    for limit in sorted(view.limits(partners), key=lambda limit: limit.id):
        pair = limit.kind == PAIR
        touched = tuple(c for c in (proposed if pair else partners) if c in limit.countries)
        if len(touched) > pair:
            yield _Held(limit, touched)


def _stances(view: View, found: Sequence[_Held]) -> Iterator[Sentence]:
    for kind, text in STANCES.items():
        of = [held for held in found if held.limit.kind == kind]
        if of:
            names = all_called(view, {code for held in of for code in held.countries})
            yield Sentence(text.format(names=names), _evidence(view, of))


def _bounds(view: View, found: Sequence[_Held]) -> Iterator[Sentence]:
    for kind, text in BOUNDS.items():
        of = [held for held in found if held.limit.kind == kind]
        if of:
            yield Sentence(text.format(names=_with_effects(view, of)), _evidence(view, of))


def _others(view: View, found: Sequence[_Held]) -> Iterator[Sentence]:
    """Yield all other limits: by the region of the world, then those between two countries."""
    rest = [h for h in found if h.limit.kind not in (*STANCES, *BOUNDS, PAIR)]
    regions: dict[str, list[_Held]] = {}
    for held in rest:
        for code in held.countries:
            place = view.dataset.countries[code].region
            regions.setdefault(place, []).append(_Held(held.limit, (code,)))
    if regions:
        *first, last = (
            f"in {_place(n)}, of {_with_effects(view, regions[n])}" for n in sorted(regions)
        )
        said = f"{'; '.join(first)}; and {last}" if first else last
        every = [held for name in sorted(regions) for held in regions[name]]
        text = f"we also take into account the position, {said}"
        yield Sentence(text, _evidence(view, every))
    for held in found:
        if held.limit.kind == PAIR:
            names = all_called(view, held.countries)
            text = f"we are mindful of relations between {names} ({held.effect})"
            yield Sentence(text, _evidence(view, [held]))


def _place(name: str) -> str:
    """Return a region of the world as it stands after "in"."""
    return PLACES.get(name, region(name) or "other parts of the world")


def _with_effects(view: View, found: Sequence[_Held]) -> str:
    """Return countries by name, each with all that is demanded there in brackets."""
    of: dict[str, list[str]] = {}
    for held in found:
        for code in held.countries:
            of.setdefault(code, []).append(held.effect)
    ordered = sorted(of, key=lambda code: (view.name(code).casefold(), code))
    return listed([f"{called(view, code)} ({'; '.join(of[code])})" for code in ordered])


def _evidence(view: View, found: Sequence[_Held]) -> tuple[Evidence, ...]:
    return tuple(
        stated(
            held.limit,
            f"{listed([view.name(c) for c in held.countries])}: {held.effect}",
            held.limit.start,
        )
        for held in found
    )
