"""Putting records together: the files of one record, and overlays on what is shipped.

An overlay's entry replaces every shipped entry about the same thing: the personnel of one
country on one date, the same tool of one country, the indicator of the same id ... All else
stays. `Traced` values know from which file each part came, so that a mistake is reported
where it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from natopart.loading.positions import Keys
from natopart.loading.yaml import Document

Place: TypeAlias = tuple[Document, Keys]


@dataclass(frozen=True, slots=True)
class Traced:
    """A plain value and the places of its parts: the longest prefix of a path tells."""

    value: Any
    places: Mapping[Keys, Place] = field(default_factory=dict)

    def place(self, path: Keys) -> Place:
        """Return the document, and the path in it, of the value at `path`."""
        for size in range(len(path), -1, -1):
            if path[:size] in self.places:
                document, start = self.places[path[:size]]
                return document, start + path[size:]
        raise KeyError(path)

    def at(self, key: str | int) -> Traced:
        """Return the traced value under one key."""
        inner = {path[1:]: place for path, place in self.places.items() if path[:1] == (key,)}
        inner.setdefault((), self.place((key,)))
        return Traced(self.value[key], inner)


def traced(document: Document, path: Keys, value: Any) -> Traced:
    """Return a value that comes whole from one place."""
    return Traced(value, {(): (document, path)})


IDENTITY: Mapping[str, tuple[str, ...]] = {
    "assets": ("country", "asset"),
    "components": ("id",),
    "criteria": ("id",),
    "figures": ("figure", "as_of"),
    "indicators": ("id",),
    "members": ("country",),
    "memberships": ("body",),
    "names": ("name",),
    "roles": ("country", "role"),
    "rolls": ("table", "key", "as_of", "scope"),
    "seats": ("role",),
    "standings": ("body",),
    "tools": ("tool",),
    "types": ("capability",),
}
"""What makes two entries of a list be about the same thing."""

DATED_BLOCKS = frozenset({"personnel", "holdings", "deeds"})
"""Lists of blocks with one value a country and date."""

YEARLY_BLOCKS = frozenset({"exceptions", "rates"})
"""Lists of blocks with one value a country (or currency) and year."""

NESTED = frozenset({"components", "criteria", "indicators", "types"})
"""Lists whose entries are laid over each other instead of replaced."""


def join(parts: Iterable[Traced]) -> Traced:
    """Return the record that the files of one directory make: lists one after the other.

    A key that is no list and stands in two files keeps its first value.
    """
    value: dict[str, Any] = {}
    places: dict[Keys, Place] = {}
    for part in parts:
        if not isinstance(part.value, dict):
            return part
        places.setdefault((), part.place(()))
        for key in part.value:
            one = part.at(key)
            if isinstance(value.get(key), tuple) and isinstance(one.value, tuple):
                one = _append(Traced(value[key], _under(places, key)), one)
            elif key in value:
                continue
            value[key] = one.value
            places.update({(key, *path): place for path, place in one.places.items()})
    return Traced(value, places)


def _under(places: Mapping[Keys, Place], key: str | int) -> dict[Keys, Place]:
    return {path[1:]: place for path, place in places.items() if path[:1] == (key,)}


def _append(first: Traced, second: Traced) -> Traced:
    items = [
        *(first.at(i) for i in range(len(first.value))),
        *(second.at(i) for i in range(len(second.value))),
    ]
    return _listed(items, first.place(()))


def _listed(items: list[Traced], place: Place) -> Traced:
    places: dict[Keys, Place] = {(): place}
    for i, item in enumerate(items):
        places.update({(i, *path): where for path, where in item.places.items()})
    return Traced(tuple(item.value for item in items), places)


def overlay(base: Traced, over: Traced, name: str = "") -> Traced:
    """Return `over` laid over `base`; `name` is the key under which they stand."""
    if isinstance(base.value, dict) and isinstance(over.value, dict):
        return _dicts(base, over)
    if isinstance(base.value, tuple) and isinstance(over.value, tuple):
        return _lists(base, over, name)
    return over


def _dicts(base: Traced, over: Traced) -> Traced:
    value: dict[Any, Any] = {}
    places: dict[Keys, Place] = {(): over.place(())}
    for key in (*base.value, *(k for k in over.value if k not in base.value)):
        if key not in over.value:
            one = base.at(key)
        elif key not in base.value:
            one = over.at(key)
        else:
            one = overlay(base.at(key), over.at(key), str(key))
        value[key] = one.value
        places.update({(key, *path): place for path, place in one.places.items()})
    return Traced(value, places)


def _lists(base: Traced, over: Traced, name: str) -> Traced:
    old = [base.at(i) for i in range(len(base.value))]
    new = [over.at(i) for i in range(len(over.value))]
    if name in DATED_BLOCKS:
        kept = _without(old, new, lambda block: {(c, block.get("as_of")) for c in _values(block)})
    elif name in YEARLY_BLOCKS:
        kept = _without_years(old, new)
    elif name in NESTED:
        return _listed(_laid(old, new, IDENTITY[name]), base.place(()))
    elif name in IDENTITY:
        fields = IDENTITY[name]
        named = {_identity(item.value, fields) for item in new}
        kept = [item for item in old if _identity(item.value, fields) not in named]
    else:
        return over
    return _listed([*kept, *new], base.place(()))


def _identity(item: Any, fields: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(item.get(f) for f in fields) if isinstance(item, dict) else (item,)


def _laid(old: list[Traced], new: list[Traced], fields: tuple[str, ...]) -> list[Traced]:
    by_id = {_identity(item.value, fields): item for item in new}
    laid = [
        overlay(item, by_id.pop(key)) if (key := _identity(item.value, fields)) in by_id else item
        for item in old
    ]
    return [*laid, *by_id.values()]


def _values(block: Any) -> dict[Any, Any]:
    values = block.get("values") if isinstance(block, dict) else None
    return values if isinstance(values, dict) else {}


def _without(
    old: list[Traced], new: list[Traced], keys: Callable[[Any], set[tuple[Any, Any]]]
) -> list[Traced]:
    """Return the old blocks without the values of a country and date that new ones give."""
    given = {key for item in new for key in keys(item.value)}
    kept = []
    for item in old:
        date = item.value.get("as_of") if isinstance(item.value, dict) else None
        values = _values(item.value)
        left = {c: v for c, v in values.items() if (c, date) not in given}
        if len(left) == len(values):
            kept.append(item)
        elif left:
            kept.append(Traced({**item.value, "values": left}, item.places))
    return kept


def _without_years(old: list[Traced], new: list[Traced]) -> list[Traced]:
    given = {(c, y) for item in new for c, years in _values(item.value).items() for y in years}
    return [
        Traced({**item.value, "values": strip(_values(item.value), given)}, item.places)
        for item in old
    ]


def strip(values: Mapping[Any, Any], given: set[tuple[Any, Any]]) -> dict[Any, Any]:
    """Return yearly values without the given pairs of country and year."""
    return {
        code: {year: v for year, v in years.items() if (code, year) not in given}
        for code, years in values.items()
    }


def overlay_series(base: Traced, over: Traced) -> Traced:
    """Return a series with an overlay's values: each country and year replaced has its source.

    An overlay that gives `values` with their own `sources` states an exception.
    """
    blocks = []
    fresh = {key: over.at(key) for key in over.value}
    if "values" in fresh and "sources" in fresh:
        moved = {k: fresh.pop(k) for k in ("values", "sources", "grade", "note") if k in fresh}
        blocks.append(_dict_of(moved, over.place(())))
    if "exceptions" in fresh:
        exceptions = fresh.pop("exceptions")
        blocks += [exceptions.at(i) for i in range(len(exceptions.value))]
    given = {(c, y) for b in blocks for c, years in _values(b.value).items() for y in years}
    laid = _dicts(base, _dict_of(fresh, over.place(())))
    old = laid.at("exceptions") if "exceptions" in laid.value else None
    kept = [old.at(i) for i in range(len(old.value))] if old else []
    parts = {key: laid.at(key) for key in laid.value}
    parts["values"] = Traced(strip(_values(laid.value), given), parts["values"].places)
    parts["exceptions"] = _listed([*_without_years(kept, blocks), *blocks], base.place(()))
    return _dict_of(parts, base.place(()))


def _dict_of(parts: Mapping[str, Traced], place: Place) -> Traced:
    places: dict[Keys, Place] = {(): place}
    for key, part in parts.items():
        places.update({(key, *path): where for path, where in part.places.items()})
    return Traced({key: part.value for key, part in parts.items()}, places)
