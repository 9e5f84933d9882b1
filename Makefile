# The two commands of the README are `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready

.PHONY: demo test lint types layers docs check clean

# One pinned environment for everything; it is remade when a pin changes.
$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $(READY)

demo: $(READY)
	$(VENV)/bin/whence demo

test: $(READY)
	$(VENV)/bin/python -m pytest

lint: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(READY)
	$(VENV)/bin/mypy

layers: $(READY)
	$(VENV)/bin/lint-imports

docs: $(READY)
	$(VENV)/bin/python docs/build.py --check
	$(VENV)/bin/python resources/build.py --check

check: lint types layers docs test

clean:
	rm -rf $(VENV) demo build dist *.egg-info
