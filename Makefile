# make report                        the sample collection as one HTML page
# make report ARTICLES=some/folder   the same for your articles
# make lab                           the notebooks in JupyterLab
# make test                          everything: unit tests, notebooks, browser
PYTHON   ?= python3
ARTICLES ?= data/articles
OUT      ?= reports
VENV     := .venv
BIN      := $(VENV)/bin
PIP      := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: report lab test lint browser benchmark save-notebooks pictures constraints clean help

help:
	@sed -n '1,4s/^# //p' Makefile

report: $(VENV)/.installed
	@$(BIN)/news-actors report "$(ARTICLES)" --out "$(OUT)"

lab: $(VENV)/.installed
	$(BIN)/jupyter lab notebooks/00-index.ipynb

test: $(VENV)/.installed-tests browser
	$(BIN)/python -m pytest
	$(BIN)/python -m pytest --nbval --nbval-current-env --nbval-cell-timeout=300 \
	    --nbval-sanitize-with tests/nbval_sanitize.cfg -p tests.nbval_processors \
	    -p no:cacheprovider notebooks

lint: $(VENV)/.installed-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(VENV)/.installed-tests
	$(BIN)/python -m benchmarks.run

# The notebooks as they are kept in git: run 1..n in fresh kernels, noise dropped.
save-notebooks: $(VENV)/.installed-tests
	cd notebooks && ../$(BIN)/jupyter nbconvert --to notebook --execute --inplace [0-9]*.ipynb
	$(BIN)/nbstripout --keep-output --keep-count notebooks/[0-9]*.ipynb
	$(BIN)/ruff format --quiet notebooks
	$(BIN)/python -m tests.nbval_processors

# The README's pictures, from a report on the sample collection.
pictures: $(VENV)/.installed-tests browser
	$(BIN)/python docs/take_pictures.py

# Newest versions that fit pyproject.toml, for every Python and system it allows.
constraints: $(VENV)/.installed-tests
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra cluster --extra benchmark --universal --python-version 3.11 \
	    --upgrade --no-header --no-annotate --quiet -o constraints.txt

# Chromium drives the browser tests: used where found, installed where that is possible.
browser:
	@command -v chromium >/dev/null || { \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	    else \
	        echo "make test: no chromium here, so the browser tests will be skipped (install it to run them)"; \
	    fi; }

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "news-actors needs Python 3.11 or newer; make PYTHON=python3.12 … picks another"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	    echo "no venv module: on Debian, apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "setting up $(VENV) (once; a few minutes)"
	@$(PIP) -e .
	@touch $@

$(VENV)/.installed-tests: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "setting up $(VENV) for tests (once; a few minutes)"
	@$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build *.egg-info reports artefacts .pytest_cache .mypy_cache .ruff_cache
