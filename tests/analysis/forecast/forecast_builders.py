"""Issues about invented talks, made briefly."""

from fractions import Fraction

from detente.analysis.forecast import held, issues_of


def issue_of(rows, **fields):
    """An issue of (name, position, capability, salience) rows."""
    actors = {name: {"position": x, "capability": c, "salience": s} for name, x, c, s in rows}
    return issues_of({"actors": actors, **fields}, origin="test")[0]


def points(rows):
    """The actors of an issue of single numbers."""
    return held(issue_of(rows))


def pairs(actors):
    """Places and weights of single numbers."""
    return [(one.position.low, one.weight.low) for one in actors]


def exact(value):
    return Fraction(str(value))
