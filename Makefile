# `make sample` and `make test` need only make and Python 3.11 to 3.13; they set up everything else in $(VENV).

VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$p && break; done)
READY := $(VENV)/.ready
SAMPLES := pipeline/ircoder/samples/reports.jsonl
SPLIT ?= tune

.PHONY: sample test lint check slow-test spark-test evaluate benchmark clean

sample: $(READY)
	@mkdir -p build/sample
	$(VENV)/bin/ircoder code $(SAMPLES) -o build/sample/coded.jsonl
	$(VENV)/bin/ircoder code $(SAMPLES) -o build/sample/coded.csv
	$(VENV)/bin/ircoder explain $(SAMPLES) --id port-exchange --html build/sample/port-exchange.html
	$(VENV)/bin/ircoder explain $(SAMPLES) --id port-exchange
	@echo
	@echo "All six sample reports: build/sample/coded.csv and coded.jsonl; this one as a page: build/sample/port-exchange.html"

test: $(READY)
	$(VENV)/bin/pytest -n auto

slow-test: $(READY)
	$(VENV)/bin/pytest -n auto -m slow

spark-test: $(VENV)/.spark
	$(VENV)/bin/pytest -m slow tests/spark

lint: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

check: test slow-test spark-test lint

evaluate: $(READY)
	$(VENV)/bin/ircoder evaluate corpora/gold/$(SPLIT).jsonl

benchmark: $(READY)
	$(VENV)/bin/python benchmarks/throughput.py

clean:
	rm -rf $(VENV) build dist

$(VENV)/.spark: $(READY)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
	@touch $@

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "ircoder needs Python 3.11, 3.12 or 3.13; name one: make PYTHON=/path/to/python"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@
