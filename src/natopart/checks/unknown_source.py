"""The rule NP401."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import models
from natopart.model.dataset import Dataset


def unknown_source(dataset: Dataset) -> Iterator[Finding]:
    """NP401: a source that no file of sources has.

    What it does: looks up every id under `sources`.

    Why: a figure is worth as much as the document behind it; `natopart explain` must be able
    to name it.

    Example: `sources: [nato-isaf-placemt-2012-05-15]`, which lacks an `a`.

    Remedy: correct the id, or describe the document in sources.yaml or a file below sources/.
    """
    known = frozenset(dataset.sources)
    for spot, model in models(dataset):
        for i, name in enumerate(vars(model).get("sources", ())):
            if name not in known:
                yield spot.under("sources", i).unknown("NP401", "source", name, known)
