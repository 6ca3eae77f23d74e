"""The training of what tells meetings and who sat there."""
