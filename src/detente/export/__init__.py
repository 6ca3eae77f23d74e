"""Standard formats."""
