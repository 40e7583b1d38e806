# Everything a fresh machine needs is python3 (3.11 or newer) with venv. The environment is made in .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check -q
RUN_MARK := .venv/.run-installed
DEV_MARK := .venv/.dev-installed

.PHONY: basemap install demo test check check-rest format docs gate clean help

help:            ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

install: $(DEV_MARK)  ## make .venv with everything: running, tests, docs

demo: $(RUN_MARK)  ## install what running needs, read the packaged sample, print its brief
	$(BIN)/tetrapylon demo

test: $(DEV_MARK)  ## run the tests
	$(BIN)/python -m pytest

ui: $(RUN_MARK)  ## build the desk's page anew
	$(BIN)/python ui/build_page.py

BASEMAP := src/tetrapylon/desk/basemap.pmtiles

basemap: $(BASEMAP)  ## build the fuller base map (borders and names of provinces) from registry packages, once

$(BASEMAP): tools/build_basemap.py | $(RUN_MARK)
	$(BIN)/python tools/build_basemap.py

shots: $(DEV_MARK)  ## photograph every screen of the desk into docs/desk
	$(BIN)/python -m benchmarks.desk_shots

check: test check-rest  ## format, lint, types, rooms, tests, docs, gate

check-rest: $(DEV_MARK)
	$(BIN)/ruff format --check src tests evals
	$(BIN)/ruff check src tests evals
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/python -m evals gate

gate: $(DEV_MARK)  ## score every task that has floors
	$(BIN)/python -m evals gate

format: $(DEV_MARK)  ## format and mend what can be mended by machine
	$(BIN)/ruff format src tests evals
	$(BIN)/ruff check --fix src tests evals

docs: $(DEV_MARK)  ## build the documentation into site/
	$(BIN)/mkdocs build --strict

$(RUN_MARK): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --no-compile -c constraints.txt -e .
	$(BIN)/python -m tetrapylon.run.verify_pipeline
	touch $@

$(DEV_MARK): $(RUN_MARK)
	$(PIP) install -c constraints.txt -e '.[dev,docs,evals,formats]'
	$(PIP) install -c constraints.txt -e '.[ftm]' || echo "followthemoney needs the ICU headers (libicu-dev, pkg-config, g++); its tests are skipped"
	touch $@

clean:           ## remove the environment and what was built
	rm -rf .venv site dist build
