"""The partner x function matrix: who covers what, who leads, and what lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from natopart.model.view import View
from natopart.planning.functions.coverage import Coverage, coverage
from natopart.planning.functions.recipients import Receipt, receives
from natopart.planning.functions.specialisation import Special, specialisation
from natopart.planning.functions.stock import Stock, stock
from natopart.scoring.rank import rounded

Shortage: TypeAlias = Literal["none", "short", "may-hold-more", "not-documented"]
"""What Allies hold: known zeros, less than a formation in all, at least that much less, unknown."""


class Gap(NamedTuple):
    """A capability type of a function that nobody in the pool, or no Ally, is known to hold."""

    function: str
    capability: str
    pool: Stock
    allies: Stock


class Lack(NamedTuple):
    """A capability type of which Allies lack a formation and of which partners hold some.

    `functions` are those that need it. Only `none` and `short` are certain: where Allies are
    not documented they may hold more, and where none is nobody knows whether they lack it.
    """

    capability: str
    functions: tuple[str, ...]
    formation: float
    allies: Stock
    partners: Stock

    @property
    def shortage(self) -> Shortage:
        """Whether Allies are known to lack it, and how surely."""
        if not self.allies.known:
            return "not-documented"
        if self.allies.known < self.allies.asked:
            return "may-hold-more"
        return "short" if self.allies.holders else "none"


class Functions(NamedTuple):
    """What countries of a pool cover of functions at the date.

    `pairs` are every function with every country, functions in the order of the dataset and
    countries in that of codes; `receipts` what makes any country a recipient of help.
    `leaders` are the countries that cover something of a function, most first.
    `specialisation` is over all functions of the dataset.
    """

    functions: tuple[str, ...]
    pool: tuple[str, ...]
    pairs: tuple[Coverage, ...]
    receipts: tuple[Receipt, ...]
    leaders: Mapping[str, tuple[Coverage, ...]]
    gaps: tuple[Gap, ...]
    lacking: tuple[Lack, ...]
    specialisation: tuple[Special, ...]


def functions(
    view: View, pool: Sequence[str], wanted: Sequence[str] = (), partner: str | None = None
) -> Functions:
    """Return what the countries of a pool, by code, cover of functions, by id: of all or some.

    With a `partner`, by code and also from outside the pool, the pairs are its own alone;
    leaders, gaps and what Allies lack are still those of the pool.
    """
    asked = set(wanted)
    names = tuple(f for f in view.dataset.functions if not asked or f in asked)
    codes = tuple(sorted(pool))
    every = tuple(coverage(view, c, f) for f in view.dataset.functions for c in codes)
    shown = codes if partner is None else (partner,)
    told = tuple(sorted({*codes, *shown}))
    special = (s for s in specialisation(every) if s.partner in shown)
    return Functions(
        functions=names,
        pool=codes,
        pairs=tuple(coverage(view, c, f) for f in names for c in shown),
        receipts=tuple(r for f in names for c in told for r in receives(view, c, f)),
        leaders={f: _leaders([p for p in every if p.function == f]) for f in names},
        gaps=tuple(gap for f in names for gap in _gaps(view, codes, f)),
        lacking=tuple(_lacking(view, codes, names)),
        specialisation=tuple(special),
    )


def _leaders(pairs: Sequence[Coverage]) -> tuple[Coverage, ...]:
    """Return those that cover anything, most first, ties by code."""
    covering = [pair for pair in pairs if rounded(pair.coverage or 0.0) > 0]
    return tuple(sorted(covering, key=lambda p: (-rounded(p.coverage or 0.0), p.partner)))


def _gaps(view: View, pool: tuple[str, ...], function: str) -> Iterator[Gap]:
    for capability in _providing(view, function):
        ours, theirs = stock(view, pool, capability), stock(view, _allies(view), capability)
        if not (ours.holders and theirs.holders):
            yield Gap(function, capability, ours, theirs)


def _lacking(view: View, pool: tuple[str, ...], names: Sequence[str]) -> Iterator[Lack]:
    """Yield what Allies lack, each type once; a level is a mark and not a thing that one lacks."""
    serving: dict[str, list[str]] = {}
    for function in names:
        for capability in _providing(view, function):
            serving.setdefault(capability, []).append(function)
    partners = tuple(code for code in pool if code not in view.allies)
    for capability, needing in serving.items():
        kind = view.dataset.capabilities[capability]
        theirs, ours = stock(view, _allies(view), capability), stock(view, partners, capability)
        if kind.kind != "level" and ours.holders and (theirs.value or 0.0) < kind.formation:
            yield Lack(capability, tuple(needing), kind.formation, theirs, ours)


def _providing(view: View, function: str) -> tuple[str, ...]:
    """Return the capability types of a function that show a provider, each once."""
    dataset = view.dataset
    names = dict.fromkeys(dataset.functions[function].capabilities)
    return tuple(name for name in names if dataset.capabilities[name].role != "recipient")


def _allies(view: View) -> tuple[str, ...]:
    return tuple(sorted(view.allies))
