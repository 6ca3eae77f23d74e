"""How sure the built-in reader may be of a fact: a share, calibrated on reports read by hand."""

from detente.read.confidence.weights import weigh

__all__ = ["weigh"]
