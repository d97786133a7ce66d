"""Everything that is wrong at given paths: datasets, overlays, single files."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from natopart.loading import location
from natopart.loading.dataset import Trees
from natopart.loading.examine import examine
from natopart.loading.files import Raw, read_file, read_tree
from natopart.loading.recognise import place_in_layout
from natopart.loading.yaml import read
from natopart.problems import Problem, UsageError

MARK = "dataset.yaml"
"""The file that makes a directory a whole dataset."""


def problems(paths: tuple[Path, ...]) -> tuple[Problem, ...]:
    """Return all problems at the paths, warnings among them, in the order of their places.

    No path is the shipped dataset. A directory with a file `dataset.yaml` is a whole dataset;
    any other is an overlay on the shipped one, and what is wrong without it as well is not
    told. Of a single file only its own problems are told, found in the dataset in which it
    lies, or in the shipped one with the file laid over it.

    Raises:
        UsageError: where a path cannot be opened.
    """
    shipped = _Shipped()
    found = [_at(path, shipped) for path in paths] if paths else [shipped.problems]
    return tuple(sorted({problem for some in found for problem in some}))


class _Shipped:
    """The shipped dataset: read and examined once, when first asked for."""

    @cached_property
    def tree(self) -> tuple[Raw, ...]:
        """Its files."""
        return read_tree(location.shipped(), "data")

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it."""
        return examine(Trees((self.tree,), ())).problems


def _at(path: Path, shipped: _Shipped) -> tuple[Problem, ...]:
    try:
        path.stat()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"cannot open '{path}': {reason}") from error
    if path.is_dir():
        return _directory(path, shipped)
    root = next((p for p in _above(path) if (p / MARK).is_file()), None)
    return _in_dataset(path, root) if root else _alone(path, shipped)


def _above(path: Path) -> tuple[Path, ...]:
    """Return the directories above a file, as few words as it takes: relative if it is."""
    return (*path.parents, *Path.cwd().parents) if not path.is_absolute() else (*path.parents,)


def _directory(path: Path, shipped: _Shipped) -> tuple[Problem, ...]:
    tree = read_tree(path, path.as_posix())
    if not tree:
        raise UsageError(f"'{path}' holds no YAML file; validate takes a dataset, overlay or file")
    if any(raw.path == MARK for raw in tree):
        return examine(Trees((tree,), ())).problems
    return _new(tree, path.name or path.as_posix(), shipped)


def _new(tree: tuple[Raw, ...], name: str, shipped: _Shipped) -> tuple[Problem, ...]:
    """Return the problems of an overlay that the shipped dataset alone does not have."""
    known = {_place(problem) for problem in shipped.problems}
    whole = examine(Trees((shipped.tree, tree), (name,)))
    return tuple(problem for problem in whole.problems if _place(problem) not in known)


def _place(problem: Problem) -> tuple[str, int, int, str]:
    """Return what stays of a problem when an overlay changes its words."""
    return problem.path, problem.line, problem.column, problem.code


def _in_dataset(path: Path, root: Path) -> tuple[Problem, ...]:
    """Return the problems of one file of a whole dataset."""
    shown = path.as_posix()
    inner = path.absolute().relative_to(root.absolute()).as_posix()
    raw = _open(path, inner, shown)
    others = [other for other in read_tree(root, root.as_posix()) if other.path != inner]
    tree = tuple(sorted([*others, raw], key=lambda r: r.path))
    return tuple(p for p in examine(Trees((tree,), ())).problems if p.path == shown)


def _alone(path: Path, shipped: _Shipped) -> tuple[Problem, ...]:
    """Return the problems of a file that lies in no dataset."""
    raw = _open(path, path.name, path.as_posix())
    inner = place_in_layout(path.absolute().parts, raw.data)
    if inner is None:
        return _unrecognised(raw)
    found = _new((Raw(inner, raw.shown, raw.data),), path.name, shipped)
    return tuple(problem for problem in found if problem.path == raw.shown)


def _unrecognised(raw: Raw) -> tuple[Problem, ...]:
    """Return what is wrong with a file that tells nothing of what it is."""
    _, mistakes = read(raw.data, raw.shown)
    hint = "put it where a dataset has it, as in operations/isaf.yaml or series/ID.yaml"
    message = "neither its place nor its keys tell which part of a dataset it is"
    return mistakes or (Problem(raw.shown, 1, 1, "NP302", message, hint),)


def _open(path: Path, inner: str, shown: str) -> Raw:
    raw = read_file(path, inner, shown)
    if raw.problem:
        raise UsageError(f"cannot open '{path}': {raw.problem.message}")
    return raw
