"""Meetings, proposals, decisions, events, and how the sides describe the talks."""
