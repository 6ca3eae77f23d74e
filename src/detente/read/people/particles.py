"""Small words inside names: "van den Broek", "bin Tariq al-Hadi"."""

from __future__ import annotations

from detente.read.people.lexicon import word_set

PARTICLES = word_set(
    "de da do dos das di du del della la le les van von der den ter ten bin bint binti ibn al el ul abu umm y e af ben ould uld wuld walad ag ult walet mint bat los las zu zur vom av"
)
