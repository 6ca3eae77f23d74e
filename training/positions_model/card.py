"""What is written beside the models of positions: how good they are, and on which terms they may be used."""

from __future__ import annotations

CARD = """# The models of positions: accuracy card

Three networks of one hidden layer ({size:.1f} MB together, beside the word vectors), made by `make train-positions`: which issue of the
built-in catalogue a clause is about, which of its options, and what is done with it (asked for, accepted, weighed,
refused, nothing). Detente's reader uses them beside its rules: where these find nothing in a clause, and to leave out what
is hardly possible.

Trained on {clauses:,} clauses of the sentences in training/positions, written for this; on the phrases in
training/positions_model/phrases.yaml; and on the reports in evals/building, evals/wires, evals/drills and evals/dispatches. They go by words, pairs of words,
classes of like words (thesaurus.txt, written for this), the catalogue's own cues, what the rules make of a clause, and word vectors (see
LICENCE for what these were made of).

Right, in percent, on the clauses of those reports, every fourth process left out of training in turn ({parts} of the {of} parts):

| question | clauses | right |
|---|---|---|
{rows}

Issue and attitude are asked of clauses that hold a position, option with the issue given; "nothing held" of the others.
Some of the sentences were written after misses in evals/drills, which these figures therefore flatter.

Beside them stand three sets of weights, all fitted to these reports. context.json says how much it counts for a clause's issue what
its sentence, those before and after and the rest of the report are about. Right, in percent, in clauses that hold a position,
by models and weights that have not seen the process:

| issue, by | right |
|---|---|
{issues}

holders.json ranks who holds what a clause says, whose words it is, who is named in it or near it, the two sides, or
nobody (a conditional logit over signs of speech, place and grammar, no names). Right, in percent, in clauses that hold a
position, each process ranked by weights that have not seen it:

| who holds it | right |
|---|---|
{holders}

choice.json keeps or leaves out a finding of rules or models: a logistic regression over what rules, models and ranking see
of it, fitted to what was found with models and a ranking that had not seen the process. Positions as evals scores them, each
process read with models, ranking and choice that have not seen it (the rules have: they were made from these reports):

| reports | found | precision | recall | F1 |
|---|---|---|---|---|
{positions}

Not for: issues that a user adds to the catalogue (rules alone read those); languages other than English.
"""

LICENCE = """model.npz was fitted to texts written by the makers of Detente and is under the licence of Detente (Apache-2.0).

vectors.npz holds counts of which words stand near which, reduced to 64 directions, by training/positions_model/vectors.py.
The words were counted in the sentences in training/positions (ours, Apache-2.0) and in the training parts of two
treebanks of Universal Dependencies:

- UD English EWT, https://universaldependencies.org/treebanks/en_ewt, CC BY-SA 4.0
- UD English GUM, the openly licensed documents, https://universaldependencies.org/treebanks/en_gum, CC BY 4.0 and
  CC BY-SA 4.0

vectors.npz is therefore under CC BY-SA 4.0: https://creativecommons.org/licenses/by-sa/4.0/
"""
