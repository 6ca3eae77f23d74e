"""Whose side a person or body is on where no rule tells: a learnt ranking of the sides that a report names."""
