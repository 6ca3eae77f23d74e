"""One module a version of the schema, in plain SQL that is never changed afterwards."""
