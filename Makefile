# `make site` builds the site, `make test` runs the tests; both set up all they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EVAL ?=
JUDGES := $(if $(shell command -v npm),tests/web/node_modules/.package-lock.json)

.PHONY: site serve test web lint check export score bench requirements clean help

help: ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

site: $(VENV)/.site ## build the site, warnings are failures
	$(BIN)/mkdocs build --strict
	@echo "The site is in site/: open site/index.html or run 'make serve'."

serve: $(VENV)/.site ## build, serve on http://127.0.0.1:8000/ and rebuild on every change
	$(BIN)/mkdocs serve

test: $(VENV)/.dev web ## run the tests; browser tests need Chromium on the machine, some of them Node too
	$(BIN)/pytest -q -n auto -m "not alone"
	$(BIN)/pytest -q -m alone

web: $(JUDGES) ## install what judges the built site in tests: axe, Lighthouse, html-validate

lint: $(VENV)/.dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: $(VENV)/.site ## fail when committed pages or register are not what the articles give
	$(BIN)/digest check

export: $(VENV)/.site ## everything the site shows as JSON, on standard output
	@$(BIN)/digest export

score: $(VENV)/.site ## score against labelled sets: make score EVAL=FOLDER
	@test -n "$(EVAL)" || { echo "say where the labelled sets are: make score EVAL=FOLDER" >&2; exit 2; }
	$(BIN)/python benchmarks/score.py $(EVAL)

bench: $(VENV)/.site ## speed of each part
	for f in benchmarks/quotes.py benchmarks/figures.py benchmarks/comparison.py benchmarks/events.py; do \
	  $(BIN)/python $$f || exit 1; done

requirements: $(VENV)/.dev ## pin what pyproject.toml asks for, with hashes
	$(BIN)/python requirements/pin.py

clean: ## forget the environment, the cache and the built site
	rm -rf $(VENV) .cache site

# The package itself is installed apart: pip refuses editable installs together with hashes.
$(VENV)/.site: requirements/site.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	touch $@

tests/web/node_modules/.package-lock.json: tests/web/package-lock.json
	npm ci --silent --prefix tests/web
	touch $@
