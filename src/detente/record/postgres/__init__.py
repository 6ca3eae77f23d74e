"""The record in a PostgreSQL database, for teams (extra `postgres`): the same tables, the same chain, roles."""
