# Beeldpas: the commands. `make help` lists them.

# The virtual environment's Python when there is one, else the first of the machine that is new enough.
PYTHON = $(or $(shell for python in .venv/bin/python python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; \
	done),$(error Python 3.11 or newer is needed, with Debian or Ubuntu: apt-get install python3))
VENV = .venv/bin
UV = $(firstword $(wildcard $(VENV)/uv) uv)
COMPILE = $(UV) pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.DEFAULT_GOAL := help
.PHONY: help run test lint bench report compare fuzz messages pictures lock clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 18

run: ## set up what is missing and start everything with demo data (PORT, SIM_PORT, RUN_DIR, DATABASE_URL, REDIS_URL)
	@$(PYTHON) -m dev.prepare run
	@exec $(VENV)/python -m dev.run

test: ## set up what is missing, lint, and run all tests (PYTEST_ARGS)
	@$(PYTHON) -m dev.prepare test
	@exec $(VENV)/python -m dev.check $(PYTEST_ARGS)

lint: ## ruff, mypy and import-linter
	@$(PYTHON) -m dev.prepare develop
	@exec $(VENV)/python -m dev.check --lint

bench: ## identifications per second, what each costs, and the demands on time and weight (BENCH_JSON=file)
	@$(PYTHON) -m dev.prepare test
	@exec $(VENV)/python -m dev.bench

report: ## measure every page and write docs/toegankelijkheid-rapport.md; best on a machine that does nothing else
	@$(PYTHON) -m dev.prepare test
	@mkdir -p docs/metingen
	@BENCH_JSON=docs/metingen/bench.json $(VENV)/python -m dev.bench
	@EISEN=1 EISEN_JSON=docs/metingen/toetsen.json $(VENV)/python -m pytest --quiet tests/toegankelijk/test_snelheid.py \
		tests/toegankelijk/test_code_en_afdruk.py tests/voorkant/test_leesbaarheid.py tests/e2e/test_cockpit.py
	@$(VENV)/python -m dev.rapport

compare: ## hostile DigiD answers at our adapter and at another library, and the speed of both (COMPARE_JSON=file)
	@$(PYTHON) -m dev.prepare develop
	@exec $(VENV)/python -m dev.vergelijking

fuzz: ## change DigiD answers at random, guided by coverage (FUZZ_SECONDS=600)
	@$(PYTHON) -m dev.prepare develop
	@exec $(VENV)/python -m dev.fuzz

messages: ## take the texts of the screens into locale/
	@$(PYTHON) -m dev.prepare develop
	@exec $(VENV)/python -m dev.messages

pictures: ## take the pictures of the README and the sheets of all screens anew (needs pdftoppm)
	@$(PYTHON) -m dev.prepare test
	@$(VENV)/python -m dev.beelden
	@SCHERMEN=docs exec $(VENV)/python -m pytest --quiet tests/toegankelijk/test_schermen.py

lock: ## take the newest allowed versions into requirements/*.txt (UV=path of uv)
	$(COMPILE) requirements/app.in --output-file requirements/app.txt
	$(COMPILE) requirements/demo.in --constraint requirements/app.txt --output-file requirements/demo.txt
	$(COMPILE) requirements/dev.in --constraint requirements/demo.txt --output-file requirements/dev.txt
	$(COMPILE) requirements/uv.in --output-file requirements/uv.txt
	$(COMPILE) requirements/fuzz.in --output-file requirements/fuzz.txt
	$(COMPILE) requirements/vergelijking.in --output-file requirements/vergelijking.txt

clean: ## remove everything that the other commands made, the demo data too
	rm -rf .venv .run static-root .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
