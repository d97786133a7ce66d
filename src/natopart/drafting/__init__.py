"""Results as documents: statements, each with its evidence."""
