"""Names on the command line, checked against what there is."""

from __future__ import annotations

from collections.abc import Iterable

from natopart.cli.ask import Question
from natopart.model.pool import country
from natopart.model.view import FRAMEWORKS
from natopart.model.words import key
from natopart.problems import UsageError, unknown
from natopart.scoring.tree import grow


def one_of(wanted: str, known: Iterable[str], what: str) -> str:
    """Return the known name that is wanted, in any case, with spaces for hyphens if need be.

    Raises:
        UsageError: where there is none; it names the nearest.
    """
    names = tuple(known)
    found = key(wanted)
    if found in names:
        return found
    raise unknown(what, wanted, names, spelt=found)


def criterion_of(question: Question, wanted: str | None) -> str | None:
    """Return the id of a criterion."""
    if wanted is None:
        return None
    return one_of(wanted, (c.id for c in question.dataset.index.criteria), "criterion")


def function_of(question: Question, wanted: str | None) -> str | None:
    """Return the id of a function that the index scores.

    Raises:
        UsageError: where it is unknown, or known and not scored, with the reason.
    """
    if wanted is None:
        return None
    name = one_of(wanted, question.dataset.functions, "function")
    tree = grow(question.dataset.index, question.profile, question.dataset)
    scored = [f.id for c in tree.children if c.best for f in c.children]
    if name not in scored:
        raise UsageError(
            f"the function '{name}' is not scored: too few of its capability types are in the"
            f" index; scored are {', '.join(sorted(scored))}"
        )
    return name


def functions_of(question: Question, wanted: str | None) -> tuple[str, ...]:
    """Return the ids of the functions named between commas, scored or not; without a text none.

    Raises:
        UsageError: where one is unknown, or none is named.
    """
    if wanted is None:
        return ()
    names = [name for name in wanted.split(",") if name.strip()]
    if not names:
        raise UsageError("--function names no function; natopart functions lists them")
    return tuple(one_of(name, question.dataset.functions, "function") for name in names)


def region_of(question: Question, wanted: str | None) -> frozenset[str] | None:
    """Return the countries of a region of challenges."""
    if wanted is None:
        return None
    return question.view.of_region(one_of(wanted, question.dataset.regions, "region"))


def regions_of(question: Question, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of regions of challenges, each once."""
    regions = question.dataset.regions
    return tuple(dict.fromkeys(one_of(name, regions, "region") for name in wanted))


def volunteers_of(question: Question, wanted: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return who volunteers for what, each once: the code of a country and the id of a function.

    Raises:
        UsageError: where one is not written COUNTRY=FUNCTION, or a name in it is unknown.
    """
    found = []
    for text in wanted:
        who, sign, what = text.partition("=")
        if not sign:
            raise UsageError(f"'{text}' is no volunteer; write it as in SWE=education-and-training")
        function = one_of(what, question.dataset.functions, "function")
        found.append((country(question.dataset, who), function))
    return tuple(dict.fromkeys(found))


def framework_of(question: Question, wanted: str | None) -> frozenset[str] | None:
    """Return the countries of the pool that belong to a framework at the date."""
    if wanted is None:
        return None
    name = one_of(wanted, FRAMEWORKS, "framework")
    return frozenset(c for c in question.pool if question.view.membership(c, name))


def sources_of(wanted: str | None) -> tuple[str, ...]:
    """Return the sources of doubt named between commas, in their order; without a text all.

    `none` names none.

    Raises:
        UsageError: where one is not known, or none is named without saying so.
    """
    from natopart.scoring.smaa.doubts import SOURCES

    if wanted is None or wanted.strip().lower() == "all":
        return tuple(SOURCES)
    if wanted.strip().lower() == "none":
        return ()
    named = {one_of(name, SOURCES, "source of doubt") for name in wanted.split(",") if name.strip()}
    if not named:
        raise UsageError(f"no source of doubt is named; there are {', '.join(SOURCES)} and none")
    return tuple(source for source in SOURCES if source in named)
