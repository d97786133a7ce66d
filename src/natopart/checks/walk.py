"""Where rules look: every record of a dataset and all models within it, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from natopart.checks.finding import Finding, Path
from natopart.model.dataset import Dataset
from natopart.model.fact import Model
from natopart.model.roll import Roll
from natopart.problems import nearest

_MANY = (
    "countries",
    "operations",
    "functions",
    "capabilities",
    "series",
    "instruments",
    "payments",
    "projects",
    "templates",
    "support",
    "regions",
    "limits",
    "volunteers",
    "meetings",
    "sources",
    "profiles",
)
_SINGLE = ("info", "rates", "rolls", "index")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the dataset: the record `name` of a section, and the path in it."""

    section: str
    name: str
    path: Path = ()

    def under(self, *keys: str | int) -> Spot:
        """Return the place below this one."""
        return Spot(self.section, self.name, (*self.path, *keys))

    def error(self, code: str, message: str, hint: str = "", *, key: bool = False) -> Finding:
        """Return a mistake at this place; with `key` at the key itself."""
        return Finding(self.section, self.name, self.path, code, message, hint, key=key)

    def doubt(self, code: str, message: str, hint: str = "", *, key: bool = False) -> Finding:
        """Return a warning at this place; with `key` at the key itself."""
        return Finding(
            self.section, self.name, self.path, code, message, hint, warning=True, key=key
        )

    def unknown(
        self, code: str, kind: str, word: object, known: frozenset[str], *, key: bool = False
    ) -> Finding:
        """Return the mistake that no `kind` is called `word`, with the nearest that is known."""
        hint = _nearest(str(word), known) or "correct the name, or add what it names"
        return self.error(code, f"unknown {kind} '{word}'", hint, key=key)


_nearest = lru_cache(maxsize=4096)(nearest)


def records(dataset: Dataset) -> Iterator[tuple[Spot, Model]]:
    """Yield every record of the dataset with its place."""
    for section in _MANY:
        for name, record in getattr(dataset, section).items():
            yield Spot(section, name), record
    for section in _SINGLE:
        yield Spot(section, section), getattr(dataset, section)


def models(dataset: Dataset) -> Iterator[tuple[Spot, Model]]:
    """Yield every record of the dataset and every model within it, with their places."""
    for spot, record in records(dataset):
        yield from _below(spot, record)


def _below(spot: Spot, model: Model) -> Iterator[tuple[Spot, Model]]:
    yield spot, model
    for field in model.nested:
        value = getattr(model, field)
        if isinstance(value, tuple):
            for i, item in enumerate(value):
                yield from _below(spot.under(field, i), item)
        elif value is not None:
            yield from _below(spot.under(field), value)


def rolls(dataset: Dataset) -> Iterator[tuple[Spot, Roll]]:
    """Yield every roll with its place, those of operations first."""
    for name, operation in dataset.operations.items():
        for i, roll in enumerate(operation.rolls):
            yield Spot("operations", name, ("rolls", i)), roll
    for i, roll in enumerate(dataset.rolls.rolls):
        yield Spot("rolls", "rolls", ("rolls", i)), roll
