"""Sittings: from the words that tell of one to the meetings of a report."""
