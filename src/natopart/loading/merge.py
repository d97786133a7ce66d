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
    "requirements": ("id",),
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
    return _listed([*_items(first), *_items(second)], first.place(()))


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
    old, new = _items(base), _items(over)
    if name in DATED_BLOCKS:
        kept = _without(old, new, _dated)
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
    """Return what makes an item itself; what is no text or number there stands as its text."""
    values = [item.get(f) for f in fields] if isinstance(item, dict) else [item]
    return tuple(map(_hashable, values))


def _hashable(value: Any) -> Any:
    return repr(value) if isinstance(value, (dict, tuple)) else value


def _laid(old: list[Traced], new: list[Traced], fields: tuple[str, ...]) -> list[Traced]:
    left = list(new)
    laid = []
    for item in old:
        same = [n for n in left if _identity(n.value, fields) == _identity(item.value, fields)]
        laid.append(overlay(item, same[0]) if same else item)
        left = [n for n in left if n is not (same[0] if same else None)]
    return [*laid, *left]


def _dated(block: Any) -> set[tuple[Any, Any]]:
    """Return the countries and dates of which a block has a value."""
    return {(code, _hashable(block.get("as_of"))) for code in _values(block)}


def _yearly(blocks: Iterable[Any]) -> set[tuple[Any, Any]]:
    """Return the countries and years of which any of the blocks has a value."""
    return {
        (code, year)
        for block in blocks
        for code, years in _values(block).items()
        if isinstance(years, dict)
        for year in years
    }


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
        date = _hashable(item.value.get("as_of")) if isinstance(item.value, dict) else None
        values = _values(item.value)
        left = {c: v for c, v in values.items() if (c, date) not in given}
        if len(left) == len(values):
            kept.append(item)
        elif left:
            kept.append(Traced({**item.value, "values": left}, item.places))
    return kept


def _without_years(old: list[Traced], new: list[Traced]) -> list[Traced]:
    given = _yearly(item.value for item in new)
    return [_stripped(item, given) for item in old]


def _stripped(block: Traced, given: set[tuple[Any, Any]]) -> Traced:
    if not _values(block.value):
        return block
    return Traced({**block.value, "values": _strip(_values(block.value), given)}, block.places)


def _strip(values: Mapping[Any, Any], given: set[tuple[Any, Any]]) -> dict[Any, Any]:
    """Return yearly values without the given pairs of country and year."""
    return {
        code: {year: v for year, v in years.items() if (code, year) not in given}
        if isinstance(years, dict)
        else years
        for code, years in values.items()
    }


def overlay_series(base: Traced, over: Traced) -> Traced:
    """Return a series with an overlay's values: each country and year replaced has its source.

    An overlay that gives `values` with their own `sources` states an exception.
    """
    if not isinstance(base.value, dict) or not isinstance(over.value, dict):
        return over
    fresh = {key: over.at(key) for key in over.value}
    blocks: list[Traced] = []
    if "values" in fresh and "sources" in fresh:
        moved = {k: fresh.pop(k) for k in ("values", "sources", "grade", "note") if k in fresh}
        blocks.append(_dict_of(moved, over.place(())))
    if isinstance(over.value.get("exceptions"), tuple):
        blocks += _items(fresh.pop("exceptions"))
    plain = _dict_of(fresh, over.place(()))
    return _with_exceptions(_dicts(base, plain), blocks, _yearly([plain.value]))


def _with_exceptions(series: Traced, blocks: list[Traced], own: set[tuple[Any, Any]]) -> Traced:
    """Return a series with further exceptions; what they or `own` give has no other value."""
    if not isinstance(series.value.get("exceptions", ()), tuple):
        return series
    given = _yearly(block.value for block in blocks)
    parts = {key: series.at(key) for key in series.value}
    if isinstance(series.value.get("values"), dict):
        values = parts["values"]
        parts["values"] = Traced(_strip(values.value, given), values.places)
    old = _items(parts["exceptions"]) if "exceptions" in parts else []
    kept = [_stripped(block, given | own) for block in old]
    parts["exceptions"] = _listed([*kept, *blocks], series.place(()))
    return _dict_of(parts, series.place(()))


def _items(listed: Traced) -> list[Traced]:
    return [listed.at(i) for i in range(len(listed.value))]


def _dict_of(parts: Mapping[str, Traced], place: Place) -> Traced:
    places: dict[Keys, Place] = {(): place}
    for key, part in parts.items():
        places.update({(key, *path): where for path, where in part.places.items()})
    return Traced({key: part.value for key, part in parts.items()}, places)
