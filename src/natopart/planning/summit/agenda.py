"""What a meeting is about: the whole index, a criterion, functions, or consultation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from natopart.model.dataset import Dataset
from natopart.model.words import key
from natopart.problems import UsageError, unknown

Kind: TypeAlias = Literal["rank", "criterion", "functions", "consultation"]

CONSULTATION = "consultation"
"""The agenda of those who disagree with the Alliance and matter to a region."""


class Agenda(NamedTuple):
    """What a meeting is about. `ids` are of functions or of one criterion, else empty."""

    kind: Kind
    ids: tuple[str, ...] = ()


BY_RANK = Agenda("rank")


def agenda_of(dataset: Dataset, names: Sequence[str]) -> Agenda:
    """Return the agenda that names stand for: functions of the dataset, or consultation.

    Names are taken in any case, with spaces for hyphens; each counts once.

    Raises:
        UsageError: where there is none, one is not known, or consultation is not alone.
    """
    keys = {key(name): name.strip() for name in names if name.strip()}
    if not keys:
        raise UsageError("the agenda is empty; name functions between commas, or consultation")
    known = (*dataset.functions, CONSULTATION)
    for found, name in keys.items():
        if found not in known:
            raise unknown("function", name, known, spelt=found)
    if CONSULTATION not in keys:
        return Agenda("functions", tuple(keys))
    if len(keys) > 1:
        raise UsageError("consultation is an agenda of its own; leave the functions out")
    return Agenda("consultation")
