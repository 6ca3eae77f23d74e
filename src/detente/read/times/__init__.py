"""When: date expressions resolved against the time of publication."""
