"""What a dataset is called and the date for which it answers."""

from __future__ import annotations

from natopart.model.fact import Model, PartialDate


class Info(Model):
    """The file dataset.yaml: what the dataset is called and its reference date."""

    title: str
    version: str
    reference_date: PartialDate
