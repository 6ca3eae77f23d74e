"""The sourced, reviewed, versioned record: one SQLite file for a process."""
