"""The training of what tells proposals, whose they are and how they fare."""
