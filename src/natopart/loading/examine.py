"""Everything that is wrong with a dataset: reading, models, then the rules of `checks`."""

from __future__ import annotations

from dataclasses import dataclass

from natopart.checks import run
from natopart.checks.finding import Finding
from natopart.loading.assemble import Assembly, assemble
from natopart.loading.dataset import Trees, dataset_of
from natopart.loading.records import problem_at
from natopart.model.dataset import Dataset
from natopart.problems import InvalidData, Problem


@dataclass(frozen=True, slots=True)
class Examined:
    """An assembly with its dataset, none where a file could not be understood."""

    assembly: Assembly
    dataset: Dataset | None
    problems: tuple[Problem, ...]


def examine(trees: Trees) -> Examined:
    """Return the dataset that the files make and all problems, warnings among them.

    The rules run only over a dataset that could be understood as a whole.
    """
    assembly = assemble(trees.files)
    if assembly.problems:
        return Examined(assembly, None, tuple(sorted(set(assembly.problems))))
    dataset = dataset_of(assembly, trees.digest, trees.overlays)
    problems = {_located(assembly, finding) for finding in run(dataset)}
    return Examined(assembly, dataset, tuple(sorted(problems)))


def checked(trees: Trees) -> Assembly:
    """Return what the files make, where nothing is wrong with it.

    Raises:
        InvalidData: with every problem, warnings left out.
    """
    examined = examine(trees)
    errors = [problem for problem in examined.problems if not problem.warning]
    if errors or examined.dataset is None:
        raise InvalidData(errors)
    return examined.assembly


def _located(assembly: Assembly, finding: Finding) -> Problem:
    record = assembly.records[finding.section][finding.name]
    problem = problem_at(
        record, finding.path, finding.code, finding.message, finding.hint, key=finding.key
    )
    return problem._replace(warning=finding.warning)
