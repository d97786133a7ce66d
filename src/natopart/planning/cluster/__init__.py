"""Who should pool a capability: the programme, its solution, shares and reasons."""
