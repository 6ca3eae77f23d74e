"""Accuracy: the reader against hand annotation, with floors that cannot slip unseen."""
