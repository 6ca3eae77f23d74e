"""Whether an agreement would be kept: closed forms of the literature, with ranges in and ranges out.

Never one probability: an input is a range that somebody gives or assumes, and a result says what follows for all of it.
"""

from __future__ import annotations

from detente.analysis.commitment.curve import Curve, Line, curve
from detente.analysis.commitment.draft import drafted
from detente.analysis.commitment.evaluate import finding, findings
from detente.analysis.commitment.forms import FORMS
from detente.analysis.commitment.interface import Finding, Form, Input, Model, Result, Span, Verdict
from detente.analysis.commitment.loading import load_model, model_of
from detente.analysis.commitment.wording import as_data, catalogue, sentences

__all__ = [
    "FORMS",
    "Curve",
    "Finding",
    "Form",
    "Input",
    "Line",
    "Model",
    "Result",
    "Span",
    "Verdict",
    "as_data",
    "catalogue",
    "curve",
    "drafted",
    "finding",
    "findings",
    "load_model",
    "model_of",
    "sentences",
]
