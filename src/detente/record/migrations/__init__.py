"""Migrations of the record's schema, run by `detente.record.migrate`."""
