"""The closed forms by name, in the order of docs/reference/commitment.md, which derives each."""

from __future__ import annotations

from detente.analysis.commitment.forms.bargaining import BARGAINING
from detente.analysis.commitment.forms.enforcing import ENFORCING
from detente.analysis.commitment.forms.guaranteeing import GUARANTEEING
from detente.analysis.commitment.forms.ratifying import RATIFYING
from detente.analysis.commitment.forms.shifting import SHIFTING
from detente.analysis.commitment.forms.stepping import STEPPING

FORMS = {form.name: form for form in (*BARGAINING, *SHIFTING, *ENFORCING, *GUARANTEEING, *STEPPING, *RATIFYING)}
"""By the name under which a model calls it."""
