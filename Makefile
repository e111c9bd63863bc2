# Readout: `make demo` shows it, `make test` checks it. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
SERVE ?= 1
PORT ?= 8000
EVENTS ?= 30000

.PHONY: help demo test score bench docs clean format

help:
	@echo "make demo           read samples/, print the events, serve the API (SERVE=0: stop after the table; PORT=8000)"
	@echo "make test           every check and every test"
	@echo "make score          extraction quality against the labelled documents of ../shared"
	@echo "make bench          how fast documents are read (beside stock spaCy), go in and are asked, and how well claims are merged; needs ../shared"
	@echo "make docs           the pages of the Python API, into build/api"
	@echo "make format         let ruff put the code in order"
	@echo "make clean          remove the environment and what was built"

# The stamp holds the hash of what the environment was made from; a half-made one has none and is made anew.
$(STAMP): pyproject.toml constraints.txt
	@echo "Setting up the environment in $(VENV) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --no-warn-script-location --disable-pip-version-check -c constraints.txt -e '.[dev,notebook]'
	@touch $@

demo: $(STAMP)
	@$(BIN)/readout demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest
	$(BIN)/pytest --nbmake notebooks

score: $(STAMP)
	@$(BIN)/python -m bench.score
	@$(BIN)/python -m bench.score_reference

bench: $(STAMP)
	@$(BIN)/python -m bench.extraction_speed
	@$(BIN)/python -m bench.merging | head -1
	@$(BIN)/python -m bench.speed rows
	@$(BIN)/python -m bench.speed document
	@$(BIN)/python -m bench.frames
	@$(BIN)/python -m bench.doors --fill $(EVENTS)

docs: $(STAMP)
	@$(BIN)/python -m tools.api_pages build/api

format: $(STAMP)
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

clean:
	rm -rf $(VENV) build *.egg-info kg .mypy_cache .ruff_cache .pytest_cache
