"""From facts to indicators, criteria and ranks."""
