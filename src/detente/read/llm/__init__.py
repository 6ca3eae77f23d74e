"""The optional reader that asks a language model: one OpenAI-compatible endpoint that the user names.

What a model answers is a set of claims. A claim becomes a fact only where the words it quotes stand in the document,
and no other word of the model's enters a fact (`facts`). The model has no tools; nothing it writes is carried out.
"""

from __future__ import annotations
