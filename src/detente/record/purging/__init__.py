"""Purging: a source or a person removed everywhere, history, indexes and copies included; tombstones stay.

`purge` decides and does it, in one transaction; `cleaning` takes it off the disk afterwards.
"""
