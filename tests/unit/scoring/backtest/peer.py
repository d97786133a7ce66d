"""The metrics of scikit-learn, imported where they are asked for: the import takes seconds."""

from __future__ import annotations

from collections.abc import Sequence


def auc(truth: Sequence[bool], scores: Sequence[float]) -> float:
    from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

    return float(roc_auc_score(truth, scores))


def average_precision(truth: Sequence[bool], scores: Sequence[float]) -> float:
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(truth, scores))
