"""The brief: what page one claims, the annexes, and its forms."""
