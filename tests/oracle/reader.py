"""The files of a dataset as plain mappings of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parents[2] / "data"

Row = dict[str, Any]


class TextLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Every scalar is text, whatever it looks like."""


def parse(path: Path) -> Any:
    """Return the content of one file: mappings, lists and text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=TextLoader)  # noqa: S506


REFERENCE: str = parse(DATA / "dataset.yaml")["reference_date"]
"""By which tests are named; all else is read when a test asks for it."""


@dataclass
class Facts:
    """Everything that the score needs, by id."""

    countries: dict[str, Row] = field(default_factory=dict)
    operations: dict[str, Row] = field(default_factory=dict)
    functions: dict[str, Row] = field(default_factory=dict)
    capabilities: dict[str, Row] = field(default_factory=dict)
    series: dict[str, Row] = field(default_factory=dict)
    instruments: dict[str, Row] = field(default_factory=dict)
    payments: dict[str, Row] = field(default_factory=dict)
    rates: dict[tuple[str, int], float] = field(default_factory=dict)
    projects: dict[str, Row] = field(default_factory=dict)
    support: dict[str, Row] = field(default_factory=dict)
    sources: dict[str, Row] = field(default_factory=dict)
    profiles: dict[str, Row] = field(default_factory=dict)
    scopes: dict[str, list[str]] = field(default_factory=dict)
    rolls: list[Row] = field(default_factory=list)
    index: Row = field(default_factory=dict)


def by_stem(folder: Path) -> dict[str, Row]:
    """Return a record a file, or a record a directory whose files are put together."""
    found: dict[str, Row] = {}
    for path in sorted(folder.rglob("*.yaml")):
        record = found.setdefault(path.relative_to(folder).parts[0].removesuffix(".yaml"), {})
        for key, value in parse(path).items():
            record[key] = record[key] + value if key in record else value
    return found


def by_key(*paths: Path) -> dict[str, Row]:
    """Return the records of files whose keys are ids."""
    return {key: row for path in paths for key, row in parse(path).items()}


@lru_cache(maxsize=1)
def facts() -> Facts:
    """Return the shipped dataset."""
    data = DATA
    rolls = parse(data / "rolls.yaml")
    operations = by_stem(data / "operations")
    every = [{"table": t, **r} for t, rows in rolls.items() if t != "scopes" for r in rows]
    every += [roll for row in operations.values() for roll in row.get("rolls", [])]
    rates = {
        (currency, int(year)): float(value)
        for block in parse(data / "funding/rates.yaml")["rates"]
        for currency, years in block["values"].items()
        for year, value in years.items()
    }
    return Facts(
        countries=by_key(*(data / f"{n}.yaml" for n in ("partners", "allies", "others"))),
        operations=operations,
        functions=by_key(data / "functions.yaml"),
        capabilities=by_stem(data / "capabilities"),
        series=by_stem(data / "series"),
        instruments=by_key(data / "funding/instruments.yaml"),
        payments=by_key(data / "funding/payments.yaml"),
        rates=rates,
        projects=by_stem(data / "projects"),
        support=by_key(*sorted((data / "support").glob("*.yaml"))),
        sources=by_key(*sorted((data / "sources").glob("*.yaml"))),
        profiles=by_stem(data / "profiles"),
        scopes=rolls["scopes"],
        rolls=every,
        index=parse(data / "criteria.yaml"),
    )
