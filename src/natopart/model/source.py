"""A document that states facts."""

from __future__ import annotations

from natopart.model.fact import Model, PartialDate


class Source(Model):
    """A document: what it is called, who published it, when, where, under which terms."""

    id: str
    title: str
    publisher: str
    published: PartialDate | None = None
    url: str = ""
    licence: str = ""
