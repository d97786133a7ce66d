"""docs/findings.md, made from the shipped data: `python -m tests.findings_page` writes it.

Every number in it is worked out here; only the judgements are written by hand, and whoever
changes the data reads them again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from textwrap import fill

import natopart
from natopart.model.view import View
from natopart.scoring.score import Result, Scores
from tests.findings_backtest import chapter as backtest
from tests.findings_clusters import chapter
from tests.findings_plans import chapter as plans
from tests.findings_robustness import chapter as robustness

PAGE = Path(__file__).resolve().parent.parent / "docs" / "findings.md"

CHICAGO, WALES = "2012-05-20", "2014-09-04"
SUMMITS = (CHICAGO, WALES, "2016-07-08", "2022-06-29", "2024-07-09", "2025-06-24")
CRITERIA = ("operations", "financial", "specific")

_HEAD = """\
# Findings

What natopart says about the partners of the Chicago Summit and since, whether or not it flatters the
policy paper behind it, or natopart. This page is made from the shipped data by
`python -m tests.findings_page`, and a test fails when the two differ.

## Why these thirteen?

On 21 May 2012 thirteen partners sat with the Allies at Chicago, and nobody could say clearly why these
thirteen. The ranking as of the day before (`natopart score --as-of 2012-05-20`) puts {overlap} of them
among its first thirteen. No weight, goalpost or threshold was chosen with the list in view.
"""


def page() -> str:
    """Return the page."""
    dataset = natopart.load()
    view = natopart.as_of(dataset, CHICAGO)
    thirteen = [
        code
        for seats in dataset.meetings["chicago-2012-partnership-meeting"].seats
        for code in seats.countries
    ]
    scores = natopart.score(view)
    parts = [
        _HEAD.format(overlap=_overlap(scores, thirteen)),
        *_places(view, scores, thirteen),
        *backtest(dataset),
        *_odd(view, scores),
        *_ranked(dataset),
        _SURE,
        *robustness(dataset, thirteen),
        *chapter(dataset, thirteen),
        *plans(dataset),
        _PAPER,
    ]
    return filled("\n".join(parts))


def filled(text: str) -> str:
    """Return Markdown with its paragraphs and list items filled to a hundred columns."""
    blocks = (block.strip("\n") for block in re.split(r"\n\s*\n", text))
    return "\n\n".join(_filled(block) for block in blocks if block) + "\n"


def _filled(block: str) -> str:
    if block.startswith(("|", "#")):
        return block
    if block.startswith("- "):
        items = re.split(r"\n(?=- )", block)
        return "\n".join(_fill(item, "  ") for item in items)
    return _fill(block)


def _fill(text: str, indent: str = "") -> str:
    words = " ".join(text.split())
    return fill(words, 100, subsequent_indent=indent, break_on_hyphens=False)


def first(scores: Scores, number: int) -> list[Result]:
    """Return those ranked among the first so many."""
    return [r for r in scores.results if r.rank is not None and r.rank <= number]


def _overlap(scores: Scores, wanted: list[str]) -> int:
    return len({r.partner for r in first(scores, len(wanted))} & set(wanted))


def _places(view: View, scores: Scores, thirteen: list[str]) -> Iterator[str]:
    profiles = ("default", "core-group", "any-one")
    ranked = {name: natopart.score(view, profile=name) for name in profiles}
    yield "| partner | " + " | ".join((*profiles, *CRITERIA)) + " |"
    yield "| --- |" + " ---: |" * 6
    for code in sorted(thirteen, key=lambda c: (scores.rank_of(c) or 99, c)):
        own = scores.of(code)
        places = [ranked[name].rank_of(code) for name in profiles]
        places += [own.criteria[name].rank for name in CRITERIA]
        yield f"| {own.name} | {' | '.join(str(p or '–') for p in places)} |"
    counts = [_overlap(ranked[name], thirteen) for name in profiles]
    counts += [_overlap(natopart.score(view, by=name), thirteen) for name in CRITERIA]
    yield f"| *of the thirteen among the first thirteen* | {' | '.join(map(str, counts))} |"
    inside = {r.partner for r in first(scores, 13)}
    intruders = [
        scores.of(c).name
        for c in sorted(inside - set(thirteen), key=lambda c: scores.rank_of(c) or 99)
    ]
    missed = sorted(set(thirteen) - inside, key=lambda c: scores.rank_of(c) or 99)
    yield ""
    yield f"Among the first thirteen and not invited: {', '.join(intruders)}."
    yield f"Invited and not among them: {', '.join(_placed(scores.of(c)) for c in missed)}."
    yield ""
    yield from _judged(view, thirteen)
    yield ""


def _judged(view: View, thirteen: list[str]) -> Iterator[str]:
    """Yield what the hits of every profile say, and what they do not."""
    everyone = {name: natopart.score(view, profile=name) for name in sorted(view.dataset.profiles)}
    hits = {name: _overlap(scores, thirteen) for name, scores in everyone.items()}
    told = ", ".join(f"`{name}` {count}" for name, count in hits.items())
    chance = len(thirteen) ** 2 / len(everyone["default"].results)
    places = {
        code: [scores.rank_of(code) or 99 for scores in everyone.values()] for code in thirteen
    }
    far = max(thirteen, key=lambda code: min(places[code]))
    yield (
        f"By profile: {told}. Thirteen partners drawn by lot would hold {chance:.1f} of them. So the"
        " ranking says more than chance about who was there, under whatever profile, and the counts"
        f" lie too near together (from {min(hits.values())} to {max(hits.values())}) to say that one"
        " profile or criterion explains the list better than another. No profile explains"
        f" {view.name(far)}: its best place is {min(places[far])}."
    )


def _placed(result: Result) -> str:
    return f"{result.name} ({result.rank})"


def _odd(view: View, scores: Scores) -> Iterator[str]:
    russia, georgia, pakistan = (scores.of(code) for code in ("RUS", "GEO", "PAK"))
    years = _reading(russia, "deployed-person-years")
    yield "## The oddest lines of 2012"
    yield ""
    yield (
        f"**Russia is number {russia.rank}.** It is not a slip. Its specific capabilities score"
        f" {_score(russia, 'specific')}: the fleets,\ntransport and air defence of a great power"
        " fill every formation. In operations it is number"
        f" {russia.criteria['operations'].rank}: a\nbrigade in IFOR and SFOR and up to"
        f" {_peak(view, 'kfor', 'RUS')} soldiers in KFOR count, and {years:,.0f} person-years are"
        " left of them\nafter decay although the last left in 2003. Its ability says nothing of its"
        " will: it had kept part of its\ncooperation through the crisis of 2008 and lost all of it"
        " in 2014, when it leaves the pool. Without the\nthird criterion"
        f" (`--profile core-group`) it is number {_in(view, 'core-group', 'RUS')}."
    )
    yield ""
    yield (
        f"**Pakistan is number {pakistan.rank}** with a score of"
        f" {_score(pakistan, 'operations')} in operations. It earns its place by holdings"
        f" ({_score(pakistan, 'specific')} in\nspecific capabilities, number"
        f" {pakistan.criteria['specific'].rank}), and the supply routes for ISAF that it had shut"
        " in November 2011 earn\nnothing. Algeria, Israel and Egypt stand where they do for the"
        " same reason. The mean lets one criterion\nmake up for another; the paper's *or* does so"
        " too. Whoever finds that wrong may lower the\nexponent: with `--aggregation 0.5` Pakistan is"
        f" number {_with_exponent(view, 0.5).rank_of('PAK')}. The geometric mean goes too far on such"
        " data: a single\nzero anywhere makes the whole zero, and"
        f" {_zeros(_with_exponent(view, 0))} of {len(scores.results)} partners then tie at 0."
    )
    yield ""
    yield (
        f"**Georgia is number {georgia.rank}** although number"
        f" {georgia.criteria['operations'].rank} in operations, and most capable there. Its means"
        f" are small (number\n{georgia.criteria['financial'].rank} in financial) and it owns hardly"
        f" any of what the scored functions need ({_score(georgia, 'specific')} in specific).\nThe"
        " indexed capability types are ships, aircraft, missiles and memberships; infantry, which"
        " Georgia gave,\nis counted as person-years and not as a holding. In the sense of the"
        " paper, one criterion is enough:\n"
        f"under `--profile any-one` it is number {_in(view, 'any-one', 'GEO')}."
    )
    yield ""
    yield from _also_odd(view, scores)


def _also_odd(view: View, scores: Scores) -> Iterator[str]:
    kazakhstan = scores.of("KAZ")
    yield (
        f"**Kazakhstan is number {kazakhstan.criteria['operations'].rank} in operations and most"
        " capable there** though no part of it in any operation is documented: its capabilities"
        f" score {_node(kazakhstan, 'capabilities'):.2f}, and all comes from political support"
        f" ({_node(kazakhstan, 'political-support'):.2f}): transit, overflight, meetings that it"
        " hosted and partnership tools. The two halves of the first criterion make up for each"
        " other, as the paper names both; whoever means troops reads the component alone with"
        " `--weights political-support=0`."
    )
    yield ""
    later = natopart.score(natopart.as_of(view.dataset, "2025-06-24"))
    hunters = _reading(later.of("GEO"), "mine-countermeasure-vessel")
    yield (
        f"**Georgia has {hunters:.0f} mine countermeasure vessels in 2025**, by a data set of grade C"
        " that counts differently from the one before, and no navy. Holdings of 2012, of 2017 to"
        " 2021 and of 2025 come from three publishers; where one takes over from the other a"
        " country may rise or fall without having bought or sold anything. `natopart validate`"
        " lists such steps (NP502). Differences in the third criterion between dates are to be"
        " read with that in mind, differences between partners at one date less so."
    )
    yield ""


def _node(result: Result, name: str) -> float:
    node = result.tree.find(name)
    assert node is not None
    return node.score or 0.0


def _reading(result: Result, name: str) -> float:
    node = result.tree.find(name)
    assert node is not None
    assert node.reading is not None
    return node.reading.value or 0.0


def _score(result: Result, name: str) -> str:
    return f"{result.criteria[name].score:.2f}"


def _peak(view: View, operation: str, code: str) -> str:
    rows = view.personnel(operation)[code]
    return f"{max(value for value, block in rows if block.grade != 'D'):,.0f}"


def _in(view: View, profile: str, code: str) -> int | None:
    return natopart.score(view, profile=profile).rank_of(code)


def _with_exponent(view: View, exponent: float) -> Scores:
    default = view.dataset.profiles["default"]
    changed = natopart.changed(view.dataset.index, default, aggregation=exponent)
    return natopart.score(view, profile=changed)


def _zeros(scores: Scores) -> int:
    return sum(r.score == 0 for r in scores.results)


def _ranked(dataset: natopart.Dataset) -> Iterator[str]:
    yield "## How many can be ranked, and how sure"
    yield ""
    yield "| as of | partners | ranked | median width of the rank range | nearest to being ranked |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for day in SUMMITS:
        scores = natopart.score(natopart.as_of(dataset, day))
        ranked = [r for r in scores.results if r.ranked]
        widths = [r.rank_range[1] - r.rank_range[0] for r in ranked if r.rank_range]
        yield (
            f"| {day} | {len(scores.results)} | {len(ranked)} | {median(widths):.1f} |"
            f" {_next(scores)} |"
        )
    yield ""


def _next(scores: Scores) -> str:
    """Return the unranked partners that lack least, with what they lack."""
    outside = [r for r in scores.results if not r.ranked]
    near = sorted(outside, key=lambda r: (r.reason.count(";"), _gap(r), r.partner))[:2]
    return "; ".join(f"{r.name}: {r.reason}" for r in near) or "–"


def _gap(result: Result) -> float:
    return max(max(0.0, 0.5 - c.evidence) for c in result.criteria.values())


_SURE = """\
In 2022 and 2024 the last documented holdings of many partners are more than six years old, so that they
lapse; the edition of 2025 fills the gap again. Holdings of the years 2019 to 2023 would lift Switzerland,
Armenia, Uzbekistan, Mongolia and others there. What would lift the next partner at the reference date are
recent holdings of Colombia, Pakistan, Algeria and Malta. Cyber defence, counter-terrorism, education and
training, and security sector reform are not scored as functions: too few of their capability types say
something about a provider and have an absence that can be known.

The rank ranges are wide. They say what the undocumented part of the lists *may* add, if all of it were
there, which is far more than what it is likely to add; yet only the first few and the last few places can
be told apart whatever the gaps hold. To read a difference of two or three places as a difference in
capability is to read noise.
"""

_PAPER = """\
## What this says about the paper

- *Regional frameworks no longer serve.* The leaders of each criterion come from the Partnership for Peace,
  the Mediterranean Dialogue, the Istanbul Cooperation Initiative and the partners across the globe alike,
  which supports the claim, weakly: a list drawn from four frameworks is not shown to be better than four lists.
- *Most capable by one criterion **or** another.* The criteria rank differently, and the rule matters: Georgia
  moves by many places between the mean and `any-one`. The paper does not say which it means.
- *Financial ability.* Means are documented for nearly all, deeds for few; what partners gave is small beside
  what they own, and the records of it are the weakest part of the dataset.
- *Political support* is the thinnest evidence in the first criterion: transit, bases and hosting have no
  complete lists, so that most partners have something unknown there.
"""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
