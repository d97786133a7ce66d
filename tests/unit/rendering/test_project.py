"""One real project: everything that the dataset has of it, in every format."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from natopart.loading.dataset import load
from natopart.model.dataset import Dataset
from natopart.model.project import Member, Project, ProjectFigure
from natopart.rendering import markdown, plain
from natopart.rendering.project import HEADER, answer, content, page
from tests import builders as make
from tests.builders import SOURCED, STAMP

DAY = date(2012, 5, 20)
SAC = "strategic-airlift-capability"


def shown(project: Project, data: Dataset) -> str:
    return "\n".join(line for line, _ in plain.lines(page(project, data.as_of(DAY), STAMP), 160))


def test_every_field_is_in_the_answer(shipped: Dataset) -> None:
    told = content(shipped.projects[SAC], shipped.as_of(DAY))
    assert set(told) >= set(Project.model_fields)
    renamed = {"start", "end"}
    assert {*told["members"][0], *renamed} >= set(Member.model_fields)
    assert set(told["figures"][0]) == set(ProjectFigure.model_fields)


@pytest.mark.parametrize("name", [SAC, "heavy-airlift-wing", "tf-jordan-1-erw"])
def test_every_text_is_on_the_page(shipped: Dataset, name: str) -> None:
    project = shipped.projects[name]
    text = " ".join(shown(project, shipped).split())
    told = [project.name, project.site, project.note, project.cost_note, project.unit_of]
    told += [m.note for m in project.members] + [f.note.rstrip(".") for f in project.figures]
    told += [f"{project.cost_total:,.0f} {project.currency}"] if project.cost_total else []
    told += [source for m in project.members for source in m.sources[:5]]
    assert [part for part in told if " ".join(part.split()) not in text] == []


def test_what_is_not_known_is_said_and_what_is_not_given_left_out() -> None:
    bare = Project(id="p", name="P", kind="pool", **SOURCED)
    data = make.dataset(projects={"p": bare})
    told = content(bare, data.as_of(DAY))
    assert [key for key, value in told.items() if value == ""] == ["note"]
    assert (told["status"], told["function"], told["members_now"]) == (None, None, None)
    text = shown(bare, data)
    assert "- Since an unknown date; state unknown" in text
    assert "- Open to partners: not known" in text
    assert not any(word in text for word in ("Cost", "Site", "Led", "Members", "Figures"))


def test_a_member_of_which_the_date_is_not_known(shipped: Dataset) -> None:
    told = content(shipped.projects["tf-jordan-1-erw"], shipped.as_of(DAY))
    assert {m["in_force"] for m in told["members"]} == {None}
    text = shown(shipped.projects["tf-jordan-1-erw"], shipped)
    assert "As of 2012-05-20 not known how many are in it; 6 ever, observers apart." in text


def test_csv_has_the_members(shipped: Dataset, tmp_path: Path) -> None:
    answer(shipped.projects[SAC], shipped.as_of(DAY), STAMP, "csv", tmp_path / "sac.csv")
    text = (tmp_path / "sac.csv").read_text(encoding="utf-8")
    rows = {row["country"]: row for row in csv.DictReader(io.StringIO(text))}
    assert tuple(rows["SWE"]) == HEADER
    assert (rows["SWE"]["share"], rows["SWE"]["in_force"]) == ("550.0", "true")
    assert rows["CZE"]["in_force"] == "false"
    assert rows["ROU"]["sources"] == "nl-kst-31700-x-10"


def test_text_from_data_takes_no_effect() -> None:
    nasty = "\x1b[31m<b>|`x`\n# Title"
    row = Member(country="SWE", role="member", share=1.0, share_unit=nasty, note=nasty, **SOURCED)
    figure = ProjectFigure(figure=nasty, value=1.0, unit=nasty, note=nasty, **SOURCED)
    texts = ("name", "kind", "subject", "status", "site", "currency", "cost_note", "note")
    parts: dict[str, Any] = dict.fromkeys(texts, nasty)
    parts |= {"members": (row,), "figures": (figure,), "cost_total": 1.0}
    hostile = Project(id="p", **parts, **SOURCED)
    data = make.dataset(make.country("SWE"), projects={"p": hostile})
    text = shown(hostile, data)
    assert "\x1b" not in text
    assert "\n# Title" not in text
    escaped = markdown.render(page(hostile, data.as_of(DAY), STAMP))
    assert "\x1b" not in escaped
    assert "<b>" not in escaped


def test_light_records_show_alike(shipped: Dataset) -> None:
    light = load(light=True)
    for name in shipped.projects:
        told = content(light.projects[name], light.as_of(DAY))
        assert told == content(shipped.projects[name], shipped.as_of(DAY))
    assert shown(light.projects[SAC], light) == shown(shipped.projects[SAC], shipped)
