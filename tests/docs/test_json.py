"""docs/json.md names every key of the JSON answers, with its type, and no other."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.program import CHICAGO, run
from tests.cli.test_help import COMMANDS, shown
from tests.docs.pages import chapters, page, table

PAGE = page("json.md")
CHAPTERS = {title: text.partition("\n### ")[0] for title, text in chapters(PAGE, "##").items()}
SHAPES = chapters(PAGE, "###")
VARIANTS = {True: "a template", False: "a real project"}
"""The two kinds of project, whose answers have one schema."""

DYNAMIC = ("{country}", "{id}")
FLEET = "SWE,FIN,NOR,NLD,DNK,ESP,CAN,AUS,GBR,ITA,ARE,ISR"
SMALL = "CAN,EST,LVA,LTU,SVN,SVK,BGR,HUN,FIN,GEO,UKR,IRL"
"""Twelve countries of which one is so rich that it would pay less alone."""
NAMED = "SWE,FIN,MKD,JOR"
CHAMPIONS = "AUT,CHE,JPN,KOR,AUS,KWT,GEO,UKR,AZE"
VOLUNTEERS = Path(__file__).parent / "volunteers"
BEFORE = "--as-of 2008-09-22"
"""The day before the Strategic Airlift Capability began."""

ASKED: dict[str, list[str]] = {
    "score": [
        "--pool all --weights operations=2",
        "--profile any-one --as-of 1996",
        "--as-of 2012-05-20 --pool all --robust",
    ],
    "explain": [
        "SWE --as-of 2012-05-20",
        "TKM",
        "NOR --as-of 1996 --missing skip",
        "GEO --normalisation min-max",
    ],
    "compare": ["SWE NOR TKM --as-of 2012-05-20"],
    "summit": [
        "--as-of 2012-05-20 --seats 13 --against chicago-2012-isaf-meeting --pool partners",
        "--as-of 2014-09-04 --against wales-2014 --pool SWE,RUS,FIN,GEO,AUS,NOR",
        "--as-of 2012-05-20 --agenda consultation",
        "--as-of 2012-05-20 --agenda maritime-security --seats 3",
    ],
    "robustness": [
        "--as-of 2012-05-20 --draws 20 --rows 20 --first SWE --unseat --swap SWE FIN",
        "--as-of 2012-05-20 --draws 20 --rows 20 --first GEO --vary figures",
        "--as-of 2012-05-20 --draws 0 --rows 0 --profile any-one",
        "--as-of 2012-05-20 --draws 0 --rows 0 --vary none --pool SWE,CHE --unseat --swap SWE CHE",
    ],
    "backtest": [
        *("chicago-2012-partnership-meeting", "bucharest-2008-isaf-meeting --draws 9 --seed 0"),
        "brussels-2014-resolute-support-foreign-ministers",
    ],
    "partners": ["--as-of 2014-09-04", "--pool RUS,SWE"],
    "partners show": ["JOR", "NOR"],
    "functions": ["--as-of 2012-05-20", "--partner UKR --function air-defence --pool all"],
    "functions show": ["security-sector-reform --as-of 2012-05-20", "cyber-defence"],
    "champions": [
        f"--as-of 2025-06-24 --pool {CHAMPIONS} --max 3 --region gulf --data {VOLUNTEERS}",
        "--as-of 2014-09-04 --pool RUS",
    ],
    "projects": [""],
    "projects show": [
        *("airlift-pool", "counter-piracy", "air-defence"),
        *("strategic-airlift-capability", "heavy-airlift-wing", "air-battle-decisive-munitions"),
    ],
    "statement": [f"--as-of 2012-05-20 --pool {NAMED} --max 11 --project counter-piracy"],
    "propose-cluster": [
        f"counter-piracy {' '.join(CHICAGO)} --pool {FLEET} --beside maritime-security",
        f"airlift-pool {BEFORE} --pool {SMALL} --cost-rule gdp --without CAN",
        f"airlift-pool {BEFORE} --pool {SMALL},POL,NLD,BEL --alternatives 1 --why-not POL",
        "maritime-security --pool SWE",
    ],
}
"""What is asked so that every key is in some answer: small circles, for speed."""


class Row(NamedTuple):
    """A documented key: where it stands on the page, what it holds, what it means."""

    chapter: str
    key: str
    type: str
    meaning: str

    @property
    def name(self) -> str:
        """Return the key with its chapter, as a message shows it."""
        return f"{self.chapter}: {self.key}"

    @property
    def shape(self) -> str:
        """Return the shape that it holds, none where it has keys of its own or none."""
        link = re.search(r"\[([a-z ]+)\]\(#", self.type)
        return link[1] if link else ""


Rows = dict[str, Row]


class Seen(NamedTuple):
    """A key as met in an answer; `row` is none where it is not documented."""

    where: str
    key: str
    row: Row | None
    value: Any


def rows(title: str, text: str) -> Rows:
    return {cells[0]: Row(title, *cells) for cells in table(text)}


def documented() -> dict[str, Rows]:
    """Return the rows of every chapter and shape that has a table."""
    found = {title: rows(title, text) for title, text in {**CHAPTERS, **SHAPES}.items()}
    return {title: own for title, own in found.items() if own}


@cache
def answers() -> dict[str, list[dict[str, Any]]]:
    """Return real answers of every command."""
    return {name: [_ask(name, line) for line in lines] for name, lines in ASKED.items()}


def _ask(name: str, line: str) -> dict[str, Any]:
    code, out, err = run(*name.split(), *line.split(), "--format", "json")
    assert code in (0, 1), err
    found: dict[str, Any] = json.loads(out)
    return found


@cache
def every() -> list[Seen]:
    """Return every key of every answer."""
    told = documented()
    found: list[Seen] = []
    for name, given in answers().items():
        for answer in given:
            own = {**told["Every answer"], **told[name]}
            if name == "projects show":
                own |= told[VARIANTS[answer["template"]]]
            found += walk(answer, name, own)
    return found


def walk(value: Any, where: str, own: Rows, prefix: str = "") -> Iterator[Seen]:
    """Yield the keys below a value; `own` are the rows that may be met, `prefix` how far in."""
    if isinstance(value, list):
        for item in value:
            yield from walk(item, where, own, prefix)
    elif isinstance(value, dict):
        for key, item in value.items():
            path = known(key, own, prefix)
            row = own.get(path)
            yield Seen(where, path, row, item)
            if row and row.shape:
                yield from walk(item, row.shape, documented()[row.shape])
            else:
                yield from walk(
                    item, where, own, f"{path}{'[]' if isinstance(item, list) else ''}."
                )


def known(key: str, own: Rows, prefix: str) -> str:
    """Return the path of a key, with `{country}` or `{id}` for one that stands for many."""
    paths = [f"{prefix}{name}" for name in (key, *DYNAMIC)]
    return next((path for path in paths if path in own), paths[0])


def fits(value: Any, kind: str) -> bool:
    """Say whether a value is of a type as the page writes it."""
    if kind.endswith(" or null"):
        return value is None or fits(value, kind.removesuffix(" or null"))
    if kind.startswith("list of "):
        inner = {"texts": "text", "objects": "object", "pairs": "pair", "integers": "integer"}
        inner |= {"numbers": "number", "lists": "list of numbers"}
        of = kind.removeprefix("list of ")
        return isinstance(value, list) and all(fits(item, inner.get(of, of)) for item in value)
    if kind in PAIRS:
        two = isinstance(value, list) and len(value) == 2
        return two and all(fits(item, PAIRS[kind]) for item in value)
    return type(value) in (TYPES["object"] if "](#" in kind else TYPES[kind])


TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "object": (dict,),
}
PAIRS = {
    "pair": "text",
    "two integers": "integer",
    "two numbers": "number",
    "two numbers or nulls": "number or null",
}


def lines(what: str, found: Iterable[str]) -> str:
    """Return what is wrong, a line each."""
    return "\n  ".join((f"{what}:", *sorted(found)))


def test_every_key_is_documented() -> None:
    missing = {f"{s.where}: {s.key}, as {json.dumps(s.value)[:60]}" for s in every() if not s.row}
    assert not missing, lines("not in docs/json.md", missing)


def test_every_documented_key_is_in_an_answer() -> None:
    met = {s.row for s in every()}
    gone = {row.name for row in _all() if row not in met}
    assert not gone, lines("in docs/json.md and in no answer", gone)


def test_every_value_is_of_the_type_told() -> None:
    wrong = {
        f"{s.row.name} is no {s.row.type}: {json.dumps(s.value)[:60]}"
        for s in every()
        if s.row and not fits(s.value, s.row.type)
    }
    assert not wrong, lines("not of the type in docs/json.md", wrong)


def test_what_may_be_absent_says_only() -> None:
    """A key stands in every object that has its siblings, or its meaning begins with Only."""
    counted = Counter((s.where, s.row) for s in every() if s.row)
    most: Counter[tuple[str, str, str]] = Counter()
    for (where, row), times in counted.items():
        level = (where, row.chapter, _level(row))
        most[level] = max(most[level], times)
    sometimes = {
        row.name
        for (where, row), times in counted.items()
        if not row.key.endswith("}") and times < most[where, row.chapter, _level(row)]
    }
    told = {row.name for row in _all() if row.meaning.startswith("Only")}
    assert not sometimes - told, lines("absent at times and not Only", sometimes - told)
    assert not told - sometimes, lines("Only and never absent", told - sometimes)


def _level(row: Row) -> str:
    return row.key.rpartition(".")[0]


def _all() -> Iterator[Row]:
    for own in documented().values():
        yield from own.values()


def test_every_key_stands_once() -> None:
    for title, text in {**CHAPTERS, **SHAPES}.items():
        keys = [cells[0] for cells in table(text)]
        assert len(keys) == len(set(keys)), title


@pytest.mark.parametrize("name", ASKED)
def test_the_schema_is_told(name: str) -> None:
    assert {f"`{answer['schema']}`" for answer in answers()[name]} == set(
        re.findall(r"`natopart/[a-z]+/\d+`", CHAPTERS[name])
    )


def test_every_command_that_answers_in_json_is_here() -> None:
    assert [name for name in COMMANDS if "--format" in shown(name).out] == [
        name for name in COMMANDS if name in ASKED
    ]
    silent = CHAPTERS["Commands without JSON"]
    assert all(f"natopart {name}" in silent for name in COMMANDS if name not in ASKED)
