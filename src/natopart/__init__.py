"""Who among NATO's partners is most capable, by which criterion, on what evidence, how sure.

    >>> import natopart
    >>> view = natopart.as_of(natopart.load(), "2012-05-20")
    >>> len(natopart.score(view).results)
    41

What is public is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from natopart.api import (
        as_of,
        backtest,
        champions,
        explain,
        functions,
        load,
        propose,
        robustness,
        score,
        score_own,
        statement,
        summit,
        weigh,
    )
    from natopart.model.dataset import Dataset
    from natopart.model.index import Component, Criterion, Goalposts, Index, Indicator, Profile
    from natopart.model.pool import country, pool
    from natopart.model.stamp import Stamp
    from natopart.model.view import View
    from natopart.planning.summit.wishes import Wishes
    from natopart.problems import InvalidData, NatopartError, Problem, UsageError
    from natopart.scoring.matrix import table
    from natopart.scoring.profile import changed
    from natopart.scoring.robustness import Doubts, Questions
    from natopart.scoring.score import Result, Scores, score_table
    from natopart.scoring.tree import grow
    from natopart.version import __version__

_PUBLIC = {
    "Component": "model.index",
    "Criterion": "model.index",
    "Dataset": "model.dataset",
    "Doubts": "scoring.robustness",
    "Goalposts": "model.index",
    "Index": "model.index",
    "Indicator": "model.index",
    "InvalidData": "problems",
    "NatopartError": "problems",
    "Problem": "problems",
    "Profile": "model.index",
    "Questions": "scoring.robustness",
    "Result": "scoring.score",
    "Scores": "scoring.score",
    "Stamp": "model.stamp",
    "UsageError": "problems",
    "View": "model.view",
    "Wishes": "planning.summit.wishes",
    "__version__": "version",
    "as_of": "api",
    "backtest": "api",
    "champions": "api",
    "changed": "scoring.profile",
    "country": "model.pool",
    "explain": "api",
    "functions": "api",
    "grow": "scoring.tree",
    "load": "api",
    "pool": "model.pool",
    "propose": "api",
    "robustness": "api",
    "score": "api",
    "score_own": "api",
    "score_table": "scoring.score",
    "statement": "api",
    "summit": "api",
    "table": "scoring.matrix",
    "weigh": "api",
}

__all__ = [
    "Component",
    "Criterion",
    "Dataset",
    "Doubts",
    "Goalposts",
    "Index",
    "Indicator",
    "InvalidData",
    "NatopartError",
    "Problem",
    "Profile",
    "Questions",
    "Result",
    "Scores",
    "Stamp",
    "UsageError",
    "View",
    "Wishes",
    "__version__",
    "as_of",
    "backtest",
    "champions",
    "changed",
    "country",
    "explain",
    "functions",
    "grow",
    "load",
    "pool",
    "propose",
    "robustness",
    "score",
    "score_own",
    "score_table",
    "statement",
    "summit",
    "table",
    "weigh",
]


def __getattr__(name: str) -> Any:
    """Return a public name, imported now.

    Raises:
        AttributeError: where there is no such name.
    """
    if name not in _PUBLIC:
        raise AttributeError(f"module 'natopart' has no attribute '{name}'")
    return getattr(import_module(f"natopart.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return __all__
