import json, sys, zlib
from collections import Counter
from evals.corpora import source_of
from detente.model import load_catalogue
from detente.read.people import first
from detente.read.people.cast import Draft
from detente.read.people.homeland.signs import lands, none
from detente.read.people.lexicon import folded
from detente.read.rules import RuleReader
from training.people_model.principals import weighed
from training.reports import learnt_from, process_of
from training.signs import Asked
from training.sparse import of_choices
