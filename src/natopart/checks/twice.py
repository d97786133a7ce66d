"""The rule NP412."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot, rolls
from natopart.model.dataset import Dataset
from natopart.model.fact import Block
from natopart.model.money import Rate
from natopart.model.series import Override
from natopart.model.support import Deed

Entry = tuple[Spot, Hashable, str]
"""A place, what makes two entries the same thing, and words for it."""


def twice(dataset: Dataset) -> Iterator[Finding]:
    """NP412: two figures for one thing and one date.

    What it does: finds a second figure of a country for the same date in an operation's
    personnel, a capability type, an act, a series or the exchange rates; two states of one
    membership, standing, tool or name that begin on the same date; a project figure or a
    roll that is given twice.

    Why: which of the two is scored would be left to chance. (Where states merely overlap, the
    later start holds.)

    Example: two blocks of `personnel` as of 2012-05-15, both with a value for `SWE`.

    Remedy: keep the one of the better grade, then of the later publication, and say so in its
    note.
    """
    for entries in (_figures(dataset), _yearly(dataset), _states(dataset), _others(dataset)):
        seen: set[Hashable] = set()
        for spot, identity, words in entries:
            if identity in seen:
                yield spot.error("NP412", f"a second figure for {words}", "keep the better one")
            seen.add(identity)


def _figures(dataset: Dataset) -> Iterator[Entry]:
    for name, operation in dataset.operations.items():
        yield from _dated(Spot("operations", name), "personnel", operation.personnel)
    for name, kind in dataset.capabilities.items():
        yield from _dated(Spot("capabilities", name), "holdings", kind.holdings)
    for name, act in dataset.support.items():
        yield from _dated(Spot("support", name), "deeds", act.deeds)


def _dated(spot: Spot, field: str, blocks: Iterable[Block | Deed]) -> Iterator[Entry]:
    for i, block in enumerate(blocks):
        for code in block.values:
            words = f"{code} as of {block.as_of or 'an unknown date'} in {spot.name}"
            place = spot.under(field, i, "values", code)
            yield place, (spot.section, spot.name, code, block.as_of), words


def _yearly(dataset: Dataset) -> Iterator[Entry]:
    for name, series in dataset.series.items():
        spot = Spot("series", name)
        yield from _years(spot, series)
        for i, exception in enumerate(series.exceptions):
            yield from _years(spot.under("exceptions", i), exception)
    for i, rate in enumerate(dataset.rates.rates):
        yield from _years(Spot("rates", "rates", ("rates", i)), rate)


def _years(spot: Spot, block: Override | Rate) -> Iterator[Entry]:
    for code, years in block.values.items():
        for year in years:
            place = spot.under("values", code, year)
            yield place, (spot.section, spot.name, code, year), f"{code} in {year}"


def _states(dataset: Dataset) -> Iterator[Entry]:
    for name, country in dataset.countries.items():
        spot = Spot("countries", name)
        for i, m in enumerate(country.memberships):
            place = spot.under("memberships", i)
            yield place, (name, "m", m.body, m.start), _from(name, m.body, m.start)
        for i, s in enumerate(country.standings):
            place = spot.under("standings", i)
            yield place, (name, "s", s.body, s.start), _from(name, s.body, s.start)
        for i, t in enumerate(country.tools):
            yield spot.under("tools", i), (name, "t", t.tool, t.start), _from(name, t.tool, t.start)
        for i, n in enumerate(country.names):
            yield spot.under("names", i), (name, "n", n.start), _from(name, "name", n.start)


def _from(country: str, what: str, start: str | None) -> str:
    return f"{country}, {what} from {start or 'an unknown date'}"


def _others(dataset: Dataset) -> Iterator[Entry]:
    for name, project in dataset.projects.items():
        for i, figure in enumerate(project.figures):
            place = Spot("projects", name, ("figures", i))
            words = f"{figure.figure} as of {figure.as_of or 'an unknown date'}"
            yield place, (name, figure.figure, figure.as_of), words
    for spot, roll in rolls(dataset):
        words = f"the roll of {roll.table} of {roll.key} as of {roll.as_of} for {roll.scope}"
        yield spot, (roll.table, roll.key, roll.as_of, roll.scope), words
