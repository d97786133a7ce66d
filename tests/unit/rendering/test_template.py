"""One template: everything that the dataset has of it, in every format."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from natopart.loading.dataset import load
from natopart.model.dataset import Dataset
from natopart.model.template import AtLeast, Circle, Cost, Requirement, Template
from natopart.model.words import tool
from natopart.rendering import markdown, plain
from natopart.rendering.page import Grid
from natopart.rendering.template import HEADER, answer, content, page
from tests import builders as make
from tests.builders import STAMP

REASON = "made up for a test"
WANTED: dict[str, Any] = {"id": "w", "capability": "ship", "units": 3.0, "reason": REASON}


def template(requirement: Requirement, **parts: Any) -> Template:
    head = {"id": "t", "name": "T", "function": "sea", "description": "d", "grade": "D"}
    given = {"requirements": (requirement,), "circle": Circle(), **parts}
    return Template(**{**head, **given})


def shown(record: Template, data: Dataset) -> str:
    return "\n".join(line for line, _ in plain.lines(page(record, data, STAMP), 160))


def test_every_field_is_in_the_answer(shipped: Dataset) -> None:
    told = content(shipped.templates["airlift-pool"], shipped)
    assert set(told) >= set(Template.model_fields)
    assert set(told["requirements"][0]) == set(Requirement.model_fields)
    assert set(told["circle"]) == set(Circle.model_fields)
    assert set(told["cost"]) == set(Cost.model_fields)
    at_least = [
        g for t in shipped.templates.values() for g in content(t, shipped)["circle"]["at_least"]
    ]
    assert [set(group) for group in at_least] == [set(AtLeast.model_fields)]


def test_every_text_is_on_the_page(shipped: Dataset) -> None:
    for record in shipped.templates.values():
        text = " ".join(shown(record, shipped).split())
        told = [record.name, record.description, record.note, record.like]
        told += [record.cost.reason] if record.cost else []
        told += [part for w in record.requirements for part in (w.id, w.reason, *w.sources[:5])]
        assert [part for part in told if " ".join(part.split()) not in text] == []


@pytest.mark.parametrize(
    ("parts", "kept", "words"),
    [
        ({}, {"availability": 0.25}, "25% of what a member holds"),
        (
            {"serve": "access", "threshold": 2.0, "unit": "members"},
            {"threshold": 2.0},
            "each member that reaches 2",
        ),
        (
            {"serve": "share", "need_rate": 92.0, "lot": 1167.0, "owners_from": 3.0},
            {"need_rate": 92.0, "lot": 1167.0, "owners_from": 3.0},
            "defence expenditure, in lots of 1,167; who owns 3 needs none",
        ),
    ],
)
def test_what_applies_to_how_a_requirement_is_served(
    parts: dict[str, Any], kept: dict[str, Any], words: str
) -> None:
    record = template(Requirement(**WANTED, **parts))
    data = make.dataset(**make.plain(templates={"t": record}))
    (told,) = content(record, data)["requirements"]
    some = ("availability", "threshold", "need_rate", "lot", "owners_from")
    assert {key: told[key] for key in some if told[key] is not None} == kept
    assert told["unit"] == parts.get("unit", "hulls")
    (row,) = next(block for block in page(record, data, STAMP) if isinstance(block, Grid)).rows
    assert words in row[-1]


def test_the_conditions_in_words() -> None:
    groups = (
        AtLeast(name="north", k=1, countries=("SWE", "FIN")),
        AtLeast(name="union", k=2, body="eu"),
        AtLeast(name="east", k=3, region="black-sea"),
    )
    circle = Circle(
        min_size=4,
        max_size=4,
        required=("SWE",),
        excluded=("RUS",),
        incompatible=(("GRC", "MKD"),),
        at_least=groups,
        candidates_from=("eu",),
        partners_from=("north-africa",),
        affordability=0.01,
    )
    record = template(
        Requirement(**WANTED), circle=circle, regions=("gulf",), helps=("dci",), posts=7
    )
    text = shown(record, make.dataset(**make.plain(templates={"t": record})))
    for line in (
        "Its task is in Gulf",
        "4 members",
        "At least 1 of them partners, 1 Allies",
        "At least 1 of SWE, FIN (north)",
        "At least 2 of European Union (union)",
        "At least 3 of Black Sea (east)",
        "Required: SWE",
        "Excluded: RUS",
        "Not together: GRC and MKD",
        "Candidates: members of European Union",
        "Partners: from North Africa",
        f"It is to help partners there that hold {tool('dci')}",
        "A member pays at most 0.01 of its defence expenditure",
        "A member carries at most 0.1667 of one requirement",
        "What a year costs is not stated",
        "Shared by usage",
        "Posts: 7",
        "Evidence [D]",
    ):
        assert f"- {line}\n" in f"{text}\n"


def test_csv_has_the_requirements(shipped: Dataset, tmp_path: Path) -> None:
    answer(shipped.templates["airlift-pool"], shipped, STAMP, "csv", tmp_path / "pool.csv")
    text = (tmp_path / "pool.csv").read_text(encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(text))
    assert tuple(row) == HEADER
    assert (row["units"], row["lot"], row["availability"]) == ("3500.0", "1167.0", "")
    assert "nl-kst-33000-x-10" in row["sources"].split()


def test_text_from_data_takes_no_effect() -> None:
    nasty = "\x1b[31m<b>|`x`\n# Title of a page"
    wanted = Requirement(**{**WANTED, "id": nasty, "unit": nasty, "reason": nasty})
    cost = Cost(currency=nasty, price_year=2010, reason=nasty)
    circle = Circle(at_least=(AtLeast(name=nasty, k=1, body=nasty),))
    texts = {"name": nasty, "description": nasty, "note": nasty, "like": nasty}
    record = template(wanted, circle=circle, cost=cost, **texts)
    data = make.dataset(**make.plain(templates={"t": record}))
    text = shown(record, data)
    assert "\x1b" not in text
    assert "\n# Title" not in text
    escaped = markdown.render(page(record, data, STAMP))
    assert "\x1b" not in escaped
    assert "<b>" not in escaped


def test_light_records_show_alike(shipped: Dataset) -> None:
    light = load(light=True)
    for name, record in shipped.templates.items():
        assert content(light.templates[name], light) == content(record, shipped)
        assert shown(light.templates[name], light) == shown(record, shipped)
