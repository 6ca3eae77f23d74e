# Detente: every target does its own set-up in .venv; a second run starts at once.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q
OUT ?= out

.PHONY: help brief test lint format mutants bundles crashes datasette eval bench train-parser train-positions train-people train-meetings train-proposals lock system clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

brief: $(VENV)/.user ## read the sample reports and make their briefs
	@$(BIN)/python examples/make_briefs.py $(OUT)

test: $(VENV)/.dev system lint ## install what is missing, then lint and run all tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev ## formatting, rules, types and the direction of imports
	@$(BIN)/ruff format --check --quiet src tests evals benchmarks training examples docs
	@$(BIN)/ruff check --quiet src tests evals benchmarks training examples docs
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache | tail -n 4

format: $(VENV)/.dev ## put the code into the house's form
	@$(BIN)/ruff format src tests evals benchmarks training examples docs
	@$(BIN)/ruff check --fix src tests evals benchmarks training examples docs

mutants: $(VENV)/.dev ## read ten thousand damaged texts: no crash, every passage true
	@$(BIN)/python -m evals.mutations

bundles: $(VENV)/.dev ## a thousand generated records as bundles, out and in again
	@DETENTE_RECORDS=1000 $(BIN)/python -m pytest tests/record/test_record_bundle.py

crashes: $(VENV)/.dev ## two hundred kills of gathering, review and export; eight threads with a thousand decisions each
	@DETENTE_CRASHES=200 DETENTE_EDITS=1000 $(BIN)/python -m pytest -v -n 2 tests/record/test_record_threads.py \
	  tests/project/test_crashes.py tests/record/test_record_disk.py tests/record/test_record_recasting.py

datasette: $(VENV)/.dev ## open a record in Datasette, in an environment of its own
	@$(BIN)/python -m venv build/datasette && build/datasette/bin/python -m pip install -q "datasette>=0.65,<2"
	@DETENTE_DATASETTE=build/datasette/bin/python $(BIN)/python -m pytest -n 0 tests/record/test_record_datasette.py

eval: $(VENV)/.dev ## score the reader on ../shared and our own reports
	@$(BIN)/python -m evals

bench: $(VENV)/.dev ## speed and memory, as ratios measured in one run
	@$(BIN)/python -m benchmarks

train-parser: $(VENV)/.dev ## train the tagger and parser anew from ../shared/treebanks (half an hour on one core)
	@if [ -d ../shared/treebanks ]; then nice -n 5 $(BIN)/python -m training.parser; \
	else echo "No treebanks in ../shared/treebanks: nothing to train on."; fi

train-positions: $(VENV)/.dev ## train the models of positions anew from training/positions (some minutes on one core)
	@nice -n 5 $(BIN)/python -m training.positions_model && nice -n 5 $(BIN)/python -m training.positions_model.finality

train-people: $(VENV)/.dev ## train anew what tells who is an actor, whose side people are on, and whom talks are between (some minutes on one core)
	@nice -n 5 $(BIN)/python -m training.people_model.actors && nice -n 5 $(BIN)/python -m training.people_model && \
	  nice -n 5 $(BIN)/python -m training.people_model.principals

train-meetings: $(VENV)/.dev ## train anew what tells meetings and who sat there (two minutes on one core)
	@nice -n 5 $(BIN)/python -m training.meetings_model

train-proposals: $(VENV)/.dev ## train anew what tells proposals, whose they are and how they fare (two minutes on one core)
	@nice -n 5 $(BIN)/python -m training.proposals_model

lock: $(VENV)/.dev ## pin the dependencies anew, with hashes
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --upgrade pyproject.toml --group install -o requirements/user.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url pyproject.toml --group install --group dev -c requirements/user.txt -o requirements/dev.txt

clean: ## remove what the targets made
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The first Python of at least 3.11 that runs; where a Debian machine has no venv module, root gets it.
$(BIN)/python:
	@set -e; for python in python3 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; done; \
	if [ -z "$$found" ]; then echo "Detente needs Python 3.11 or later, and none was found on PATH." >&2; exit 1; fi; \
	echo "Setting up $(VENV) with $$($$found --version) …"; \
	$$found -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && $$found -m venv $(VENV); \
	  else echo "Python's venv module is missing: install it (Debian: python3-venv)." >&2; exit 1; fi; }

$(VENV)/.user: requirements/user.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Detente needs (once) …"
	@$(PIP) install --require-hashes -r requirements/user.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.user
	@echo "Installing what its developers need (once) …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# The browser tests use the system's Chromium, those of the store for teams its PostgreSQL; where one is missing and we may
# not install it, they skip and say so. The tests start a server of their own.
system:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Chromium for the browser tests (once) …"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      chromium fonts-dejavu-core >/dev/null || echo "Chromium could not be installed: the browser tests will skip."; \
	  else echo "No Chromium: the browser tests will skip (Debian: apt-get install chromium)."; fi; }
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing PostgreSQL for the tests of the store for teams (once) …"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      postgresql >/dev/null || echo "PostgreSQL could not be installed: its tests will skip."; \
	  else echo "No PostgreSQL: its tests will skip (Debian: apt-get install postgresql)."; fi; }
