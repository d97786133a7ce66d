"""Loading a dataset: the shipped files and overlays, or the compiled copy of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.loading import compiled, location
from natopart.loading.files import Raw, digest, read_tree
from natopart.model.dataset import Dataset
from natopart.problems import InvalidData, Problem, UsageError

if TYPE_CHECKING:
    from natopart.loading.assemble import Assembly


@dataclass(frozen=True, slots=True)
class Trees:
    """The files of a dataset: the shipped or a whole one of the user's, then overlays."""

    files: tuple[tuple[Raw, ...], ...]
    overlays: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The digest of all files."""
        return digest(self.files, compiled.salt())


def open_trees(directories: Sequence[Path] = ()) -> Trees:
    """Return the files of the shipped dataset with the directories laid over it in order.

    A directory with a file `dataset.yaml` is a whole dataset and replaces what came before.

    Raises:
        UsageError: where a directory cannot be read.
    """
    files = [read_tree(location.shipped(), "data")]
    overlays: list[str] = []
    for directory in directories:
        if not directory.is_dir():
            raise UsageError(f"'{directory}' is no directory; --data takes one")
        tree = read_tree(directory, directory.as_posix())
        if any(raw.path == "dataset.yaml" for raw in tree):
            files, overlays = [tree], []
        else:
            files.append(tree)
            overlays.append(directory.name or directory.as_posix())
    return Trees(tuple(files), tuple(overlays))


def load(directories: Sequence[Path] = ()) -> Dataset:
    """Return the shipped dataset with the overlays laid over it.

    What was loaded and checked before is read from its compiled copy.

    Raises:
        InvalidData: with every problem of every file.
        UsageError: where a directory cannot be read.
    """
    trees = open_trees(directories)
    key = trees.digest
    copy = compiled.find(key)
    if copy:
        published, sections = copy
        return _revived(key, trees.overlays, published, sections)
    from natopart.loading.examine import examine

    examined = examine(trees)
    errors = [problem for problem in examined.problems if not problem.warning]
    if errors or examined.dataset is None:
        raise InvalidData(errors)
    compiled.keep(key, examined.dataset.published, compiled.plain(examined.assembly.models))
    return examined.dataset


def dataset_of(assembly: Assembly, key: str, overlays: tuple[str, ...]) -> Dataset:
    """Return the dataset that an assembly without problems makes."""
    from natopart.loading.assemble import sections

    sources: Mapping[str, Any] = assembly.models["sources"]
    published = {name: s.published for name, s in sources.items() if s.published}
    return Dataset(
        digest=key, overlays=overlays, published=published, **sections(assembly.models)
    )


def _revived(
    key: str, overlays: tuple[str, ...], published: Mapping[str, str], data: compiled.Plain
) -> Dataset:
    from natopart.loading.layout import SECTIONS

    made = {
        section.name: compiled.Revived(
            data[section.name], partial(compiled.revive, section.model)
        )
        for section in SECTIONS
    }
    fields = {
        s.name: made[s.name][s.name] if s.shape == "single" else made[s.name] for s in SECTIONS
    }
    return Dataset(digest=key, overlays=overlays, published=published, **fields)


__all__ = ["Problem", "Trees", "dataset_of", "load", "open_trees"]
