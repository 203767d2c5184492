# The commands of this project. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
# What `make fuzz` makes up follows from this number.
SEED := $(or $(SEED),$(shell date +%s))

# The folder with what a district adds, such as data/examples/district; empty for the course alone.
export DISTRICT ?= data/district

# Keeps the theme's notice about its own future out of every build.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help install site offline gallery serve check test firefox fuzz lint fix release links bench lighthouse conformance lasting pictures lock clean

help: ## list these commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

install: $(VENV)/.site-ready ## set up what checks and builds the site, and no more

site: $(VENV)/.site-ready ## build the site into site/
	@echo "Building the site"
	@test -n "$(SITE_URL)" || echo "(for a preview; to publish it yourself, set SITE_URL to its address)"
	@$(BIN)/python -m mkdocs build --strict --clean
	@echo "Done: open site/index.html through 'make serve', or publish the folder site/"

offline: $(VENV)/.site-ready ## pack the site into site/offline.zip, to open without a network
	@echo "Building the copy for a disk"
	@DIRECTORY_URLS=false $(BIN)/python -m mkdocs build --strict --clean --site-dir build/offline
	@$(BIN)/python -m macros pack build/offline site/offline.zip
	@echo "Done: unpack site/offline.zip and open index.html in it"

gallery: $(VENV)/.site-ready ## show every example of every component, in build/gallery/
	@echo "Building the gallery"
	@$(if $(SITE_URL),SITE_URL=$(SITE_URL)gallery/ )$(BIN)/python -m macros gallery build/gallery
	@echo "Done: open build/gallery/index.html"

serve: $(VENV)/.site-ready ## preview the site at http://127.0.0.1:8000/ and show every change
	@$(BIN)/python -m macros serve --port $(PORT)

check: $(VENV)/.site-ready ## report every problem in data/ and docs/
	@$(BIN)/python -m macros check --district "$(DISTRICT)"

test: $(VENV)/.test-ready ## run all tests, in a browser too
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

firefox: $(VENV)/.test-ready ## run what readers do in Firefox as well
	@$(BIN)/python -m tests.browser.firefox
	@$(BIN)/python -m pytest tests/browser --firefox --numprocesses auto --maxprocesses 4 --dist worksteal

fuzz: $(VENV)/.test-ready ## look long for a file that the check cannot answer: make fuzz SEED=1
	@echo "The same again: make fuzz SEED=$(SEED)"
	@$(BIN)/python -m pytest tests/fuzz --hypothesis-profile deep --hypothesis-seed $(SEED) --numprocesses auto

lint: $(VENV)/.test-ready ## check style and types of the Python code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

fix: $(VENV)/.test-ready ## format the Python code, write what is made from the models, keep the ids and questions of today
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/python -m macros write
	@$(BIN)/python -m macros keep

release: $(VENV)/.site-ready ## write down what has changed since the last release: make release NAME="Winter 2027"
	@test -n "$(NAME)" || { echo 'Say its name: make release NAME="Winter 2027"'; exit 1; }
	@$(BIN)/python -m macros release "$(NAME)"

links: $(VENV)/.site-ready ## open every address outside that the course names, and say which still answer (needs a network)
	@$(BIN)/python -m macros links --district "$(DISTRICT)"

bench: $(VENV)/.test-ready ## measure all that takes time or weighs, beside other engines; a part: make bench BENCH="--sizes 10,100"
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m tests.benchmarks $(BENCH)
	@$(BIN)/python -m tests.benchmarks.search

lasting: $(VENV)/.test-ready ## build the course with other engines too, and compare the pages (installs them once)
	@$(BIN)/python -m tests.lasting

lighthouse: $(VENV)/.test-ready ## report what Lighthouse says of five pages, on a phone and on a desktop (needs Node)
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m tests.benchmarks.lighthouse

conformance: $(VENV)/.test-ready ## hold every page of four sites against two checkers of HTML (needs Node and Java)
	@$(BIN)/python -m tests.conformance

pictures: $(VENV)/.test-ready ## make the pictures for the README and for shared links
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m tests.pictures

lock: ## write the pinned, hashed requirements anew (needs uv)
	cd requirements && uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --no-header site.in -o site.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --no-header test.in -o test.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --no-header engines.in -o engines.txt

clean: ## remove everything that these commands made
	rm -rf $(VENV) site build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15) and "Python 3.11 to 3.14 is needed; this is " + sys.version)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site-ready: requirements/site.txt | $(VENV)/bin/python
	@echo "Installing what builds the site (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	@touch $@

$(VENV)/.test-ready: requirements/test.txt $(VENV)/.site-ready
	@echo "Installing what tests the site (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@
