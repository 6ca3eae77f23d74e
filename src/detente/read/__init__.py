"""Sources in, facts out, each anchored to passages."""
