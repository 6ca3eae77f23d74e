"""How the learnt part of reading positions is made: sentences with their stances in, weights out."""
