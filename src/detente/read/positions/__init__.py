"""Who wants, accepts and refuses what, and under which condition."""
