"""The starters are valid, name every key, and show the defaults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from natopart.loading.starter import project_starter
from natopart.loading.validate import problems
from natopart.loading.yaml import read
from natopart.model.fact import Model
from natopart.model.template import AtLeast, Circle, Cost, Requirement, Template

SHOWN = re.compile(r"^ *# ([a-z_]+): ([\d.]+)(?:  #.*)?$", re.MULTILINE)
COMMENTED = re.compile(r"^( *)# (?=(- id|[a-z_]+|  [a-z_]+): )", re.MULTILINE)
KEY = re.compile(r"^[ #-]*([a-z_]+):", re.MULTILINE)


def _valid(tmp_path: Path, text: str) -> None:
    file = tmp_path / "my-project.yaml"
    file.write_text(text, encoding="utf-8")
    assert problems((file,)) == ()


@pytest.mark.usefixtures("shipped")
def test_starter_is_valid(tmp_path: Path) -> None:
    _valid(tmp_path, project_starter())


@pytest.mark.usefixtures("shipped")
def test_starter_is_valid_with_every_key_in_use(tmp_path: Path) -> None:
    text = COMMENTED.sub(r"\1", project_starter())
    assert text.count("serve: share") == 1
    _valid(tmp_path, text)


@pytest.mark.parametrize("model", [Template, Requirement, Circle, Cost])
def test_starter_names_every_key(model: type[Model]) -> None:
    told = set(KEY.findall(project_starter())) | {"sources", "note", "id"}
    assert set(model.model_fields) <= told
    assert {"name", "region", "k"} < set(AtLeast.model_fields)


@pytest.mark.parametrize("model", [Template, Requirement, Circle])
def test_starter_shows_the_defaults(model: type[Model]) -> None:
    document, found = read(project_starter().encode(), "my-project.yaml")
    assert document
    assert not found
    shown = dict(SHOWN.findall(project_starter()))
    for key, field in model.model_fields.items():
        if key in shown and isinstance(field.default, (int, float)):
            assert float(shown[key]) == pytest.approx(field.default, abs=5e-5), key
