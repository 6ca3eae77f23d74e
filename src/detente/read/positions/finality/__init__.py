"""Whether a demand or a refusal is a red line: a learnt judge of the words in and around it."""
