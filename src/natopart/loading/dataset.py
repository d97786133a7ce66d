"""Loading a dataset: the shipped files and overlays, or the compiled copy of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.loading import compiled, location
from natopart.loading.compiled import revive
from natopart.loading.files import Raw, digest, read_tree
from natopart.loading.layout import SECTIONS
from natopart.loading.light import light as make_light
from natopart.model.dataset import Dataset
from natopart.problems import UsageError

if TYPE_CHECKING:
    from natopart.loading.assemble import Assembly


@dataclass(frozen=True)
class Trees:
    """The files of a dataset: the shipped or a whole one of the user's, then overlays."""

    files: tuple[tuple[Raw, ...], ...]
    overlays: tuple[str, ...]

    @cached_property
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
        if not tree:
            raise UsageError(f"'{directory}' holds no YAML file; --data takes a dataset or overlay")
        if any(raw.path == "dataset.yaml" for raw in tree):
            files, overlays = [tree], []
        else:
            files.append(tree)
            overlays.append(directory.name or directory.as_posix())
    return Trees(tuple(files), tuple(overlays))


def load(directories: Sequence[Path] = (), *, light: bool = False) -> Dataset:
    """Return the shipped dataset with the overlays laid over it.

    What was loaded and checked before is read from its compiled copy; with `light` its records
    are light ones that stand for the models (`loading.light`).

    Raises:
        InvalidData: with every problem of every file.
        UsageError: where a directory cannot be read.
    """
    trees = open_trees(directories)
    copy = compiled.find(trees.digest)
    if copy:
        return _revived(copy, trees.overlays, light)
    from natopart.loading.examine import checked

    assembly = checked(trees)
    compiled.keep(trees.digest, compiled.plain(assembly.models))
    return dataset_of(assembly, trees.digest, trees.overlays)


def dataset_of(assembly: Assembly, digest: str, overlays: tuple[str, ...]) -> Dataset:
    """Return the dataset that an assembly without problems makes."""
    return _dataset(assembly.models, digest, overlays)


def _revived(copy: compiled.Copy, overlays: tuple[str, ...], light: bool) -> Dataset:
    made = {
        s.name: compiled.Revived(
            copy,
            s.name,
            partial(make_light, copy.shapes[s.name]) if light else partial(revive, s.model),
        )
        for s in SECTIONS
    }
    return _dataset(made, copy.digest, overlays)


def _dataset(
    models: Mapping[str, Mapping[str, Any]], digest: str, overlays: tuple[str, ...]
) -> Dataset:
    fields: dict[str, Any] = {
        s.name: models[s.name][s.name] if s.shape == "single" else models[s.name] for s in SECTIONS
    }
    return Dataset(digest=digest, overlays=overlays, **fields)
