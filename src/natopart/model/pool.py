"""Pools of countries and the names that people give to countries."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from natopart.model.dataset import Dataset
from natopart.model.dates import first_day
from natopart.model.view import FRAMEWORKS, View
from natopart.problems import UsageError, nearest

COMMON = {"uk": "gb", "usa": "us"}
"""Codes that people write and ISO does not give to the country."""

POOLS = ("partners", "contributors", "prospective", "suspended", "all")
"""The pools that have a name; any other is a list of countries."""


def pool(view: View, wanted: str) -> tuple[str, ...]:
    """Return the codes of a pool at the date, sorted.

    `partners`: members of a partnership framework; `contributors`: non-Allies that have
    contributed to an operation; `prospective`: neither Allies nor ever partners; `suspended`:
    former partners whose cooperation is suspended; `all`: partners and Allies and the rest;
    else countries, by code or name, between commas.

    Raises:
        UsageError: where a country is not known, or none is left.
    """
    named: dict[str, Callable[[str], bool]] = {
        "partners": view.is_partner,
        "contributors": lambda code: code not in view.allies and contributed(view, code),
        "prospective": lambda code: code not in view.allies and _never_partner(view, code),
        "suspended": view.is_suspended,
        "all": lambda code: view.dataset.countries[code].grade != "D",
    }
    key = wanted.strip().lower()
    if key in named:
        found = [code for code in sorted(view.dataset.countries) if named[key](code)]
    else:
        names = [name for name in wanted.split(",") if name.strip()]
        found = sorted({country(view.dataset, name, also=POOLS) for name in names})
    if not found:
        raise UsageError(f"the pool '{wanted}' holds nobody as of {view.day.isoformat()}")
    return tuple(found)


def partners(view: View, wanted: str) -> tuple[str, ...]:
    """Return the partners of a pool at the date, sorted: no Ally, nobody suspended.

    Raises:
        UsageError: where a country is not known, or no partner is left.
    """
    found = tuple(code for code in pool(view, wanted) if view.is_partner(code))
    if not found:
        raise UsageError(
            f"the pool '{wanted}' holds no partner as of {view.day.isoformat()}; name partners, or"
            " leave --pool out"
        )
    return found


def contributed(view: View, code: str) -> bool:
    """Say whether a country has given personnel or an asset to an operation by the date."""
    return any(
        any(b.grade != "D" and first_day(b.as_of) <= view.day for _, b in rows)
        for operation in view.dataset.operations.values()
        if operation.counts and (rows := view.personnel(operation.id).get(code))
    ) or any(
        asset.country == code and not asset.offered and view.documented(asset)
        for operation in view.dataset.operations.values()
        if operation.counts
        for asset in operation.assets
    )


def _never_partner(view: View, code: str) -> bool:
    record = view.dataset.countries[code]
    return record.grade != "D" and not any(
        m.body in FRAMEWORKS and view.begun(m) for m in record.memberships
    )


def country(dataset: Dataset, wanted: str, also: Iterable[str] = ()) -> str:
    """Return the code of a country by ISO 3 or ISO 2 code or by any of its names, in any case.

    Raises:
        UsageError: where no country is called so; it names the nearest, `also` among them.
    """
    names = _names(dataset)
    key = _plain(wanted)
    key = COMMON.get(key, key)
    if key in names:
        return names[key]
    hint = nearest(key, [*names, *also])
    if hint:
        word = hint.split("'")[1]
        shown = names.get(word, word)
        hint = f"did you mean {shown} ({dataset.countries[shown].name})?" if word in names else hint
    raise UsageError(
        f"unknown country '{wanted.strip()}'; {hint or 'natopart partners lists them'}"
    )


def _names(dataset: Dataset) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, record in dataset.countries.items():
        texts = [code, record.iso2, record.name, record.official_name]
        texts += [text for name in record.names for text in (name.name, name.short)]
        for text in texts:
            found.setdefault(_plain(text), code)
    return found


def _plain(text: str) -> str:
    """Return a name in small letters, without accents, articles or outer spaces."""
    bare = unicodedata.normalize("NFKD", text.strip().casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(letters.replace("-", " ").split()).removeprefix("the ")
