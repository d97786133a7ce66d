"""A statement of the Alliance and its partners, as a document tree that knows its evidence."""
