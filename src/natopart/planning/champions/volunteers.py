"""Who volunteers for a function: as asked, else as the dataset documents it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.view import View
from natopart.planning.champions.eligible import Barred
from natopart.problems import NatopartError, UsageError

if TYPE_CHECKING:
    from natopart.model.volunteer import Volunteer

WEAK = "it is documented at grade D alone, which counts for nothing"


class Unheard(NamedTuple):
    """A volunteer of the dataset that is not honoured, and why."""

    function: str
    country: str
    why: str


class Heard(NamedTuple):
    """The volunteers that are honoured, by function, and those of the dataset that are not."""

    fixed: Mapping[str, str]
    unheard: tuple[Unheard, ...]


def heard(
    view: View,
    asked: Sequence[tuple[str, str]],
    pool: Collection[str],
    barring: Callable[[str, str], Barred | None],
) -> Heard:
    """Return who is honoured, of `asked` (country, function) pairs and those of the dataset.

    `barring` tells of a country and a function why it may not. What is asked goes before the
    dataset, and must be eligible; a volunteer of the dataset that is not, or that is of grade D
    alone, is told and passed over. Those of the dataset count where they are in force.

    Raises:
        UsageError: where two volunteer for one function.
        NatopartError: where one that is asked for may not champion its function, with the reason.
    """
    fixed = _each_once(view, asked, "leave one of them out")
    for function, code in fixed.items():
        if why := objection(code, function, pool, barring):
            raise NatopartError(
                f"{view.name(code)} cannot champion {_named(view, function)}: {why}"
            )
    known, unheard = [], [Unheard(f, c, WEAK) for c, f in _weak(view) if fixed.get(f) != c]
    for code, function in documented(view):
        by_word = f"{view.name(fixed[function])} was asked for" if function in fixed else ""
        if fixed.get(function) == code:
            continue
        if why := by_word or objection(code, function, pool, barring):
            unheard.append(Unheard(function, code, why))
        else:
            known.append((code, function))
    every = {**fixed, **_each_once(view, known, "choose one of them by --volunteer")}
    return Heard(
        dict(sorted(every.items())), tuple(sorted(unheard, key=lambda u: (u.country, u.function)))
    )


def documented(view: View) -> tuple[tuple[str, str], ...]:
    """Return the volunteers of the dataset at the date, each once, as (country, function)."""
    return tuple(sorted({(v.country, v.function) for v in _now(view) if view.documented(v)}))


def _weak(view: View) -> frozenset[tuple[str, str]]:
    """Return who volunteers at the date at grade D alone."""
    return frozenset((v.country, v.function) for v in _now(view)) - set(documented(view))


def _now(view: View) -> list[Volunteer]:
    return [v for v in view.dataset.volunteers.values() if view.in_force(v)]


def objection(
    code: str,
    function: str,
    pool: Collection[str],
    barring: Callable[[str, str], Barred | None],
) -> str:
    """Return in words why a country cannot champion a function; nothing where it can."""
    bar = barring(code, function)
    if bar:
        return bar.why
    return "" if code in pool else "it is not in the pool"


def _each_once(view: View, pairs: Sequence[tuple[str, str]], hint: str) -> dict[str, str]:
    fixed: dict[str, str] = {}
    for code, function in pairs:
        if fixed.setdefault(function, code) != code:
            first, second = view.name(fixed[function]), view.name(code)
            named = _named(view, function)
            message = f"{first} and {second} both volunteer for {named}, which has one champion"
            raise UsageError(f"{message}; {hint}")
    return fixed


def _named(view: View, function: str) -> str:
    return view.dataset.functions[function].name
