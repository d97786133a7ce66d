"""A project of one's own: a file of the form of a template, checked like the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from natopart.loading.dataset import Trees, open_trees
from natopart.loading.examine import examine
from natopart.loading.files import Raw, read_file
from natopart.model.dataset import Dataset
from natopart.problems import InvalidData, UsageError


def with_project(path: Path, directories: Sequence[Path] = ()) -> tuple[Dataset, str]:
    """Return the dataset with the project of a file as one more template, and its id.

    The id is the name of the file, with `own-` before it where a template is called so.

    Raises:
        InvalidData: with every problem of the file, or of the dataset.
        UsageError: where the file cannot be opened.
    """
    raw = read_file(path, path.name, path.as_posix())
    if raw.problem:
        raise UsageError(f"cannot open '{path}': {raw.problem.message}")
    trees = open_trees(directories)
    taken = {file.path for tree in trees.files for file in tree}
    name = path.stem
    while f"templates/{name}.yaml" in taken:
        name = f"own-{name}"
    own = Raw(f"templates/{name}.yaml", raw.shown, raw.data)
    examined = examine(Trees((*trees.files, (own,)), trees.overlays))
    errors = [problem for problem in examined.problems if not problem.warning]
    here = [problem for problem in errors if problem.path == raw.shown]
    if errors or examined.dataset is None:
        raise InvalidData(here or errors)
    return examined.dataset, name
