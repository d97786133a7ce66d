"""The ranking of a pool under a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.problems import unknown
from natopart.scoring.evaluate import Node, Readings, evaluate
from natopart.scoring.matrix import readings
from natopart.scoring.rank import leaders, percentile, rank_ranges, ranks, rounded
from natopart.scoring.tree import Branch, grow

if TYPE_CHECKING:
    from natopart.model.index import Profile


class CriterionScore(NamedTuple):
    """A partner in one criterion; `rank` is none where its evidence is too thin."""

    score: float | None
    bounds: tuple[float, float]
    evidence: float
    rank: int | None


NOTHING = CriterionScore(None, (0.0, 1.0), 0.0, None)
"""A criterion of which nothing applies: no indicator of it has a weight."""


class Result(NamedTuple):
    """One partner in the ranking, with the tree that explains it.

    `rank` and `rank_range` are none where it is unranked, and `reason` says why. `bounds`
    are none under the rule `any-one`.
    """

    partner: str
    name: str
    rank: int | None
    rank_range: tuple[int, int] | None
    score: float | None
    bounds: tuple[float, float] | None
    evidence: float
    criteria: Mapping[str, CriterionScore]
    most_capable_in: tuple[str, ...]
    ranked: bool
    reason: str
    tree: Node


class Scores(NamedTuple):
    """A ranking: ranked partners first, by rank, then the others, by score.

    `criteria` are names by id, `leaders` the names of those most capable in each, best first,
    of the whole pool even where fewer rows are shown. `footnotes` are those that NATO sets to
    names, by partner.
    """

    stamp: Stamp
    by: str
    criteria: Mapping[str, str]
    leaders: Mapping[str, tuple[str, ...]]
    results: tuple[Result, ...]
    footnotes: Mapping[str, str] = {}

    def of(self, partner: str) -> Result:
        """Return the result of one partner.

        Raises:
            KeyError: where it is not in the pool.
        """
        for result in self.results:
            if result.partner == partner:
                return result
        raise KeyError(partner)

    def rank_of(self, partner: str) -> int | None:
        """Return the rank of a partner, none where it is unranked or not in the pool."""
        return next((r.rank for r in self.results if r.partner == partner), None)

    def only(
        self,
        region: frozenset[str] | None = None,
        framework: frozenset[str] | None = None,
        top: int | None = None,
    ) -> Scores:
        """Return the ranking with fewer rows and the same ranks.

        `region` and `framework` are the countries shown, `top` how many of these, from the
        first on; whoever ties with the last of them is shown too.
        """
        shown = [
            r
            for r in self.results
            if (region is None or r.partner in region)
            and (framework is None or r.partner in framework)
        ]
        if top is not None:
            ranks = [r.rank for r in shown if r.rank is not None][:top]
            shown = [r for r in shown if ranks and r.rank is not None and r.rank <= ranks[-1]]
        return self._replace(results=tuple(shown))


def score(
    view: View, pool: tuple[str, ...], profile: Profile, stamp: Stamp, by: str | None = None
) -> Scores:
    """Return the ranking of the countries of a pool at the date of the view.

    `by` re-ranks by one criterion or function instead of the whole index.

    Raises:
        UsageError: where there is none of that name.
    """
    tree = grow(view.dataset.index, profile, view.dataset)
    cells = {code: readings(view, code, tree) for code in pool}
    names = {code: view.name(code) for code in pool}
    footnotes = {code: text for code in pool if (text := view.footnote(code))}
    return score_table(cells, names, tree, profile, stamp, by)._replace(footnotes=footnotes)


def score_table(
    cells: Mapping[str, Readings],
    names: Mapping[str, str],
    tree: Branch,
    profile: Profile,
    stamp: Stamp,
    by: str | None = None,
) -> Scores:
    """Return the ranking of a table of readings under a tree and a profile.

    Works for any units and any index: nothing in it knows of countries.

    Raises:
        UsageError: where `by` is neither a criterion nor a function of the tree.
    """
    known = [b.id for c in tree.children for b in (c, *(c.children if c.best else ()))]
    if by is not None and by not in known:
        raise unknown("part of the index", by, known)
    roots = {
        code: node
        for code in sorted(cells)
        if (node := evaluate(tree, cells[code], profile.aggregation, profile.missing))
    }
    return ranked(roots, names, tree, profile, stamp, by)


def ranked(
    roots: Mapping[str, Node],
    names: Mapping[str, str],
    tree: Branch,
    profile: Profile,
    stamp: Stamp,
    by: str | None = None,
) -> Scores:
    """Return the ranking of scored trees, by code, under the profile that scored them."""
    criteria = _criteria(roots, tree, profile)
    weighed = {branch.id for branch in tree.children if branch.weight > 0}
    needed = tuple(name for name in profile.requires if name in weighed)
    judging = profile.model_copy(update={"requires": needed})
    judged = {code: _judge(code, node, criteria, judging, by) for code, node in roots.items()}
    results = _results(roots, names, criteria, judged, profile)
    ordered = sorted(
        results, key=lambda r: (r.rank is None, r.rank or 0, -(r.score or 0.0), r.partner)
    )
    labels = {branch.id: branch.name for branch in tree.children}
    leading = {name: _leading(ordered, name) for name in labels}
    return Scores(stamp, by or tree.id, labels, leading, tuple(ordered))


def _leading(results: Sequence[Result], criterion: str) -> tuple[str, ...]:
    capable = [r for r in results if criterion in r.most_capable_in]
    capable.sort(key=lambda r: (r.criteria[criterion].rank or 0, r.partner))
    return tuple(result.name for result in capable)


class _Judgement(NamedTuple):
    key: tuple[float, ...] | None
    score: float | None
    bounds: tuple[float, float] | None
    evidence: float
    reason: str


def _criteria(
    roots: Mapping[str, Node], tree: Branch, profile: Profile
) -> dict[str, dict[str, CriterionScore]]:
    found: dict[str, dict[str, CriterionScore]] = {code: {} for code in roots}
    for branch in tree.children:
        nodes = {c: n for c, root in roots.items() if (n := _child(root, branch.id))}
        known = {
            code: rounded(node.score)
            for code, node in nodes.items()
            if node.score is not None and node.evidence >= profile.min_evidence
        }
        places = ranks(known)
        for code in roots:
            node = nodes.get(code)
            found[code][branch.id] = (
                CriterionScore(node.score, node.bounds, node.evidence, places.get(code))
                if node
                else NOTHING
            )
    return found


def _child(root: Node, name: str) -> Node | None:
    return next((child for child in root.children if child.id == name), None)


def _judge(
    code: str,
    root: Node,
    criteria: Mapping[str, Mapping[str, CriterionScore]],
    profile: Profile,
    by: str | None,
) -> _Judgement:
    """Return what a partner is ranked by; no key where it is unranked, and why."""
    if by:
        return _judge_by(root.find(by), profile, by)
    if profile.rule == "any-one":
        return _judge_any_one(code, root, criteria)
    own = criteria[code]
    reasons = [
        _thin(name, own[name].evidence if name in own else 0.0, profile)
        for name in profile.requires
        if name not in own or own[name].rank is None
    ]
    known = root.score is not None
    key = (rounded(root.score),) if root.score is not None and not reasons else None
    reason = "; ".join(reasons) if reasons or known else "nothing is known"
    return _Judgement(key, root.score, root.bounds, root.evidence, reason)


def _judge_by(node: Node | None, profile: Profile, by: str) -> _Judgement:
    if node is None or node.score is None:
        return _Judgement(None, None, (0.0, 1.0), 0.0, f"nothing is known of {by}")
    if node.evidence < profile.min_evidence:
        reason = _thin(by, node.evidence, profile)
        return _Judgement(None, node.score, node.bounds, node.evidence, reason)
    return _Judgement((rounded(node.score),), node.score, node.bounds, node.evidence, "")


def _judge_any_one(
    code: str, root: Node, criteria: Mapping[str, Mapping[str, CriterionScore]]
) -> _Judgement:
    """Return the percentile ranks of a partner, best first; an unranked criterion is last."""
    shares = []
    for name, own in criteria[code].items():
        scores = [c.score for other in criteria.values() if (c := _ranked(other, name))]
        known = own.rank is not None and own.score is not None
        shares.append(percentile(own.score or 0.0, [s or 0.0 for s in scores]) if known else -1.0)
    best = tuple(sorted(map(rounded, shares), reverse=True))
    if not best or best[0] < 0:
        return _Judgement(None, None, None, root.evidence, "too little is known of any criterion")
    return _Judgement(best, best[0], None, root.evidence, "")


def _ranked(own: Mapping[str, CriterionScore], name: str) -> CriterionScore | None:
    return own[name] if name in own and own[name].rank is not None else None


def _thin(name: str, evidence: float, profile: Profile) -> str:
    return f"evidence {evidence:.2f} in {name}, below {profile.min_evidence:.2f}"


def _results(
    roots: Mapping[str, Node],
    names: Mapping[str, str],
    criteria: Mapping[str, Mapping[str, CriterionScore]],
    judged: Mapping[str, _Judgement],
    profile: Profile,
) -> list[Result]:
    places = ranks({code: j.key for code, j in judged.items() if j.key is not None})
    ranges = rank_ranges({c: b for c in places if (b := judged[c].bounds)})
    capable = _most_capable(criteria, profile)
    return [
        Result(
            partner=code,
            name=names[code],
            rank=places.get(code),
            rank_range=ranges.get(code),
            score=judged[code].score,
            bounds=judged[code].bounds,
            evidence=judged[code].evidence,
            criteria=criteria[code],
            most_capable_in=capable[code],
            ranked=code in places,
            reason=judged[code].reason,
            tree=root,
        )
        for code, root in roots.items()
    ]


def _most_capable(
    criteria: Mapping[str, Mapping[str, CriterionScore]], profile: Profile
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {code: [] for code in criteria}
    for name in dict.fromkeys(name for own in criteria.values() for name in own):
        places = {code: own[name].rank for code, own in criteria.items() if name in own}
        ranked = {code: rank for code, rank in places.items() if rank is not None}
        for code in leaders(ranked, profile.top_share):
            if criteria[code][name].score:  # who has nothing to show leads in nothing
                found[code].append(name)
    return {code: tuple(names) for code, names in found.items()}
